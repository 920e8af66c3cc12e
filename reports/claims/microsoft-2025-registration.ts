// Microsoft 2025: 99 % of those who start registration succeed.
import { defineClaim } from './claim.ts';
import { heldAgainst, successOfRegistrations } from './held-against.ts';

export const claim = defineClaim({
  id: 'microsoft-2025-registration',
  title: '99 % register a passkey successfully',
  who: 'Microsoft',
  where: 'Microsoft Learn, Passkeys (FIDO2) authentication method, since November 2025',
  url: 'https://learn.microsoft.com/en-us/entra/identity/authentication/concept-authentication-passkeys-fido2',
  year: 2025,
  words: '99 % of users who start registering a synced passkey succeed.',
  population: 'hundreds of millions of consumer Microsoft accounts with synced passkeys',
  checked: 'primary text',
  claimed: { kind: 'proportion', passkey: { value: 0.99, halfStep: 0.005 }, unit: 'proportion' },
  metric: 'registration-success',
  beside: [],
  estimand: heldAgainst(successOfRegistrations, {
    population: [
      'consumer Microsoft accounts; put before workforce tenants on an Entra page that does not say whether it carries over to employees',
      'unstated',
    ],
    start: ['users who start registration', 'yes'],
    success: ['a passkey registered; within which time or how many tries is not stated', 'unstated'],
    'give-up': ['not stated', 'unstated'],
    summary: ['share of users', 'yes'],
  }),
});
