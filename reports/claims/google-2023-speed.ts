// Google 2023: twice as fast, 14.9 s against 30.4 s.
import { defineClaim } from './claim.ts';

export const claim = defineClaim({
  id: 'google-2023-speed',
  title: 'Twice as fast as passwords',
  who: 'Google',
  where: 'Google Security blog, "Making authentication faster than ever", May 2023 (the seconds are from memory, not verified)',
  url: 'https://security.googleblog.com/2023/05/making-authentication-faster-than-ever.html',
  year: 2023,
  words: 'Passkeys are twice as fast as passwords: 14.9 s against 30.4 s on average.',
  population: 'Google accounts, March to April 2023; about 100 million authentications (from memory)',
  checked: 'memory',
  claimed: { kind: 'ratio', value: 2, passkey: 14.9, other: 30.4, unit: 's' },
  metric: 'time-of-successes-mean',
  beside: ['restricted-time-to-sign-in', 'time-of-successes-median', 'time-of-successes-geometric-mean', 'seconds-per-success'],
  estimand: [
    {
      field: 'population',
      theirs: 'Google accounts of consumers',
      ours: 'employees of the tenant the scenario describes, by persona; simulated people, real browser and server',
      matches: 'no',
    },
    {
      field: 'comparator',
      theirs: 'password alone',
      ours: 'password and one-time code (authenticator app, text message or e-mail)',
      matches: 'no',
    },
    { field: 'start', theirs: 'not stated', ours: 'opening the sign-in page', matches: 'unstated' },
    {
      field: 'success',
      theirs: 'time of authentications that succeeded; retries not stated',
      ours: 'time of attempts that ended signed in',
      matches: 'unstated',
    },
    {
      field: 'fallback',
      theirs: 'not stated',
      ours: 'an attempt that fell back stays in its arm with its whole time',
      matches: 'unstated',
    },
    { field: 'give-up', theirs: 'not stated', ours: 'left out here; counted in the restricted time beside it', matches: 'unstated' },
    {
      field: 'summary',
      theirs: 'ratio of the means, password over passkey',
      ours: 'ratio of the mean times of successful attempts, password + code over passkey',
      matches: 'yes',
    },
  ],
  ownFigures: {
    stated: { value: 2, halfStep: 0.5 },
    passkey: { value: 14.9, halfStep: 0.05 },
    other: { value: 30.4, halfStep: 0.05 },
    unit: 's',
    higherIsBetter: false,
  },
});
