// A password as a policy with four kinds of characters asks for. Drawn, not secret: it lives in a simulation only.
import type { Stream } from '../../scenarios/sampling/stream.ts';

// Without characters that people confuse on paper (0 O, 1 l I).
const kinds = ['abcdefghijkmnopqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789', '!#%+-=?@_'] as const;
const everything = kinds.join('');

/** @param length characters, at least four: one of each kind stands first, the others follow as drawn. */
export function drawPassword(length: number, stream: Stream): string {
  let password = '';
  for (const kind of kinds) password += pick(kind, stream);
  while (password.length < length) password += pick(everything, stream);
  return password;
}

function pick(from: string, stream: Stream): string {
  return from.charAt(Math.floor(stream.uniform() * from.length));
}
