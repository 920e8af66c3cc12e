// A password as a policy with four kinds of characters asks for. Drawn, not secret: it lives in a simulation only.
import type { Stream } from '../../scenarios/sampling/stream.ts';

// Without characters that people confuse on paper (0 O, 1 l I).
const kinds = ['abcdefghijkmnopqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789', '!#%+-=?@_'] as const;

/** @param length characters, at least four: one of each kind stands first, the others follow as drawn. */
export function drawPassword(length: number, stream: Stream): string {
  const everything = kinds.join('');
  const pick = (from: string) => from.charAt(Math.floor(stream.uniform() * from.length));
  return kinds.map(pick).join('') + Array.from({ length: Math.max(0, length - kinds.length) }, () => pick(everything)).join('');
}
