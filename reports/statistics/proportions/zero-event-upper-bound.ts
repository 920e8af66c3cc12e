// Upper limit of a proportion when no event was seen in n trials (Hanley & Lippman-Hand 1983; ISO/IEC 19795-1 "rule of 3").
export interface ZeroEventUpperBound {
  /** One-sided exact limit. */
  readonly exact: number;
  /** 3 / n, its approximation at 95 %. */
  readonly ruleOfThree: number;
}

export function zeroEventUpperBound({ n, conf }: { readonly n: number; readonly conf: number }): ZeroEventUpperBound {
  return { exact: -Math.expm1(Math.log1p(-conf) / n), ruleOfThree: 3 / n };
}
