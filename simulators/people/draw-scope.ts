// What draws of one scope rest on, by persona and parameter, looked up once and kept: the key of the stream, what holds for the parameter,
// and its quantiles. Nothing is spelt out or put together at a draw.
import { Quantiles } from '../../scenarios/sampling/distribution.ts';
import { streamKey, type StreamKey } from '../../scenarios/sampling/stream.ts';
import type { ParameterId } from './parameter-table.ts';
import type { AskedParameter, Parameters } from './parameters.ts';

/** A stream by its name. */
interface NamedStream {
  /** Ordinal among the streams of its scope and persona. */
  readonly place: number;
  readonly key: StreamKey;
}

export interface DrawHandle extends NamedStream {
  readonly asked: AskedParameter;
  readonly quantiles: Quantiles;
  /** Of a chance. */
  readonly probability: number | undefined;
}

export class ScopeOfPersona {
  readonly #scope: Scope;
  readonly #persona: string;
  readonly #handles = new Map<ParameterId, DrawHandle>();
  readonly #streams = new Map<string, NamedStream>();

  constructor(scope: Scope, persona: string) {
    this.#scope = scope;
    this.#persona = persona;
  }

  handleOf(id: ParameterId): DrawHandle {
    return this.#handles.get(id) ?? this.#newHandle(id);
  }

  /** Of what is no parameter. */
  streamNamed(name: string): NamedStream {
    const known = this.#streams.get(name);
    if (known !== undefined) return known;
    const made = { place: this.#streams.size, key: streamKey(this.#scope.seed, `${this.#scope.name}/${name}`) };
    this.#streams.set(name, made);
    return made;
  }

  #newHandle(id: ParameterId): DrawHandle {
    const asked = this.#scope.parameters.ask(id, this.#persona);
    const { distribution } = asked;
    const probability = distribution.kind === 'chance' ? distribution.probability : undefined;
    const made = { ...this.streamNamed(id), asked, quantiles: new Quantiles(distribution), probability };
    this.#handles.set(id, made);
    return made;
  }
}

export class Scope {
  readonly seed: number;
  readonly parameters: Parameters;
  /** As "human/flow/step": scopes never share a draw. */
  readonly name: string;
  readonly #personas = new Map<string, ScopeOfPersona>();
  /** Of the persona asked for last: one person asks for many, one after the other. */
  #lastPersona = '';
  #last: ScopeOfPersona | undefined;

  constructor(seed: number, parameters: Parameters, name: string) {
    this.seed = seed;
    this.parameters = parameters;
    this.name = name;
  }

  of(persona: string): ScopeOfPersona {
    if (this.#last !== undefined && persona === this.#lastPersona) return this.#last;
    const found = this.#personas.get(persona) ?? new ScopeOfPersona(this, persona);
    this.#personas.set(persona, found);
    this.#lastPersona = persona;
    this.#last = found;
    return found;
  }
}

interface KnownScopes {
  /** Of the seed asked for last: a run has one. */
  seed: number;
  readonly scopes: Map<string, Scope>;
}

const scopesOf = new WeakMap<Parameters, KnownScopes>();

/** The same each time. */
export function scopeOf(seed: number, parameters: Parameters, name: string): Scope {
  let known = scopesOf.get(parameters);
  if (known === undefined) scopesOf.set(parameters, (known = { seed, scopes: new Map() }));
  if (known.seed !== seed) {
    known.seed = seed;
    known.scopes.clear();
  }
  const scope = known.scopes.get(name);
  if (scope !== undefined) return scope;
  const made = new Scope(seed, parameters, name);
  known.scopes.set(name, made);
  return made;
}
