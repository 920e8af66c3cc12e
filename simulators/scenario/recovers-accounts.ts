// Whether people of a scenario recover their accounts: in a recovery drill, in arms of a load that are ways to recover, or in a rollout whose
// policy offers it. Any other scenario is the same whatever its policy says of recovery.
import { purposeOf } from '../../scenarios/flows/purpose-of.ts';
import { attackKinds, type AttackKind } from '../../scenarios/schema/phishing.ts';
import { inferredKind } from '../../scenarios/schema/scenario-kind.ts';
import { keysOf, listOf, mapOf } from './raw-value.ts';

/** @param raw the scenario, as it was written. */
export function recoversAccounts(raw: Readonly<Record<string, unknown>>): boolean {
  if (raw['rollout'] !== undefined) return mapOf(raw['policy'])['recovery'] !== undefined;
  const kind = raw['kind'] ?? inferredKind(raw);
  if (kind === 'phishing-drill') return callsHelpDesk(raw);
  return kind === 'recovery-drill' || (isLoad(kind, raw) && flowsOfArms(raw['arms']).some(isRecovery));
}

/** An attacker does, in the name of others. */
export function callsHelpDesk({ phishing, policy }: Readonly<Record<string, unknown>>): boolean {
  const attacks = listOf(mapOf(phishing)['attacks'] ?? attackKinds);
  return mapOf(policy)['helpDesk'] !== undefined && attacks.includes('recovery-hijack' satisfies AttackKind);
}

const isLoad = (kind: unknown, raw: Readonly<Record<string, unknown>>) => kind === 'load' || raw['driver'] === 'load';
const isRecovery = (flow: unknown) => typeof flow === 'string' && purposeOf(flow) === 'recovery';

function flowsOfArms(arms: unknown): readonly unknown[] {
  const long = mapOf(arms);
  return [...listOf(arms), ...keysOf(long).map((id) => mapOf(long[id])['signIn'])];
}
