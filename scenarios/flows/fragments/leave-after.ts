// Where a prompt to sign in leads that nobody meant to answer: whatever comes of it, the person goes away.
import type { Next } from '../flow.ts';

export const leave = { end: 'abandoned', reason: 'not-meant' } as const satisfies Next;
export const leaveOutage = { end: 'abandoned', reason: 'service-unavailable' } as const satisfies Next;

/** Of a passkey prompt. */
export const leaveAfterPrompt = {
  accepted: { end: 'succeeded' },
  'not-allowed': leave,
  refused: leave,
  unavailable: leaveOutage,
} as const satisfies Readonly<Record<string, Next>>;
