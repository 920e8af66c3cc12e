// Google 2023: 63.8 % against 13.8 % success.
import { defineClaim } from './claim.ts';
import { heldAgainst, successOfSignIns } from './held-against.ts';

export const claim = defineClaim({
  id: 'google-2023-success',
  title: '63.8 % against 13.8 % authentication success',
  who: 'Google',
  where: 'Google Security blog, "Making authentication faster than ever", May 2023 (figures read in secondary copies)',
  url: 'https://security.googleblog.com/2023/05/making-authentication-faster-than-ever.html',
  year: 2023,
  words: 'Same-device passkeys succeed in 63.8 % of authentications, passwords in 13.8 %.',
  population: 'Google accounts, March to April 2023; about 100 million authentications (from memory)',
  checked: 'secondary copy',
  claimed: {
    kind: 'ratio',
    passkey: { value: 0.638, halfStep: 0.0005 },
    other: { value: 0.138, halfStep: 0.0005 },
    unit: 'proportion',
    judgedBy: 'figures',
  },
  metric: 'success-per-attempt-by-method',
  beside: ['success-per-prompt', 'success-per-session', 'success-per-person-day'],
  estimand: heldAgainst(successOfSignIns, {
    population: ['Google accounts of consumers', 'no'],
    comparator: ['password alone', 'no'],
    start: ['not stated', 'unstated'],
    success: ['share of authentication events; what begins one is not defined', 'unstated'],
    fallback: ['not stated', 'unstated'],
    'give-up': ['not stated', 'unstated'],
    summary: ['ratio of the shares, passkey over password', 'yes'],
  }),
});
