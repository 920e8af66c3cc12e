// One person in one situation, and the draws of the step, of the attempt (common to its steps and to both arms) and of the
// person (common to all attempts).
import type { VirtualUser } from './virtual-user.ts';
import { openDraws, type Draws } from './draws.ts';
import type { Situation } from './intent.ts';
import type { Parameters } from './parameters.ts';

export class Person {
  readonly situation: Situation;
  readonly #seed: number;
  readonly #parameters: Parameters;
  #atStep: Draws | undefined;
  #inAttempt: Draws | undefined;
  #ofUser: Draws | undefined;

  constructor(seed: number, parameters: Parameters, situation: Situation) {
    this.#seed = seed;
    this.#parameters = parameters;
    this.situation = situation;
  }

  /** Draws of this visit of this step. Each scope is opened when it is first asked for: most steps ask for one only. */
  get atStep(): Draws {
    const { user, flow, step, attempt, visit } = this.situation;
    return (this.#atStep ??= openDraws(this.#seed, this.#parameters, user, {
      scope: stepScope(flow, step),
      again: 'next',
      attempt,
      visit,
    }));
  }

  /** Draws of this attempt, whatever step asks: the phone left at home stays there. */
  get inAttempt(): Draws {
    const { user, attempt } = this.situation;
    return (this.#inAttempt ??= drawsOfAttempt(this.#seed, this.#parameters, user, attempt));
  }

  /** Draws of this user, whatever attempt asks. */
  get ofUser(): Draws {
    return (this.#ofUser ??= openDraws(this.#seed, this.#parameters, this.situation.user, {
      scope: 'human/user',
      again: 'same',
    }));
  }
}

export function drawsOfAttempt(seed: number, parameters: Parameters, user: VirtualUser, attempt: number): Draws {
  return openDraws(seed, parameters, user, { scope: 'human/attempt', again: 'same', attempt });
}

const scopesOfFlows = new Map<string, Map<string, string>>();

/** Spelt once for each step. */
function stepScope(flow: string, step: string): string {
  const ofFlow = scopesOfFlows.get(flow) ?? new Map<string, string>();
  if (ofFlow.size === 0) scopesOfFlows.set(flow, ofFlow);
  const known = ofFlow.get(step);
  if (known !== undefined) return known;
  const scope = `human/${flow}/${step}`;
  ofFlow.set(step, scope);
  return scope;
}
