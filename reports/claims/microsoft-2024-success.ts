// Microsoft 2024: 98 % against 32 % success.
import { defineClaim } from './claim.ts';
import { heldAgainst, successOfSignIns } from './held-against.ts';

export const claim = defineClaim({
  id: 'microsoft-2024-success',
  title: '98 % against 32 % sign-in success',
  who: 'Microsoft',
  where:
    'Microsoft Security blog, "Convincing a billion users to love passkeys", December 2024 (read in secondary copies)',
  url: 'https://mobileidworld.com/microsoft-accelerates-passkey-adoption-to-replace-passwords-reports-3x-faster-login-times',
  year: 2024,
  words: 'Passkey users succeed in 98 % of sign-ins, password users in 32 %.',
  population: 'consumer Microsoft accounts',
  checked: 'secondary copy',
  claimed: {
    kind: 'ratio',
    passkey: { value: 0.98, halfStep: 0.005 },
    other: { value: 0.32, halfStep: 0.005 },
    unit: 'proportion',
    judgedBy: 'figures',
  },
  metric: 'success-per-attempt-by-method',
  beside: ['success-per-prompt', 'success-per-session', 'success-per-person-day'],
  estimand: heldAgainst(successOfSignIns, {
    population: ['consumer Microsoft accounts, told about consumers only', 'no'],
    comparator: ['password alone', 'no'],
    start: ['not stated', 'unstated'],
    success: ['not stated: what counts as an attempt is not defined', 'unstated'],
    fallback: ['not stated', 'unstated'],
    'give-up': ['not stated', 'unstated'],
    summary: ['ratio of the shares, passkey over password', 'yes'],
  }),
});
