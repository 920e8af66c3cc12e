// Draws of the human model. Each parameter has a random stream of its own at each address, so that nothing drawn for
// one thing moves another, and both arms of a comparison meet the same causes where the cause is common to them.
//
// Traits and habits bear on a draw in one of two ways:
//   times    t' = t · f                       f = trait · habit
//   chances  p' = p·f / (1 - p + p·f)         the odds p/(1-p) times f; 0 stays 0, 1 stays 1
// Traits have mean 1, so for rare causes the average over people is the published rate. An overridden parameter is taken
// as it is: f = 1.
import { chanceHappens, quantile } from '../../scenarios/sampling/distribution.ts';
import { firstUniformAt, streamAt, streamKey, type Stream, type StreamKey } from '../../scenarios/sampling/stream.ts';
import type { VirtualUser } from './virtual-user.ts';
import type { ChanceId, DurationId, NumberId, ParameterId } from './parameter-table.ts';
import type { AskedParameter, Parameters } from './parameters.ts';

export interface Draws {
  /** Does it happen? `oddsFactor` comes on top of trait and habit. */
  readonly happens: (id: ChanceId, oddsFactor?: number) => boolean;
  /** A time, ms. */
  readonly durationMs: (id: DurationId) => number;
  /** A number in the parameter's unit; ms when that is a time. */
  readonly value: (id: NumberId) => number;
  /** Uniforms for what is no parameter, as which letter is typed wrong. */
  readonly stream: (name: string) => Stream;
}

export interface DrawScope {
  /** What the draws belong to, as "human/flow/step"; scopes never share a draw. */
  readonly scope: string;
  /** Asked again for the same id: the same answer, as for a state of the attempt, or the next draw. */
  readonly again: 'same' | 'next';
  readonly attempt?: number;
  readonly visit?: number;
}

/** Opens draws at (seed, scope, user, attempt, visit). */
export function openDraws(seed: number, parameters: Parameters, user: DrawingUser, at: DrawScope): Draws {
  return new ScopedDraws(keysOfScope(seed, at.scope), parameters, user, at);
}

interface OpenedStream {
  readonly name: string;
  readonly stream: Stream;
  readonly before: OpenedStream | undefined;
}

type DrawingUser = Pick<VirtualUser, 'index' | 'persona' | 'traits' | 'habits'>;

class ScopedDraws implements Draws {
  readonly #keys: ScopeKeys;
  readonly #parameters: Parameters;
  readonly #user: DrawingUser;
  readonly #at: DrawScope;
  /** The stream opened last, where the next draw is asked for, and those before it; a step asks for a handful. */
  #opened: OpenedStream | undefined;

  constructor(keys: ScopeKeys, parameters: Parameters, user: DrawingUser, at: DrawScope) {
    this.#keys = keys;
    this.#parameters = parameters;
    this.#user = user;
    this.#at = at;
  }

  stream(name: string): Stream {
    const { again, attempt, visit } = this.#at;
    if (again === 'same') return streamAt(this.#keys.of(name), this.#user.index, attempt, visit);
    for (let opened = this.#opened; opened !== undefined; opened = opened.before)
      if (opened.name === name) return opened.stream;
    const stream = streamAt(this.#keys.of(name), this.#user.index, attempt, visit);
    this.#opened = { name, stream, before: this.#opened };
    return stream;
  }

  #uniform(name: string): number {
    const { again, attempt, visit } = this.#at;
    return again === 'same'
      ? firstUniformAt(this.#keys.of(name), this.#user.index, attempt, visit)
      : this.stream(name).uniform();
  }

  happens(id: ChanceId, oddsFactor = 1): boolean {
    const asked = this.#parameters.ask(id, this.#user.persona);
    const { distribution } = asked;
    const u = this.#uniform(id);
    if (distribution.kind !== 'chance') return quantile(distribution, u) > 0;
    const factor = asked.overridden ? 1 : oddsFactor * this.#factorOf(id, asked);
    return chanceHappens(withOddsTimes(distribution.probability, factor), u);
  }

  durationMs(id: DurationId): number {
    const asked = this.#parameters.ask(id, this.#user.persona);
    const drawn = quantile(asked.distribution, this.#uniform(id)) * asked.unitInMs;
    return asked.overridden ? drawn : drawn * this.#factorOf(id, asked);
  }

  value(id: NumberId): number {
    const asked = this.#parameters.ask(id, this.#user.persona);
    const drawn = quantile(asked.distribution, this.#uniform(id)) * asked.unitInMs;
    return asked.overridden ? drawn : drawn * this.#habitOf(id, asked);
  }

  #habitOf(id: ParameterId, { habit }: AskedParameter): number {
    return this.#user.habits?.[id] ?? habit;
  }

  #factorOf(id: ParameterId, asked: AskedParameter): number {
    const { trait } = asked;
    return this.#habitOf(id, asked) * (trait === undefined ? 1 : this.#user.traits[trait]);
  }
}

/** Keys of a scope's streams by name, so that no purpose is spelt out at each draw. */
class ScopeKeys {
  readonly #seed: number;
  readonly #scope: string;
  readonly #keys = new Map<string, StreamKey>();

  constructor(seed: number, scope: string) {
    this.#seed = seed;
    this.#scope = scope;
  }

  of(name: string): StreamKey {
    const known = this.#keys.get(name);
    if (known !== undefined) return known;
    const key = streamKey(this.#seed, `${this.#scope}/${name}`);
    this.#keys.set(name, key);
    return key;
  }
}

/** Of the seed asked for last: a run has one. */
let seedOfScopes: number | undefined;
const scopes = new Map<string, ScopeKeys>();

function keysOfScope(seed: number, scope: string): ScopeKeys {
  if (seed !== seedOfScopes) {
    scopes.clear();
    seedOfScopes = seed;
  }
  const known = scopes.get(scope);
  if (known !== undefined) return known;
  const made = new ScopeKeys(seed, scope);
  scopes.set(scope, made);
  return made;
}

/** The probability whose odds are `factor` times those of p. */
export function withOddsTimes(p: number, factor: number): number {
  return (p * factor) / (1 - p + p * factor);
}
