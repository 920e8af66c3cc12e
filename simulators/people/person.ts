// One person in one situation, and the draws of the step, of the attempt (common to its steps and to both arms) and of the
// person (common to all attempts).
import { AimedDraws, type Draws } from './draws.ts';
import { scopeOf, type Scope } from './draw-scope.ts';
import type { VirtualUser } from './virtual-user.ts';
import type { Situation } from './intent.ts';
import { IntentInHand } from './intent-in-hand.ts';
import type { Parameters } from './parameters.ts';

/** One object stands for all people, one situation after the other: an answer of the human model takes no time, so that none meets another. */
export class Person {
  readonly #steps: StepScopes;
  readonly #attempts: DrawsOfAttempts;
  readonly #users: Scope;
  readonly #atStep = new AimedDraws('next');
  readonly #ofUser = new AimedDraws('same');
  readonly #intent: IntentInHand | undefined;
  #situation!: Situation;
  /** Each is aimed when it is first asked for: most steps ask for one only. */
  #atStepIsAimed = false;
  #inAttempt: Draws | undefined;
  #ofUserIsAimed = false;

  /** @param intent for every answer. Absent: each has one of its own, and can be kept. */
  constructor(seed: number, parameters: Parameters, intent?: IntentInHand) {
    this.#intent = intent;
    this.#steps = new StepScopes(seed, parameters);
    this.#attempts = new DrawsOfAttempts(seed, parameters);
    this.#users = scopeOf(seed, parameters, 'human/user');
  }

  in(situation: Situation): this {
    this.#situation = situation;
    this.#atStepIsAimed = false;
    this.#inAttempt = undefined;
    this.#ofUserIsAimed = false;
    return this;
  }

  get situation(): Situation {
    return this.#situation;
  }

  /** To be filled in with the answer. */
  get intent(): IntentInHand {
    return this.#intent ?? new IntentInHand();
  }

  /** Draws of this visit of this step. */
  get atStep(): Draws {
    if (!this.#atStepIsAimed) {
      const { user, flow, step, attempt, visit } = this.#situation;
      this.#atStep.aim(this.#steps.scopeOf(flow, step), user, attempt, visit);
      this.#atStepIsAimed = true;
    }
    return this.#atStep;
  }

  /** Draws of this attempt, whatever step asks: the phone left at home stays there. */
  get inAttempt(): Draws {
    return (this.#inAttempt ??= this.#attempts.of(this.#situation.user, this.#situation.attempt));
  }

  /** Draws of this user, whatever attempt asks. */
  get ofUser(): Draws {
    if (!this.#ofUserIsAimed) {
      this.#ofUser.aim(this.#users, this.#situation.user, undefined, undefined);
      this.#ofUserIsAimed = true;
    }
    return this.#ofUser;
  }
}

/** Draws of one attempt after the other. */
export class DrawsOfAttempts {
  readonly #scope: Scope;
  readonly #draws = new AimedDraws('same');

  constructor(seed: number, parameters: Parameters) {
    this.#scope = scopeOf(seed, parameters, 'human/attempt');
  }

  /** Until another is asked for. */
  of(user: VirtualUser, attempt: number): Draws {
    return this.#draws.aim(this.#scope, user, attempt, undefined);
  }
}

/** Spelt once for each step. */
class StepScopes {
  readonly #seed: number;
  readonly #parameters: Parameters;
  readonly #flows = new Map<string, Map<string, Scope>>();
  /** Of the flow asked for last: most steps follow another of their flow. */
  #lastFlow = '';
  #ofLastFlow: Map<string, Scope> | undefined;

  constructor(seed: number, parameters: Parameters) {
    this.#seed = seed;
    this.#parameters = parameters;
  }

  scopeOf(flow: string, step: string): Scope {
    if (flow !== this.#lastFlow) {
      this.#lastFlow = flow;
      this.#ofLastFlow = this.#flows.get(flow);
    }
    return this.#ofLastFlow?.get(step) ?? this.#newScope(flow, step);
  }

  #newScope(flow: string, step: string): Scope {
    const made = scopeOf(this.#seed, this.#parameters, `human/${flow}/${step}`);
    const ofFlow = this.#flows.get(flow) ?? new Map<string, Scope>();
    this.#flows.set(flow, ofFlow.set(step, made));
    this.#ofLastFlow = ofFlow;
    return made;
  }
}
