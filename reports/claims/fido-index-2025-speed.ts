// FIDO Passkey Index 2025: 8.5 s against 31.2 s.
import { defineClaim } from './claim.ts';
import { heldAgainst, timeOfSignIns } from './held-against.ts';

export const claim = defineClaim({
  id: 'fido-index-2025-speed',
  title: '8.5 s against 31.2 s to sign in',
  who: 'FIDO Alliance',
  where: 'Passkey Index, October 2025 (read in secondary copies)',
  url: 'https://fidoalliance.org/wp-content/uploads/2025/10/FIDO-Passkey-Index-October-2025.pdf',
  year: 2025,
  words: 'A passkey sign-in takes 8.5 s on average against 31.2 s with traditional MFA: 73 % less.',
  population:
    'nine members of the FIDO Alliance (Amazon, Google, LY, Mercari, Microsoft, NTT DOCOMO, PayPal, Target, TikTok), averaged over firms',
  checked: 'secondary copy',
  claimed: {
    kind: 'ratio',
    passkey: { value: 8.5, halfStep: 0.05 },
    other: { value: 31.2, halfStep: 0.05 },
    unit: 's',
    // 73 % less, to the nearest per cent: 1 / 0.275 to 1 / 0.265.
    stated: { value: 1 / (1 - 0.73), halfStep: 0.07 },
    judgedBy: 'figures',
  },
  metric: 'time-of-successes-mean',
  beside: [
    'restricted-time-to-sign-in',
    'time-of-successes-median',
    'time-of-successes-geometric-mean',
    'seconds-per-success',
  ],
  estimand: heldAgainst(timeOfSignIns, {
    population: ['customers of nine firms', 'no'],
    comparator: ['other methods: one-time codes and MFA, social login too', 'no'],
    start: ['not stated', 'unstated'],
    success: ['not stated: what counts as an attempt is not defined', 'unstated'],
    fallback: ['not stated', 'unstated'],
    'give-up': ['not stated', 'unstated'],
    summary: ['ratio of the means, averaged over firms', 'yes'],
  }),
});
