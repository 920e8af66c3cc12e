// FIDO Passkey Index 2025: 93 % against 63 % success.
import { defineClaim } from './claim.ts';

export const claim = defineClaim({
  id: 'fido-index-2025-success',
  title: '93 % against 63 % sign-in success',
  who: 'FIDO Alliance',
  where: 'Passkey Index, October 2025 (read in secondary copies)',
  url: 'https://fidoalliance.org/wp-content/uploads/2025/10/FIDO-Passkey-Index-October-2025.pdf',
  year: 2025,
  words: '93 % of passkey sign-ins succeed against 63 % with other methods.',
  population: 'nine members of the FIDO Alliance (Amazon, Google, LY, Mercari, Microsoft, NTT DOCOMO, PayPal, Target, TikTok), averaged over firms',
  checked: 'secondary copy',
  claimed: { kind: 'ratio', value: 93 / 63, passkey: 0.93, other: 0.63, unit: 'proportion' },
  metric: 'success-per-attempt-by-method',
  beside: ['success-per-prompt', 'success-per-session', 'success-per-person-day'],
  estimand: [
    {
      field: 'population',
      theirs: 'customers of nine firms',
      ours: 'employees of the tenant the scenario describes, by persona; simulated people, real browser and server',
      matches: 'no',
    },
    {
      field: 'comparator',
      theirs: 'other methods: one-time codes and MFA, social login too',
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
      theirs: 'ratio of averages over firms, passkey over other methods',
      ours: 'ratio of the shares, passkey over password + code',
      matches: 'yes',
    },
  ],
});
