// FIDO Passkey Index 2025: 93 % against 63 % success.
import { defineClaim } from './claim.ts';
import { heldAgainst, successOfSignIns } from './held-against.ts';

export const claim = defineClaim({
  id: 'fido-index-2025-success',
  title: '93 % against 63 % sign-in success',
  who: 'FIDO Alliance',
  where: 'Passkey Index, October 2025 (read in secondary copies)',
  url: 'https://fidoalliance.org/wp-content/uploads/2025/10/FIDO-Passkey-Index-October-2025.pdf',
  year: 2025,
  words: '93 % of passkey sign-ins succeed against 63 % with other methods.',
  population:
    'nine members of the FIDO Alliance (Amazon, Google, LY, Mercari, Microsoft, NTT DOCOMO, PayPal, Target, TikTok), averaged over firms',
  checked: 'secondary copy',
  claimed: {
    kind: 'ratio',
    passkey: { value: 0.93, halfStep: 0.005 },
    other: { value: 0.63, halfStep: 0.005 },
    unit: 'proportion',
    judgedBy: 'figures',
  },
  metric: 'success-per-attempt-by-method',
  beside: ['success-per-prompt', 'success-per-session', 'success-per-person-day'],
  estimand: heldAgainst(successOfSignIns, {
    population: ['customers of nine firms', 'no'],
    comparator: ['other methods: one-time codes and MFA, social login too', 'no'],
    start: ['not stated', 'unstated'],
    success: ['not stated: what counts as an attempt is not defined', 'unstated'],
    fallback: ['not stated', 'unstated'],
    'give-up': ['not stated', 'unstated'],
    summary: ['ratio of averages over firms, passkey over other methods', 'yes'],
  }),
});
