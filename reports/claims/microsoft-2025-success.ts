// Microsoft 2025: 95 % against 30 % success.
import { defineClaim } from './claim.ts';
import { heldAgainst, successOfSignIns } from './held-against.ts';

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
  claimed: {
    kind: 'ratio',
    passkey: { value: 0.95, halfStep: 0.005 },
    other: { value: 0.3, halfStep: 0.005 },
    unit: 'proportion',
    // "Three times more successful."
    stated: { value: 3, halfStep: 0.5 },
    judgedBy: 'figures',
  },
  metric: 'success-per-attempt-by-method',
  beside: ['success-per-prompt', 'success-per-session', 'success-per-person-day'],
  estimand: heldAgainst(successOfSignIns, {
    population: [
      'consumer Microsoft accounts; put before workforce tenants on an Entra page that does not say whether it carries over to employees',
      'unstated',
    ],
    comparator: ['legacy authentication methods as a whole, a mixture', 'no'],
    start: ['not stated', 'unstated'],
    success: ['not stated: what counts as an attempt is not defined', 'unstated'],
    fallback: ['not stated', 'unstated'],
    'give-up': ['not stated', 'unstated'],
    summary: ['ratio of the shares, passkey over legacy methods', 'yes'],
  }),
});
