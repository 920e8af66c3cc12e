// A text printed stretch by stretch, no faster than it is read: it may be longer than a string can be, and than what a pipe takes at once.
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { gathered } from './gathered-stretches.ts';

/** Where nobody reads any more the rest is not made: outliveUnreadOutput says what is to be said of that. */
export async function printStretches(stretches: Iterable<string>, output: Writable = process.stdout): Promise<void> {
  for (const piece of gathered(stretches)) {
    if (!output.writable) return;
    if (output.write(piece)) continue;
    try {
      await once(output, 'drain');
    } catch {
      return;
    }
  }
}
