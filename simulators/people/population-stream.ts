// Streams of the population: every property of a person has one of its own, so that a new property changes no old one.
import { firstUniformAt, streamAt, streamKey, type Stream, type StreamKey } from '../../scenarios/sampling/stream.ts';

/** Of the seed asked for last: a run has one. */
let seedOfKeys: number | undefined;
const keys = new Map<string, StreamKey>();

export function populationStream(seed: number, user: number, property: string): Stream {
  return streamAt(keyOf(seed, property), user, undefined, undefined);
}

/** The first uniform of it. */
export function populationUniform(seed: number, user: number, property: string): number {
  return firstUniformAt(keyOf(seed, property), user, undefined, undefined);
}

function keyOf(seed: number, property: string): StreamKey {
  if (seed !== seedOfKeys) {
    keys.clear();
    seedOfKeys = seed;
  }
  const known = keys.get(property);
  if (known !== undefined) return known;
  const key = streamKey(seed, `population/${property}`);
  keys.set(property, key);
  return key;
}
