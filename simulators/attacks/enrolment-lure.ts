// A caller has people "enrol their passkey" on pages that are operated by hand, and enrols one of their own, which outlives a new password
// (Okta Threat Intelligence, O-UNC-066, July 2026).
import { works, type Attack } from './attack.ts';
import { lureFlow } from './lure-flow.ts';
import { enrolOwnPasskey } from './use-session.ts';

export const attack = {
  id: 'enrolment-lure',
  pretext: 'call',
  *movesOn(victim) {
    const lured = yield { by: 'person', flow: lureFlow(victim, 'harvest-to-register'), ruse: 'harvest-to-register' };
    if (works(lured)) yield* enrolOwnPasskey();
  },
} as const satisfies Attack;
