// Of a drill: which attack comes to an account after its owner's last need.
import type { Arm } from '../../scenarios/schema/arm.ts';
import type { Attack, Victim } from '../attacks/attack.ts';
import type { SignInNeed } from '../people/virtual-user.ts';
import { AttackInCourse, type AttackedAccount, type ModelOfMove } from './attack-in-course.ts';

/** What a drill has of attacks. */
export interface AttackLife {
  /** That comes to somebody's account, by place in the population. */
  readonly attackOn: (user: number) => Attack;
  readonly victimIn: (arm: Pick<Arm, 'id' | 'signIn'>) => Victim;
  readonly modelOf: ModelOfMove;
}

export interface AttackedPerson extends Pick<AttackedAccount, 'user' | 'human' | 'account'> {
  readonly arm: Pick<Arm, 'id' | 'signIn'>;
  /** Nobody is attacked who has none. */
  readonly lastNeed: SignInNeed | undefined;
}

/** Draw addresses start here, far from those of impostors. */
const firstDraw = 4_000_000;
/** So long after the person's last need that no lock-out or code of it reaches in. */
const leadMs = 86_400_000;

/** Undefined: this person is left alone. */
export function attackAfter(
  { attackOn, victimIn, modelOf }: AttackLife,
  { user, human, account, arm, lastNeed }: AttackedPerson,
): AttackInCourse | undefined {
  if (lastNeed === undefined) return undefined;
  const { day, device, atMs } = lastNeed;
  return new AttackInCourse(attackOn(user.index), modelOf, {
    user,
    human,
    account,
    victim: victimIn(arm),
    day,
    device,
    startsAtMs: atMs + leadMs,
    firstDraw,
  });
}
