// An attack on an account, move by move: who comes next, to whose pages, with what at hand.
import type { FlowId } from '../../scenarios/flows/flow-id.ts';
import type { Outcome } from '../../scenarios/schema/attempt.ts';
import type { Attack, AttackMove, AttackMoves, Victim } from '../attacks/attack.ts';
import { foreignDevice } from '../people/device-state.ts';
import type { HumanModel } from '../people/intent.ts';
import { strangersAddresses } from '../people/unmeant-causes.ts';
import type { Device, VirtualUser } from '../people/virtual-user.ts';
import type { AccountHolder } from './account-holder.ts';
import type { WithoutNeed } from './before-need.ts';
import type { Plan } from './plan.ts';
import { strangerAddress } from './stranger-address.ts';

/** How whoever is in a move acts. */
export type ModelOfMove = (human: HumanModel, attack: Attack, by: AttackMove['by']) => HumanModel;

/** On whom, and from when on. */
export interface AttackedAccount extends Pick<Plan, 'day' | 'device' | 'startsAtMs' | 'firstDraw'> {
  readonly user: VirtualUser;
  readonly human: HumanModel;
  readonly account: AccountHolder;
  readonly victim: Victim;
}

export class AttackInCourse {
  readonly #attack: Attack;
  readonly #modelOf: ModelOfMove;
  readonly #on: AttackedAccount;
  readonly #moves: AttackMoves;
  /** The account as the attacker came to it last, with passkeys of their own. Undefined: they have not yet. */
  #inHand: AccountHolder | undefined;
  #movesMade = 0;
  /** Of the move before. */
  #last: { readonly outcome: Outcome; readonly endedAtMs: number; readonly correlationId: string } | undefined;

  constructor(attack: Attack, modelOf: ModelOfMove, on: AttackedAccount) {
    this.#attack = attack;
    this.#modelOf = modelOf;
    this.#on = on;
    this.#moves = attack.movesOn(on.victim);
  }

  /** The next move; undefined: the attack is over. */
  next(): WithoutNeed | undefined {
    const last = this.#last;
    // What comes first is told nothing.
    const { value: move } = last === undefined ? this.#moves.next() : this.#moves.next(last.outcome);
    if (move === undefined) return undefined;
    const { human, account, user, day, device, startsAtMs, firstDraw } = this.#on;
    const flow: FlowId = move.flow;
    const common = {
      human: this.#modelOf(human, this.#attack, move.by),
      address: strangerAddress(user.index % strangersAddresses),
    };
    const plan = {
      flow,
      need: undefined,
      day,
      startsAtMs: last?.endedAtMs ?? startsAtMs,
      firstDraw: firstDraw + this.#movesMade,
    };
    this.#movesMade += 1;
    const seenAs = computer(user);
    if (move.by === 'person')
      return {
        ...common,
        account,
        cameTo: account,
        plan: { ...plan, device },
        ruse: move.ruse,
        seenAs,
      };
    const inHand =
      move.with === 'copied-passkey'
        ? { ...account, passkeys: copiesOf(account.passkeys) }
        : (this.#inHand = { ...account, passkeys: this.#inHand?.passkeys ?? [] });
    const holder = inHand.passkeys[0];
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
