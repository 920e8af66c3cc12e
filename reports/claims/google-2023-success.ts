// Google 2023: 63.8 % against 13.8 % success.
import { defineClaim } from './claim.ts';

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
  claimed: { kind: 'ratio', value: 63.8 / 13.8, passkey: 0.638, other: 0.138, unit: 'proportion' },
  metric: 'success-per-attempt-by-method',
  beside: ['success-per-prompt', 'success-per-session', 'success-per-person-day'],
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
      theirs: 'share of authentication events; what begins one is not defined',
      ours: "signed in within the attempt by the arm's own method",
      matches: 'unstated',
    },
    {
      field: 'fallback',
      theirs: 'not stated',
      ours: 'not counted as success of the passkey; shown both ways in the denominator sweep',
      matches: 'unstated',
    },
    { field: 'give-up', theirs: 'not stated', ours: 'counts as a failure', matches: 'unstated' },
    {
      field: 'summary',
      theirs: 'ratio of the shares, passkey over password',
      ours: 'ratio of the shares, passkey over password + code',
      matches: 'yes',
    },
  ],
});
