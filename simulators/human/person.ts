// One person in one situation: the draws of the step, of the attempt (common to its steps and to both arms) and of the
// person (common to all attempts).
import type { VirtualUser } from '../population/virtual-user.ts';
import { openDraws, type Draws } from './draws.ts';
import type { Situation } from './intent.ts';
import type { Parameters } from './parameters.ts';

export interface Person extends Situation {
  /** Draws of this visit of this step. */
  readonly atStep: Draws;
  /** Draws of this attempt, whatever step asks: the phone left at home stays there. */
  readonly inAttempt: Draws;
  /** Draws of this user, whatever attempt asks. */
  readonly ofUser: Draws;
}

/** Opens the three scopes of draws for a situation, each when it is first asked for. */
export function personIn(seed: number, parameters: Parameters, situation: Situation): Person {
  return new PersonInSituation(seed, parameters, situation);
}

export function drawsOfAttempt(seed: number, parameters: Parameters, user: VirtualUser, attempt: number): Draws {
  return openDraws(seed, parameters, user, { scope: 'human/attempt', again: 'same', attempt });
}

/** Not a spread of the situation: one is made for every step of every attempt, and most ask for one scope only. */
class PersonInSituation implements Person {
  readonly user: Situation['user'];
  readonly device: Situation['device'];
  readonly attempt: number;
  readonly visit: number;
  readonly flow: string;
  readonly step: string;
  readonly nowMs: number;
  readonly elapsedMs: number;
  readonly userPrincipalName: string;
  readonly password: string;
  readonly setBacks: number;
  readonly codeChannel: Situation['codeChannel'];
  declare readonly codeInHand?: string;
  declare readonly setBack?: NonNullable<Situation['setBack']>;
  declare readonly messageInMs?: number;
  declare readonly passkeyAt?: NonNullable<Situation['passkeyAt']>;
  readonly #seed: number;
  readonly #parameters: Parameters;
  #atStep: Draws | undefined;
  #inAttempt: Draws | undefined;
  #ofUser: Draws | undefined;

  constructor(seed: number, parameters: Parameters, situation: Situation) {
    this.#seed = seed;
    this.#parameters = parameters;
    this.user = situation.user;
    this.device = situation.device;
    this.attempt = situation.attempt;
    this.visit = situation.visit;
    this.flow = situation.flow;
    this.step = situation.step;
    this.nowMs = situation.nowMs;
    this.elapsedMs = situation.elapsedMs;
    this.userPrincipalName = situation.userPrincipalName;
    this.password = situation.password;
    this.setBacks = situation.setBacks;
    this.codeChannel = situation.codeChannel;
    if (situation.codeInHand !== undefined) this.codeInHand = situation.codeInHand;
    if (situation.setBack !== undefined) this.setBack = situation.setBack;
    if (situation.messageInMs !== undefined) this.messageInMs = situation.messageInMs;
    if (situation.passkeyAt !== undefined) this.passkeyAt = situation.passkeyAt;
  }

  get atStep(): Draws {
    return (this.#atStep ??= openDraws(this.#seed, this.#parameters, this.user, { scope: stepScope(this.flow, this.step), again: 'next', attempt: this.attempt, visit: this.visit }));
  }

  get inAttempt(): Draws {
    return (this.#inAttempt ??= drawsOfAttempt(this.#seed, this.#parameters, this.user, this.attempt));
  }

  get ofUser(): Draws {
    return (this.#ofUser ??= openDraws(this.#seed, this.#parameters, this.user, { scope: 'human/user', again: 'same' }));
  }
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
