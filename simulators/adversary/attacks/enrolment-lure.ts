// A caller has people "enrol their passkey" on pages that are operated by hand, and enrols one of their own, which outlives a new password
// (Okta Threat Intelligence, O-UNC-066, July 2026).
import { works, type Attack } from '../attack.ts';
import { lureFlow } from '../lure-flow.ts';
import { usePasskeyAfterRemedies } from '../use-session.ts';

export const attack = {
  id: 'enrolment-lure',
  pretext: 'call',
  *movesOn(victim) {
    const lured = yield { by: 'person', flow: lureFlow(victim, 'harvest'), ruse: 'harvest' };
    if (!works(lured)) return;
    const enrolled = yield { by: 'attacker', flow: 'own-passkey-enrolled', with: 'session' };
    yield { by: 'attacker', flow: 'session-after-remedies', with: 'session' };
    if (works(enrolled)) yield* usePasskeyAfterRemedies('own-passkey');
  },
} as const satisfies Attack;
