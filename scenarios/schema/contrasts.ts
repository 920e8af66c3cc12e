// Which arms are compared with which: what every difference, ratio and sentence between two arms goes by.
interface Compared {
  readonly id: string;
  readonly baseline?: string | undefined;
}

export interface Contrast<A> {
  readonly arm: A;
  /** What it is compared with. */
  readonly baseline: A;
}

/** Each arm that has a baseline with it, in the order of the arms. */
export function contrastsOf<A extends Compared>(arms: readonly A[]): readonly Contrast<A>[] {
  return arms.flatMap((arm) => {
    const baseline = arms.find(({ id }) => id === arm.baseline);
    return baseline === undefined ? [] : [{ arm, baseline }];
  });
}
