// What claims of one kind are held against: our side of the comparison, the same for each of them.
import type { EstimandField } from './claim.ts';

const population =
  'employees of the tenant the scenario describes, by persona; simulated people, real browser and server';
const comparator = 'password and one-time code (authenticator app, text message or e-mail)';
const start = 'opening the sign-in page';

/** Claims about the share of sign-ins that succeed. */
export const successOfSignIns = {
  population,
  comparator,
  start,
  success: "signed in within the attempt by the arm's own method",
  fallback: 'not counted as success of the passkey; shown both ways in the denominator sweep',
  'give-up': 'counts as a failure',
  summary: 'ratio of the shares, passkey over password + code',
};

/** Claims about how long signing in takes. */
export const timeOfSignIns = {
  population,
  comparator,
  start,
  success: 'time of attempts that ended signed in',
  fallback: 'an attempt that fell back stays in its arm with its whole time',
  'give-up': 'left out here; counted in the restricted time beside it',
  summary: 'ratio of the mean times of successful attempts, password + code over passkey',
};

/** Claims about people who begin to register a passkey. */
export const successOfRegistrations = {
  population,
  start: 'people who reached the registration page',
  success: 'a passkey registered at the end of the registration attempt',
  'give-up': 'counts as a failure',
  summary: 'share of people',
};

type Field = EstimandField['field'];

/** @param theirs by field: what they say, and whether it is what we do. */
export function heldAgainst<F extends Field>(
  ours: Readonly<Record<F, string>>,
  theirs: Readonly<Record<F, readonly [string, EstimandField['matches']]>>,
): readonly EstimandField[] {
  return (Object.keys(ours) as F[]).map((field) => {
    const [said, matches] = theirs[field];
    return { field, theirs: said, ours: ours[field], matches };
  });
}
