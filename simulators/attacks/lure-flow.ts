// What a person goes through who is lured: as they sign in otherwise, as far as the pages let them.
import type { FlowFor } from '../../scenarios/flows/purpose-of.ts';
import type { Ruse } from '../../scenarios/schema/ruse.ts';
import type { Victim } from './attack.ts';

export function lureFlow({ byPasskey }: Victim, ruse: Ruse): FlowFor<'lure'> {
  if (!byPasskey) return 'lured-to-password';
  return ruse === 'relay' ? 'lured-to-passkey' : 'lured-past-passkey';
}
