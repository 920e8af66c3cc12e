// What claims of one measure are held against: our figure and our side of the definition, the same for each of them.
import type { Way } from '../../scenarios/schema/way-of-arm.ts';
import type { StatementMeasure } from '../../scenarios/schema/claim.ts';
import type { ArmOfRun } from '../results/arm-of-run.ts';

/** A part of a definition, as results name it. */
export type Part = 'population' | 'comparator' | 'start' | 'success' | 'fallback' | 'give-up' | 'summary';

/** What passkeys are compared with in a run. */
export interface OtherSide {
  readonly arm: ArmOfRun;
  /** Absent: one that no claim is about. */
  readonly way?: Way | undefined;
}

export interface Standard {
  readonly metric: string;
  readonly beside: readonly string[];
  /** Our definition; a part that has no meaning for the measure is absent. `population` and `comparator` are the same for all. */
  readonly ours: Partial<Readonly<Record<Exclude<Part, 'summary'>, string>>>;
  /** Of a ratio: with what passkeys are compared. */
  readonly ratio: (other: string) => string;
  /** Of a figure of passkeys alone. */
  readonly share: string;
  /** What is told of a part that they leave open, where that is more than "not stated". */
  readonly unsaid: Partial<Readonly<Record<Part, string>>>;
}

const population = 'employees of the tenant the scenario describes, by persona; simulated people';
const start = 'opening the sign-in page';

const comparators: Partial<Readonly<Record<Way, string>>> = {
  'password-and-code': 'password and one-time code (authenticator app, text message or e-mail)',
  password: 'password alone',
  'legacy-mix': 'password alone for some people, with a one-time code for others',
};

/** @param other undefined: no two arms of the run are compared of which one has passkeys and one has not. */
export function comparatorHere(other: OtherSide | undefined): string {
  if (other === undefined) return 'none: the run compares no arm with passkeys with one without';
  return (other.way === undefined ? undefined : comparators[other.way]) ?? other.arm.inSentence;
}

export const standardsOf: Readonly<Record<StatementMeasure, Standard>> = {
  success: {
    metric: 'success-per-attempt-by-method',
    beside: ['success-per-prompt', 'success-per-need', 'success-per-person-day'],
    ours: {
      population,
      start,
      success: "signed in within the attempt by the arm's own method",
      fallback: 'not counted as success of the passkey; shown both ways in the denominator sweep',
      'give-up': 'counts as a failure',
    },
    ratio: (other) => `ratio of the shares, passkey over ${other}`,
    share: 'share of attempts',
    unsaid: { success: 'not stated: what counts as an attempt is not defined' },
  },
  seconds: {
    metric: 'time-of-successes-mean',
    beside: [
      'restricted-time-to-sign-in',
      'time-of-successes-median',
      'time-of-successes-geometric-mean',
      'seconds-per-success',
    ],
    ours: {
      population,
      start,
      success: 'time of attempts that ended signed in',
      fallback: 'an attempt that fell back stays in its arm with its whole time',
      'give-up': 'left out here; counted in the restricted time beside it',
    },
    ratio: (other) => `ratio of the mean times of successful attempts, ${other} over passkey`,
    share: 'mean time of successful attempts',
    unsaid: {
      success: 'not stated: time of which attempts is not said',
      summary: 'not stated: mean or median',
    },
  },
  'registration-success': {
    metric: 'registration-success',
    beside: [],
    ours: {
      population,
      start: 'people who reached the registration page',
      success: 'a passkey registered at the end of the registration attempt',
      'give-up': 'counts as a failure',
    },
    ratio: (other) => `ratio of the shares, passkey over ${other}`,
    share: 'share of people',
    unsaid: {},
  },
};
