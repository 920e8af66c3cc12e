// Draws of the human model. Each parameter has a random stream of its own at each address, so that nothing drawn for
// one thing moves another, and both arms of a comparison meet the same causes where the cause is common to them.
//
// Traits and habits bear on a draw in one of two ways:
//   times    t' = t · f                       f = trait · habit
//   chances  p' = p·f / (1 - p + p·f)         the odds p/(1-p) times f; 0 stays 0, 1 stays 1
// Traits have mean 1, so for rare causes the average over people is the published rate. An overridden parameter is taken
// as it is: f = 1.
import { chanceHappens } from '../../scenarios/sampling/distribution.ts';
import { drawUniform, streamAt, type Stream } from '../../scenarios/sampling/stream.ts';
import type { Traits, VirtualUser } from './virtual-user.ts';
import { scopeOf, type DrawHandle, type Scope, type ScopeOfPersona } from './draw-scope.ts';
import type { ChanceId, DurationId, NumberId, ParameterId } from './parameter-table.ts';
import type { AskedParameter, Parameters } from './parameters.ts';

export interface Draws {
  /** Does it happen? `oddsFactor` comes on top of trait and habit. */
  readonly happens: (id: ChanceId, oddsFactor?: number) => boolean;
  /** A time, ms. */
  readonly durationMs: (id: DurationId) => number;
  /** A number in the parameter's unit; ms when that is a time. */
  readonly value: (id: NumberId) => number;
  /** A uniform for what is no parameter: the next of a stream, or the first again. */
  readonly uniform: (name: string) => number;
  /** More of them, as which letter is typed wrong. */
  readonly stream: (name: string) => Stream;
}

/** Asked again for the same id: the same answer, as for a state of the attempt, or the next draw. */
type Again = 'same' | 'next';

export interface DrawScope {
  /** What the draws belong to, as "human/flow/step"; scopes never share a draw. */
  readonly scope: string;
  readonly again: Again;
  readonly attempt?: number;
  readonly visit?: number;
}

/** Opens draws at (seed, scope, user, attempt, visit). */
export function openDraws(seed: number, parameters: Parameters, user: DrawingUser, at: DrawScope): Draws {
  return new AimedDraws(at.again).aim(scopeOf(seed, parameters, at.scope), user, at.attempt, at.visit);
}

type DrawingUser = Pick<VirtualUser, 'index' | 'persona' | 'traits' | 'habits'>;

/** Places in a cell of draws. */
const drawPlace = 0;
const factorPlace = 1;

/** Draws that are aimed at one address after the other, so that none is opened anew: for who draws at very many. */
export class AimedDraws implements Draws {
  readonly #again: Again;
  #scope!: ScopeOfPersona;
  #user!: DrawingUser;
  #attempt: number | undefined;
  #visit: number | undefined;
  /** What was drawn last, and the factor on it. */
  readonly #cell = new Float64Array(2);
  /** Grows with each aim. */
  #aim = 0;
  /** By the place of a stream: how many of its uniforms were drawn, and at which aim. */
  readonly #drawn: number[] = [];
  readonly #drawnAt: number[] = [];

  constructor(again: Again) {
    this.#again = again;
  }

  aim(scope: Scope, user: DrawingUser, attempt: number | undefined, visit: number | undefined): this {
    this.#scope = scope.of(user.persona);
    this.#user = user;
    this.#attempt = attempt;
    this.#visit = visit;
    this.#aim += 1;
    return this;
  }

  happens(id: ChanceId, oddsFactor = 1): boolean {
    const handle = this.#scope.handleOf(id);
    this.#draw(handle);
    const { probability, asked, quantiles } = handle;
    const cell = this.#cell;
    if (probability === undefined) return quantiles.at(cell[drawPlace] as number) > 0;
    if (asked.overridden) return chanceHappens(probability, cell[drawPlace] as number);
    this.#putFactor(id, asked);
    return chanceHappens(
      withOddsTimes(probability, oddsFactor * (cell[factorPlace] as number)),
      cell[drawPlace] as number,
    );
  }

  // So short that V8 puts them in place of their calls wherever they stand (27 bytes of its code at most, which a place by its name would exceed):
  // a number that a call returns it would box.
  durationMs(id: DurationId): number {
    return this.#duration(id)[0] as number;
  }

  value(id: NumberId): number {
    return this.#value(id)[0] as number;
  }

  #duration(id: DurationId): Float64Array {
    const { asked } = this.#putQuantile(id);
    const cell = this.#cell;
    cell[drawPlace] = (cell[drawPlace] as number) * asked.unitInMs;
    if (asked.overridden) return cell;
    this.#putFactor(id, asked);
    cell[drawPlace] *= cell[factorPlace] as number;
    return cell;
  }

  #value(id: NumberId): Float64Array {
    const { asked } = this.#putQuantile(id);
    const cell = this.#cell;
    cell[drawPlace] = (cell[drawPlace] as number) * asked.unitInMs;
    if (!asked.overridden) cell[drawPlace] *= this.#user.habits?.[id] ?? asked.habit;
    return cell;
  }

  /** Of habit and trait. */
  #putFactor(id: ParameterId, { habit, trait }: AskedParameter): void {
    const { habits, traits } = this.#user;
    const cell = this.#cell;
    // Were it one expression, V8 would take it for anything, and box it.
    if (habits === undefined) cell[factorPlace] = habit;
    else cell[factorPlace] = habits[id] ?? habit;
    if (trait !== undefined) cell[factorPlace] = (cell[factorPlace] as number) * traitOf(traits, trait);
  }

  /** Into the cell. */
  #putQuantile(id: ParameterId): DrawHandle {
    const handle = this.#scope.handleOf(id);
    this.#draw(handle);
    handle.quantiles.put(this.#cell);
    return handle;
  }

  uniform(name: string): number {
    this.#draw(this.#scope.streamNamed(name));
    return this.#cell[drawPlace] as number;
  }

  stream(name: string): Stream {
    if (this.#again === 'same')
      return streamAt(this.#scope.streamNamed(name).key, this.#user.index, this.#attempt, this.#visit);
    return new StreamOfDraws(this, name);
  }

  /** The next uniform of a stream, or the first again, into the cell. */
  #draw({ key, place }: Pick<DrawHandle, 'key' | 'place'>): void {
    const nth = this.#again === 'same' ? 0 : this.#nth(place);
    drawUniform(key, this.#user.index, this.#attempt, this.#visit, nth, this.#cell);
  }

  /** How many were drawn of it since the draws were aimed. */
  #nth(place: number): number {
    const nth = this.#drawnAt[place] === this.#aim ? (this.#drawn[place] ?? 0) : 0;
    this.#drawnAt[place] = this.#aim;
    this.#drawn[place] = nth + 1;
    return nth;
  }
}

/** Goes on for as long as the draws are aimed where they are. */
class StreamOfDraws implements Stream {
  readonly #draws: Pick<Draws, 'uniform'>;
  readonly #name: string;

  constructor(draws: Pick<Draws, 'uniform'>, name: string) {
    this.#draws = draws;
    this.#name = name;
  }

  uniform(): number {
    return this.#draws.uniform(this.#name);
  }
}

/** By name, one after the other: read by a name that changes, or where none of them may be meant, V8 would box the number. */
function traitOf(traits: Traits, trait: keyof Traits): number {
  if (trait === 'slowness') return traits.slowness;
  if (trait === 'carelessness') return traits.carelessness;
  if (trait === 'forgetfulness') return traits.forgetfulness;
  return traits.patience;
}

/** The probability whose odds are `factor` times those of p. */
export function withOddsTimes(p: number, factor: number): number {
  return (p * factor) / (1 - p + p * factor);
}
