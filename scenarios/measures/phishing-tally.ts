// Counts the attempts of a phishing drill, one after the other, as they were lived: those that a run has stored, and those that virtual time
// stores nowhere.
import type { AttackKind } from '../schema/phishing.ts';
import { AttackChain, type MoveOfAttack } from './attack-chain.ts';
import type { CountedAttempt } from './counted-attempt.ts';
import type { PairedNeeds, PhishingCounts } from './phishing-counts.ts';
import { PhishingSums } from './phishing-sums.ts';

/** What of an attempt is counted. */
export type PhishedAttempt = MoveOfAttack & Pick<CountedAttempt, 'need'>;

interface OwnUnit {
  isMet: boolean;
  hasVoid: boolean;
}

/** One person in one arm, until somebody else comes. */
interface LifeInArm {
  readonly persona: string;
  readonly needs: Map<number, OwnUnit>;
  registration?: OwnUnit;
  attack?: AttackChain;
}

export class PhishingTally {
  readonly #kindOf: (user: number) => AttackKind;
  readonly #sums = new PhishingSums();
  readonly #lives = new Map<string, LifeInArm>();
  #user: number | undefined;

  /** @param kindOf the attack that comes to somebody's account. */
  constructor(kindOf: (user: number) => AttackKind) {
    this.#kindOf = kindOf;
  }

  /**
   * @param startedAtMs on the clock of whoever lives it, ms since the Unix epoch. Attempts of a person come one after the other, and those of
   * an arm in their order.
   */
  add(attempt: PhishedAttempt, startedAtMs: number): void {
    const { user, arm, persona, purpose, need, outcome } = attempt;
    if (user !== this.#user) this.#end();
    this.#user = user;
    const life = this.#lives.get(arm) ?? { persona, needs: new Map<number, OwnUnit>() };
    this.#lives.set(arm, life);
    if (outcome.kind === 'void') this.#sums.cell(arm, persona).people.void += 1;
    if (purpose === 'lure' || purpose === 'attack' || purpose === 'impostor') {
      life.attack ??= new AttackChain(this.#kindOf(user), startedAtMs);
      life.attack.add(attempt, startedAtMs);
    } else if (purpose === 'registration') life.registration = withEnd(life.registration, outcome.kind);
    else if (purpose === 'sign-in' && need !== undefined)
      life.needs.set(need, withEnd(life.needs.get(need), outcome.kind));
  }

  /** Nobody comes any more. */
  counts(): PhishingCounts {
    this.#end();
    return this.#sums.counts();
  }

  #end(): void {
    const user = this.#user;
    if (user === undefined) return;
    for (const [arm, life] of this.#lives) this.#endLife(arm, life, user);
    const arms = [...this.#lives.keys()].toSorted();
    for (const [nth, arm] of arms.entries()) for (const baseline of arms.slice(nth + 1)) this.#endPair(arm, baseline);
    this.#lives.clear();
  }

  #endLife(arm: string, { persona, needs, registration, attack }: LifeInArm, user: number): void {
    const cell = this.#sums.cell(arm, persona);
    const { people } = cell;
    people.people += 1;
    for (const { isMet, hasVoid } of needs.values()) {
      if (hasVoid) continue;
      people.needs += 1;
      if (isMet) people.met += 1;
    }
    if (registration?.hasVoid === false) {
      people.began += 1;
      if (registration.isMet) people.registered += 1;
    }
    const ended = attack?.ended({ arm, persona, user });
    if (ended === undefined) return;
    this.#sums.addAttacks(cell, ended.counts);
    this.#sums.addTrace(ended.trace);
  }

  #endPair(arm: string, baseline: string): void {
    const [one, other] = [this.#lives.get(arm), this.#lives.get(baseline)];
    if (one === undefined || other === undefined) return;
    let [needs, more] = [0, 0];
    for (const [need, { isMet, hasVoid }] of one.needs) {
      const twin = other.needs.get(need);
      if (twin === undefined || hasVoid || twin.hasVoid) continue;
      needs += 1;
      more += Number(isMet) - Number(twin.isMet);
    }
    if (needs > 0) this.#sums.addPair(pairOf({ arm, baseline, persona: one.persona }, needs, more));
  }
}

function pairOf(whose: Pick<PairedNeeds, 'arm' | 'baseline' | 'persona'>, needs: number, more: number): PairedNeeds {
  return {
    ...whose,
    people: 1,
    needs,
    more,
    needsSquared: needs ** 2,
    moreSquared: more ** 2,
    moreTimesNeeds: more * needs,
  };
}

/** Starting over included. */
function withEnd(unit: OwnUnit | undefined, kind: CountedAttempt['outcome']['kind']): OwnUnit {
  return {
    isMet: unit?.isMet === true || kind === 'succeeded',
    hasVoid: unit?.hasVoid === true || kind === 'void',
  };
}
