// Microsoft 2025: 95 % against 30 % success.
import { defineClaim } from './claim.ts';

export const claim = defineClaim({
  id: 'microsoft-2025-success',
  title: '95 % against 30 % sign-in success',
  who: 'Microsoft',
  where: 'Microsoft Learn, Passkeys (FIDO2) authentication method, since November 2025; Entra blog, December 2025',
  url: 'https://learn.microsoft.com/en-us/entra/identity/authentication/concept-authentication-passkeys-fido2',
  year: 2025,
  words: 'Synced passkeys succeed in 95 % of sign-ins against 30 % for legacy methods: three times more successful.',
  population: 'hundreds of millions of consumer Microsoft accounts with synced passkeys',
  checked: 'primary text',
  claimed: { kind: 'ratio', value: 95 / 30, passkey: 0.95, other: 0.3, unit: 'proportion' },
  metric: 'success-per-attempt-by-method',
  beside: ['success-per-prompt', 'success-per-session', 'success-per-person-day'],
  estimand: [
    {
      field: 'population',
      theirs: 'consumer Microsoft accounts; put before workforce tenants on an Entra page that does not say whether it carries over to employees',
      ours: 'employees of the tenant the scenario describes, by persona; simulated people, real browser and server',
      matches: 'unstated',
    },
    {
      field: 'comparator',
      theirs: 'legacy authentication methods as a whole, a mixture',
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
      theirs: 'ratio of the shares, passkey over legacy methods',
      ours: 'ratio of the shares, passkey over password + code',
      matches: 'yes',
    },
  ],
  ownFigures: {
    stated: { value: 3, halfStep: 0.5 },
    passkey: { value: 95, halfStep: 0.5 },
    other: { value: 30, halfStep: 0.5 },
    unit: '%',
    higherIsBetter: true,
  },
});
