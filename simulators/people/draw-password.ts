// A password as a policy with four kinds of characters asks for. Drawn, not secret: it lives in a simulation only.
import type { Stream } from '../../scenarios/sampling/stream.ts';

// Without characters that people confuse on paper (0 O, 1 l I).
const kinds = ['abcdefghijkmnopqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789', '!#%+-=?@_'] as const;
const everything = kinds.join('');

/** @param length characters, at least four: one of each kind stands first, the others follow as drawn. */
export function drawPassword(length: number, stream: Stream): string {
  const characters: number[] = [];
  for (let at = 0; at < kinds.length; at += 1) characters.push(pick(kinds[at] ?? '', stream));
  while (characters.length < length) characters.push(pick(everything, stream));
  return String.fromCharCode.apply(undefined, characters);
}

function pick(from: string, stream: Stream): number {
  return from.charCodeAt(Math.floor(stream.uniform() * from.length));
}
