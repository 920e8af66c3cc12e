// Microsoft 2024: 98 % against 32 % success.
import { defineClaim } from './claim.ts';

export const claim = defineClaim({
  id: 'microsoft-2024-success',
  title: '98 % against 32 % sign-in success',
  who: 'Microsoft',
  where: 'Microsoft Security blog, "Convincing a billion users to love passkeys", December 2024 (read in secondary copies)',
  url: 'https://mobileidworld.com/microsoft-accelerates-passkey-adoption-to-replace-passwords-reports-3x-faster-login-times',
  year: 2024,
  words: 'Passkey users succeed in 98 % of sign-ins, password users in 32 %.',
  population: 'consumer Microsoft accounts',
  checked: 'secondary copy',
  claimed: { kind: 'ratio', value: 98 / 32, passkey: 0.98, other: 0.32, unit: 'proportion' },
  metric: 'success-per-attempt-by-method',
  beside: ['success-per-prompt', 'success-per-session', 'success-per-person-day'],
  estimand: [
    {
      field: 'population',
      theirs: 'consumer Microsoft accounts, told about consumers only',
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
      theirs: 'not stated: what counts as an attempt is not defined',
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
