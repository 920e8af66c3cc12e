// An attack on an account after its owner's last need, move by move: who comes next, to whose pages, with what at hand.
import type { FlowId } from '../../scenarios/flows/flow-id.ts';
import type { Arm } from '../../scenarios/schema/arm.ts';
import type { Outcome } from '../../scenarios/schema/attempt.ts';
import type { Attack, AttackMove, AttackMoves, Victim } from '../attacks/attack.ts';
import { foreignDevice } from '../people/device-state.ts';
import type { HumanModel } from '../people/intent.ts';
import { strangersAddresses } from '../people/unmeant-causes.ts';
import type { Device, SignInNeed, VirtualUser } from '../people/virtual-user.ts';
import type { AccountHolder } from './account-holder.ts';
import type { WithoutNeed } from './before-need.ts';
import { strangerAddress } from './stranger-address.ts';

/** What a drill has of attacks. */
export interface AttackLife {
  /** That comes to somebody's account, by place in the population. */
  readonly attackOn: (user: number) => Attack;
  readonly victimIn: (arm: Pick<Arm, 'id' | 'signIn'>) => Victim;
  readonly modelOf: (human: HumanModel, attack: Attack, by: AttackMove['by']) => HumanModel;
}

export interface AttackedPerson {
  readonly user: VirtualUser;
  readonly human: HumanModel;
  readonly arm: Pick<Arm, 'id' | 'signIn'>;
  readonly account: AccountHolder;
  /** Nobody is attacked who has none. */
  readonly lastNeed: SignInNeed | undefined;
}

/** Draw addresses start here, far from those of impostors. */
const firstDraw = 4_000_000;
/** So long after the person's last need that no lock-out or code of it reaches in. */
const leadMs = 86_400_000;

export class AttackAfter {
  readonly #life: AttackLife;
  readonly #person: AttackedPerson;
  readonly #attack: Attack;
  readonly #need: SignInNeed;
  readonly #moves: AttackMoves;
  /** Grows when the attacker registers one. */
  readonly #ownPasskeys: AccountHolder['passkeys'] = [];
  #movesMade = 0;
  /** Of the move before. */
  #last: { readonly outcome: Outcome; readonly endedAtMs: number; readonly correlationId: string } | undefined;

  /** Undefined: this person is left alone. */
  static on(life: AttackLife, person: AttackedPerson): AttackAfter | undefined {
    const { lastNeed, user } = person;
    return lastNeed === undefined ? undefined : new AttackAfter(life, person, life.attackOn(user.index), lastNeed);
  }

  private constructor(life: AttackLife, person: AttackedPerson, attack: Attack, need: SignInNeed) {
    this.#life = life;
    this.#person = person;
    this.#attack = attack;
    this.#need = need;
    this.#moves = attack.movesOn(life.victimIn(person.arm));
  }

  /** The next move; undefined: the attack is over. */
  next(): WithoutNeed | undefined {
    const last = this.#last;
    // What comes first is told nothing.
    const { value: move } = last === undefined ? this.#moves.next() : this.#moves.next(last.outcome);
    if (move === undefined) return undefined;
    const { human, account, user } = this.#person;
    const flow: FlowId = move.flow;
    const common = {
      human: this.#life.modelOf(human, this.#attack, move.by),
      address: strangerAddress(user.index % strangersAddresses),
    };
    const plan = {
      flow,
      need: undefined,
      day: this.#need.day,
      startsAtMs: last?.endedAtMs ?? this.#need.atMs + leadMs,
      firstDraw: firstDraw + this.#movesMade,
    };
    this.#movesMade += 1;
    const seenAs = computer(user);
    if (move.by === 'person')
      return {
        ...common,
        account,
        cameTo: account,
        plan: { ...plan, device: this.#need.device },
        ruse: move.ruse,
        seenAs,
      };
    const passkeys = move.with === 'copied-passkey' ? copiesOf(account.passkeys) : this.#ownPasskeys;
    const holder = passkeys[0];
    const inHand = { ...account, passkeys };
    return {
      ...common,
      account: inHand,
      cameTo: inHand,
      plan: { ...plan, device: holder === undefined ? seenAs : { ...seenAs, provider: holder.provider } },
      attacker: move.with === 'session' ? { goesOnFrom: last?.correlationId } : {},
    };
  }

  /** The move is made. */
  ended(outcome: Outcome, endedAtMs: number, correlationId: string): void {
    this.#last = { outcome, endedAtMs, correlationId };
  }
}

/** A synced passkey is wherever its provider's account is; of a device-bound one there is no copy. */
function copiesOf(passkeys: AccountHolder['passkeys']): AccountHolder['passkeys'] {
  return passkeys.flatMap((passkey) => (passkey.provider.passkeyType === 'synced' ? [{ ...passkey }] : []));
}

/** What attackers use is not known; a passkey of theirs is of the model that the person has. */
function computer({ devices: [main] }: VirtualUser): Device {
  return { ...main, id: 'of-an-attacker', kind: 'windows-laptop', state: foreignDevice };
}
