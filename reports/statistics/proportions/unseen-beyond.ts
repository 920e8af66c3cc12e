// How far the truth may lie from an estimate because of people unlike all that were seen: users who are all alike have no variance
// to go by, yet of n of them a share up to 1 - tail^(1/n) may be otherwise (the exact zero-event limit, ISO/IEC 19795-1 "rule of 3").
import { trialsWhenUnseen } from './correlation-when-unseen.ts';
import type { InfluencePart } from '../clustered/influence-part.ts';
import { poissonRateCI } from './poisson-rate-ci.ts';
import { zeroEventUpperBound } from './zero-event-upper-bound.ts';

/** What bounds the figure of a person who is unlike the others. */
export type Reach =
  /** It lies between: a restricted time between 0 and tau. */
  | { readonly kind: 'range'; readonly lower: number; readonly upper: number }
  /** Rare events of which the estimate is so many per `per` trials: Poisson. */
  | { readonly kind: 'events'; readonly per: number };

export interface Unseen {
  /** Distances from the estimate, in its unit; 0 when the users of every persona differ. */
  readonly below: number;
  readonly above: number;
  /** Name of the bound, where it is all there is. */
  readonly method?: string;
}

/** Undefined: users are alike and nothing bounds the others. */
export function unseenBeyond(
  parts: readonly InfluencePart[],
  reach: Reach | undefined,
  conf: number,
): Unseen | undefined {
  const alike = parts.filter(({ varies }) => !varies);
  if (alike.length === 0) return { below: 0, above: 0 };
  if (reach === undefined) return undefined;
  const named = alike.length === parts.length;
  switch (reach.kind) {
    case 'range':
      return {
        ...beyondRange(alike, reach, conf),
        ...(named ? { method: 'all users alike: exact zero-event limit on the share who are not' } : {}),
      };
    case 'events':
      return {
        ...beyondEvents(alike, reach, conf),
        ...(named ? { method: 'all users alike: Garwood, trials of a user assumed alike' } : {}),
      };
  }
}

/**
 * Of several personas the limit counts n as the fewest users per weight stand for: of all ways to spread the unlike users over personas none
 * makes more of them (the limit is concave in the share of each).
 */
function beyondRange(
  alike: readonly InfluencePart[],
  { lower, upper }: Extract<Reach, { kind: 'range' }>,
  conf: number,
): Unseen {
  const weight = alike.reduce((sum, part) => sum + part.weight, 0);
  const n = 1 / Math.max(...alike.map((part) => part.weight / weight / part.users));
  const unlike = weight * zeroEventUpperBound({ n, conf: (1 + conf) / 2 }).exact;
  return {
    below: unlike * Math.max(0, ...alike.map(({ value }) => value - lower)),
    above: unlike * Math.max(0, ...alike.map(({ value }) => upper - value)),
  };
}

/** No event in several personas: all that the limit allows may have been missed in the one where it weighs most. */
function beyondEvents(
  alike: readonly InfluencePart[],
  { per }: Extract<Reach, { kind: 'events' }>,
  conf: number,
): Unseen {
  const limits = alike.map(({ weight, value, users, trials }) => {
    const t = trialsWhenUnseen({ trials, users }) / per;
    const { lower, upper } = poissonRateCI({ x: value * t, t, conf });
    return { below: weight * (value - lower), above: weight * (upper - value) };
  });
  return {
    below: Math.max(0, ...limits.map(({ below }) => below)),
    above: Math.max(0, ...limits.map(({ above }) => above)),
  };
}
