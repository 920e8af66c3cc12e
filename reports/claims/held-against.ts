// What claims of one measure are held against: our figure and our side of the definition, the same for each of them.
import type { StatementMeasure } from '../../scenarios/schema/claim.ts';

export interface EstimandField {
  readonly field: 'population' | 'comparator' | 'start' | 'success' | 'fallback' | 'give-up' | 'summary';
  readonly theirs: string;
  readonly ours: string;
  /** no: they state something else, which makes the claim not comparable. unstated: they do not say. */
  readonly matches: 'yes' | 'no' | 'unstated';
}

export interface Standard {
  readonly metric: string;
  readonly beside: readonly string[];
  /** Our definition; a field that has no meaning for the measure is absent. */
  readonly ours: Partial<Readonly<Record<EstimandField['field'], string>>>;
  /** What is told of a field that they leave open, where that is more than "not stated". */
  readonly unsaid: Partial<Readonly<Record<EstimandField['field'], string>>>;
}

const population =
  'employees of the tenant the scenario describes, by persona; simulated people, real browser and server';
const comparator = 'password and one-time code (authenticator app, text message or e-mail)';
const start = 'opening the sign-in page';

export const standardsOf: Readonly<Record<StatementMeasure, Standard>> = {
  success: {
    metric: 'success-per-attempt-by-method',
    beside: ['success-per-prompt', 'success-per-session', 'success-per-person-day'],
    ours: {
      population,
      comparator,
      start,
      success: "signed in within the attempt by the arm's own method",
      fallback: 'not counted as success of the passkey; shown both ways in the denominator sweep',
      'give-up': 'counts as a failure',
      summary: 'ratio of the shares, passkey over password + code',
    },
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
      comparator,
      start,
      success: 'time of attempts that ended signed in',
      fallback: 'an attempt that fell back stays in its arm with its whole time',
      'give-up': 'left out here; counted in the restricted time beside it',
      summary: 'ratio of the mean times of successful attempts, password + code over passkey',
    },
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
      summary: 'share of people',
    },
    unsaid: {},
  },
};
