import { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { printStretches } from './print-stretches.ts';

const stretch = 'ä'.repeat(999);
function* many(): Generator<string> {
  for (let nth = 0; nth < 8_000; nth += 1) yield stretch;
}
const characters = 8_000 * stretch.length;

it('prints all of it, and holds no more than a piece that nobody has read yet', async () => {
  let [read, mostHeldBytes] = [0, 0];
  const slow = new Writable({
    decodeStrings: false,
    write(piece: string, _encoding, done) {
      read += piece.length;
      mostHeldBytes = Math.max(mostHeldBytes, slow.writableLength);
      void setImmediate().then(() => done());
    },
  });
  await printStretches(many(), slow);
  expect(read).toBe(characters);
  expect(mostHeldBytes).toBeLessThan(1.01 * 2 ** 20);
});

it('stops where nobody reads any more', async () => {
  let made = 0;
  function* counted(): Generator<string> {
    for (const each of many()) {
      made += 1;
      yield each;
    }
  }
  const closed = new Writable({
    write(_piece, _encoding, done) {
      void setImmediate().then(() => done(Object.assign(new Error('closed'), { code: 'EPIPE' })));
    },
  });
  closed.on('error', () => undefined);
  await printStretches(counted(), closed);
  expect(made).toBeLessThan(8_000 / 4);
  await printStretches(counted(), closed);
  expect(made).toBeLessThan(8_000 / 2);
});
