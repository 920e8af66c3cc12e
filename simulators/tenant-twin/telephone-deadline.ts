// The day on which text messages and calls end for somebody who has no other second factor that the policies let them use.
import { deadlines } from '../../scenarios/schema/deadlines.ts';
import type { PersonJudged } from '../../scenarios/schema/policy-answer.ts';
import type { PersonFacts, RegisteredMethod } from './judged-tenant.ts';

/** What may stand in for a telephone; a pass is for days, and so is no second factor that somebody keeps. */
const lasting: readonly string[] = [
  'hardwareOath',
  'softwareOath',
  'fido2',
  'windowsHelloForBusiness',
  'microsoftAuthenticatorPush',
  'deviceBasedPush',
  'x509CertificateMultiFactor',
  'federatedMultiFactor',
];

/** @param signsInByPasskey whether a passkey that they hold is accepted; unknown: the export does not list theirs. */
export function telephoneDeadline(
  { methods, isGlobalAdmin, isExternal }: Pick<PersonFacts, 'methods' | 'isGlobalAdmin' | 'isExternal'>,
  signsInByPasskey: 'yes' | 'no' | 'unknown',
): PersonJudged['deadline'] {
  if (methods === undefined) return 'unknown';
  const usable = methods.filter(({ isAllowed }) => isAllowed !== 'no');
  if (!usable.some(({ modes }) => modes.includes('sms') || modes.includes('voice'))) return 'none';
  if (usable.some((method) => method.isExternal || keepsThem(method, signsInByPasskey))) return 'none';
  if (methods.some(({ isKnown }) => !isKnown)) return 'unknown';
  return isGlobalAdmin || isExternal ? deadlines.telephoneEndsForAll.day : deadlines.telephoneEnds.day;
}

function keepsThem({ modes }: RegisteredMethod, signsInByPasskey: 'yes' | 'no' | 'unknown'): boolean {
  return modes.some((mode) => lasting.includes(mode) && (mode !== 'fido2' || signsInByPasskey !== 'no'));
}
