// What the results of a phishing drill are made from: what was counted, and what the scenario says of arms and personas.
import type { PhishingCell, PhishingCounts } from '../../scenarios/measures/phishing-counts.ts';
import type { RecordedArm } from '../../scenarios/schema/arm.ts';
import type { Policy } from '../../scenarios/schema/policy.ts';
import type { ArmOfRun } from '../results/arm-of-run.ts';
import type { PhishingResults, RateOfAttacks } from '../results/phishing-results.ts';
import type { DrillLayer } from '../results/share-figure.ts';
import { clopperPearsonCI } from '../statistics/proportions/clopper-pearson-ci.ts';
import { zeroEventUpperBound } from '../statistics/proportions/zero-event-upper-bound.ts';

export const conf = 0.95;

export interface PersonaOfPhishing {
  readonly id: string;
  readonly title: string;
  /** 0 to 1, of the people of the tenant. */
  readonly weight: number;
}

export interface LivedPhishing {
  /** In the order of tables. */
  readonly arms: readonly ArmOfRun[];
  /** As the scenario has them, with what differs in each. */
  readonly written: readonly RecordedArm[];
  readonly policy: Policy;
  readonly personas: readonly PersonaOfPhishing[];
  readonly real: PhishingCounts;
  /** Of which the run folder has a picture. */
  readonly sights: PhishingResults['sights'];
  /** Absent: not lived, or it counts for nothing. */
  readonly many?: NonNullable<PhishingResults['many']> & { readonly counts: PhishingCounts };
}

export interface CountedLayer {
  readonly layer: DrillLayer;
  readonly counts: PhishingCounts;
}

/** Of the people of the run, and of the many where they count. */
export function layersOf({ real, many }: LivedPhishing): readonly CountedLayer[] {
  return [
    { layer: 'real', counts: real },
    ...(many === undefined ? [] : [{ layer: 'many', counts: many.counts } as const]),
  ];
}

/** What figures are told from. */
export function toldCounts({ real, many }: LivedPhishing): CountedLayer {
  return many === undefined ? { layer: 'real', counts: real } : { layer: 'many', counts: many.counts };
}

/** Of one arm. @param persona absent: all of them. */
export function cellsOf({ cells }: PhishingCounts, arm: string, persona?: string): PhishingCell[] {
  return cells.filter((cell) => cell.arm === arm && (persona === undefined || cell.persona === persona));
}

/** @param attacked at least one */
export function rateOf(events: number, attacked: number): RateOfAttacks {
  const per1000 = (events / attacked) * 1_000;
  if (events === 0) return { events, per1000, upper1000: zeroEventUpperBound({ n: attacked, conf }).exact * 1_000 };
  const { lower, upper } = clopperPearsonCI({ x: events, n: attacked, conf });
  return { events, per1000, lower1000: lower * 1_000, upper1000: upper * 1_000 };
}
