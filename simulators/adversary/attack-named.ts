// Attacks by their kind.
import type { AttackKind } from '../../scenarios/schema/phishing.ts';
import type { Attack } from './attack.ts';
import { attack as enrolmentLure } from './attacks/enrolment-lure.ts';
import { attack as harvest } from './attacks/harvest.ts';
import { attack as passLure } from './attacks/pass-lure.ts';
import { attack as promptConsent } from './attacks/prompt-consent.ts';
import { attack as relay } from './attacks/relay.ts';
import { attack as relayWithoutPasskey } from './attacks/relay-without-passkey.ts';
import { attack as replay } from './attacks/replay.ts';
import { attack as stolenPasskey } from './attacks/stolen-passkey.ts';

export const attackNamed: { readonly [K in AttackKind]: Attack } = {
  relay,
  'relay-without-passkey': relayWithoutPasskey,
  harvest,
  'enrolment-lure': enrolmentLure,
  'pass-lure': passLure,
  'prompt-consent': promptConsent,
  'stolen-passkey': stolenPasskey,
  replay,
};
