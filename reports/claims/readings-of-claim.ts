// Which reading of "attempt", if any, gives the figures of a success claim: the denominator sweep held against each of the two.
import { asStated, percent } from '../words/quantity.ts';
import type { ClaimHere, ClaimResult } from '../results/claim-result.ts';
import type { ResultsOfSignIns } from '../results/results.ts';
import { mayBeClaimed } from '../statistics/claims/claimed-range.ts';
import { type RoundedFigure, rounded } from '../statistics/claims/rounded-figure.ts';

export type Reading = ResultsOfSignIns['denominators'][number];

/** A claim with the arms that it is held against. */
export interface ClaimOfArms extends Pick<ClaimResult, 'claimed'> {
  readonly here: Pick<ClaimHere, 'arms'>;
}

export interface ReadingsOfClaim {
  /** About the figure of the other side, a sentence. */
  readonly other: string;
  /** About the figure for passkeys, a sentence. */
  readonly passkey: string;
}

/** Undefined for claims that are not about success in both arms, and where no reading was estimated. */
export function readingsOfClaim(
  { claimed: { kind, unit, passkey, other, halfSteps }, here: { arms: sides } }: ClaimOfArms,
  { denominators, arms }: Pick<ResultsOfSignIns, 'denominators' | 'arms'>,
): ReadingsOfClaim | undefined {
  if (kind !== 'ratio' || unit !== 'proportion' || passkey === undefined || other === undefined) return undefined;
  const ofArm = (id: string | undefined) =>
    denominators.filter((reading) => reading.arm === id && reading.value !== undefined);
  const [ofPasskey, ofOther] = [ofArm(sides?.passkey), ofArm(sides?.other)];
  if (ofPasskey.length === 0 || ofOther.length === 0) return undefined;
  const named = (id: string | undefined) => arms.find((arm) => arm.id === id)?.inSentence ?? id ?? '';
  const figure = (value: number, halfStep = 0) => ({ value, halfStep });
  return {
    other: sentence(ofOther, figure(other, halfSteps.other), named(sides?.other)),
    passkey: sentence(ofPasskey, figure(passkey, halfSteps.passkey), named(sides?.passkey)),
  };
}

/** A reading gives a figure when its interval holds what rounds to it; without an interval, when it rounds to it itself. */
function gives({ value = Number.NaN, interval }: Reading, claimed: RoundedFigure): boolean {
  return mayBeClaimed(interval ?? { lower: value, upper: value }, rounded(claimed));
}

function sentence(readings: readonly Reading[], claimed: RoundedFigure, arm: string): string {
  const values = readings.flatMap(({ value }) => (value === undefined ? [] : [value]));
  const [low, high] = [percent(Math.min(...values)), percent(Math.max(...values))];
  const range = low === high ? low : `${low} to ${high}`;
  const stated = asStated(claimed.value, 'proportion');
  const giving = readings.filter((reading) => gives(reading, claimed));
  if (giving.length === 0) return `No reading of “attempt” gives ${stated} with ${arm}: ours give ${range}.`;
  const names = [...Map.groupBy(giving, ({ definition }) => definition)].map(
    ([definition, same]) =>
      `“${definition}”${same.every(({ fallbackCounted }) => !fallbackCounted) ? ' by their own method' : ''}`,
  );
  return `The ${stated} with ${arm} lies inside the interval of ${listed(names)}; all readings give ${range}.`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
