import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { LineTail } from './line-tail.ts';

const folder = mkdtempSync(join(tmpdir(), 'line-tail-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

function tailOf() {
  files += 1;
  const path = join(folder, String(files));
  const lines: string[] = [];
  return { path, lines, tail: new LineTail(path, (line) => lines.push(line)) };
}

it('waits for the file, then reads what has come each time, and no line twice', () => {
  const { path, lines, tail } = tailOf();
  tail.poll();
  expect(lines).toEqual([]);
  writeFileSync(path, 'one\ntwo\n');
  tail.poll();
  tail.poll();
  expect(lines).toEqual(['one', 'two']);
  appendFileSync(path, '\nthree\n');
  tail.poll();
  expect(lines).toEqual(['one', 'two', 'three']);
  tail.close();
});

it('leaves a line that is not whole for later, for ever when its writer was killed', () => {
  const { path, lines, tail } = tailOf();
  writeFileSync(path, 'whole\nto');
  tail.poll();
  expect(lines).toEqual(['whole']);
  appendFileSync(path, 'rn\ncut');
  tail.poll();
  tail.poll();
  tail.close();
  expect(lines).toEqual(['whole', 'torn']);
});

it('may be closed though there was no file, and twice', () => {
  const { tail } = tailOf();
  tail.close();
  tail.close();
});

it('reads the same lines however the bytes come, letters of several bytes cut in two', () => {
  const character = fc.constantFrom('a', '\t', ' ', 'ä', '€', '\u{1f511}', '\r', '\u2028');
  const text = fc.array(character, { minLength: 1, maxLength: 12 }).map((drawn) => drawn.join(''));
  fc.assert(
    fc.property(
      fc.array(text, { minLength: 1, maxLength: 6 }),
      fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 20 }),
      (written, sizes) => {
        const { path, lines, tail } = tailOf();
        const bytes = Buffer.from(written.map((line) => `${line}\n`).join(''));
        for (let [from, nth] = [0, 0]; from < bytes.length; nth += 1) {
          const to = from + (sizes[nth % sizes.length] ?? 1);
          appendFileSync(path, bytes.subarray(from, to));
          tail.poll();
          from = to;
        }
        tail.close();
        expect(lines).toEqual(written);
      },
    ),
    { numRuns: 30 },
  );
});

it('reads lines and files longer than what it reads at once', () => {
  const { path, lines, tail } = tailOf();
  const written = [...Array.from({ length: 3_000 }, (_, nth) => `line ${nth} ${'€'.repeat(20)}`), 'x'.repeat(200_000)];
  writeFileSync(path, `${written.join('\n')}\n`);
  tail.poll();
  tail.close();
  expect(lines).toEqual(written);
});
