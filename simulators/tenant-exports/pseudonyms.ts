// Other names for people, on the way out: the same for the same name within one output, and without a way back. A keyed hash, as names
// can be guessed and hashed; its key is drawn anew and thrown away, or the reader's own where two outputs are to be joined.
import { createHmac, randomBytes } from 'node:crypto';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';

const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';
/** Of 5 bits each: a quarter of a million people share one with a chance of one in 10^8. */
const characters = 13;
/** Characters. A shorter key can be tried out by whoever knows one name. */
const shortestKey = 16;

/** @throws PilotError, bad input: pseudonym-key-too-short. */
export function pseudonyms(key?: string): (name: string) => string {
  if (key !== undefined && key.length < shortestKey)
    throw new PilotError(
      'pseudonym-key-too-short',
      {
        found: `a key of ${key.length} characters`,
        expected: `at least ${shortestKey}`,
        remedy: 'give a longer one, and keep it from those who get the output',
      },
      { badInput: true },
    );
  const secret = key ?? randomBytes(32);
  return (name) => {
    const hash = createHmac('sha256', secret).update(name.trim().toLowerCase()).digest();
    const letters = Array.from({ length: characters }, (_, at) => alphabet.charAt((hash[at] ?? 0) % alphabet.length));
    return `person-${letters.join('')}`;
  };
}
