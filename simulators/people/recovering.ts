// What people do on the way back to an account that they have lost: which document and face they bring, what they can answer.
import type { RecoveryAction } from '../../scenarios/flows/action.ts';
import type { HumanModel, Situation } from './intent.ts';
import { followLink } from './paging.ts';
import type { Person } from './person.ts';

type Asked = <I>(answer: (person: Person) => I) => (situation: Situation) => I;

export function recoveringModel(as: Asked): Pick<HumanModel, RecoveryAction | 'reach-for-document'> {
  return {
    'open-account-recovery': as(followLink),
    'keep-credential': as(followLink),
    'present-credential': as(followLink),
    'see-recovery-result': as(followLink),
  } as unknown as Pick<HumanModel, RecoveryAction | 'reach-for-document'>;
}
