// Google 2023: twice as fast, 14.9 s against 30.4 s.
import { defineClaim } from './claim.ts';
import { heldAgainst, timeOfSignIns } from './held-against.ts';

export const claim = defineClaim({
  id: 'google-2023-speed',
  title: 'Twice as fast as passwords',
  who: 'Google',
  where:
    'Google Security blog, "Making authentication faster than ever", May 2023 (the seconds are from memory, not verified)',
  url: 'https://security.googleblog.com/2023/05/making-authentication-faster-than-ever.html',
  year: 2023,
  words: 'Passkeys are twice as fast as passwords: 14.9 s against 30.4 s on average.',
  population: 'Google accounts, March to April 2023; about 100 million authentications (from memory)',
  checked: 'memory',
  claimed: {
    kind: 'ratio',
    passkey: { value: 14.9, halfStep: 0.05 },
    other: { value: 30.4, halfStep: 0.05 },
    unit: 's',
    stated: { value: 2, halfStep: 0.5 },
    judgedBy: 'stated',
  },
  metric: 'time-of-successes-mean',
  beside: [
    'restricted-time-to-sign-in',
    'time-of-successes-median',
    'time-of-successes-geometric-mean',
    'seconds-per-success',
  ],
  estimand: heldAgainst(timeOfSignIns, {
    population: ['Google accounts of consumers', 'no'],
    comparator: ['password alone', 'no'],
    start: ['not stated', 'unstated'],
    success: ['time of authentications that succeeded; retries not stated', 'unstated'],
    fallback: ['not stated', 'unstated'],
    'give-up': ['not stated', 'unstated'],
    summary: ['ratio of the means, password over passkey', 'yes'],
  }),
});
