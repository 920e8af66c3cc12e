// The day on which text messages and calls end for somebody who has no other second factor that the policies let them use.
import { deadlines } from '../../scenarios/schema/deadlines.ts';
import type { Known } from '../../scenarios/schema/known.ts';
import type { PersonJudged } from '../../scenarios/schema/policy-answer.ts';
import { isTelephone, standsInForTelephone } from '../../scenarios/schema/registered-method.ts';
import type { PersonFacts, RegisteredMethod } from './judged-tenant.ts';

/** @param signsInByPasskey whether a passkey that they hold is accepted; unknown: they hold one of which the export tells too little. */
export function telephoneDeadline(
  { methods, isGlobalAdmin, isExternal }: Pick<PersonFacts, 'methods' | 'isGlobalAdmin' | 'isExternal'>,
  signsInByPasskey: Known,
): PersonJudged['deadline'] {
  if (methods === undefined) return 'unknown';
  const usable = methods.filter(({ isAllowed }) => isAllowed !== 'no');
  if (!usable.some(({ modes }) => isTelephone(modes))) return 'none';
  if (signsInByPasskey !== 'no' || usable.some(standsIn)) return 'none';
  if (methods.some(({ isKnown }) => !isKnown)) return 'unknown';
  return isGlobalAdmin || isExternal ? deadlines.telephoneEndsForAll.day : deadlines.telephoneEnds.day;
}

const standsIn = ({ modes, isExternal }: RegisteredMethod): boolean => isExternal || standsInForTelephone(modes);
