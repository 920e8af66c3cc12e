// Attacks by their kind.
import type { AttackKind } from '../../scenarios/schema/phishing.ts';
import type { Attack } from './attack.ts';
import { attack as enrolmentLure } from './enrolment-lure.ts';
import { attack as harvest } from './harvest.ts';
import { attack as passLure } from './pass-lure.ts';
import { attack as promptConsent } from './prompt-consent.ts';
import { attack as relay } from './relay.ts';
import { attack as recoveryHijack } from './recovery-hijack.ts';
import { attack as relayWithoutPasskey } from './relay-without-passkey.ts';
import { attack as replay } from './replay.ts';
import { attack as stolenPasskey } from './stolen-passkey.ts';

export const attackNamed: { readonly [K in AttackKind]: Attack } = {
  relay,
  'relay-without-passkey': relayWithoutPasskey,
  harvest,
  'enrolment-lure': enrolmentLure,
  'pass-lure': passLure,
  'prompt-consent': promptConsent,
  'recovery-hijack': recoveryHijack,
  'stolen-passkey': stolenPasskey,
  replay,
};
