import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shellWord } from './shell-word.ts';

const asShellReads = (words: readonly string[]) =>
  execFileSync('bash', ['-c', `printf '%s\\0' ${words.map(shellWord).join(' ')}`])
    .toString()
    .split('\0')
    .slice(0, -1);

it('is read by a shell as the word it was, and is one line', () => {
  // C1 controls have two bytes, which the escapes of a shell do not make: no keyboard types them.
  const word = fc
    .oneof(
      fc.string({ minLength: 1, unit: 'binary' }),
      fc.string({
        minLength: 1,
        unit: fc.constantFrom('a', ' ', "'", '"', '\\', '$', '`', '!', '*', '~', '\n', '\t', '\u007F', 'é', '='),
      }),
    )
    .filter((text) => !/[\0\u0080-\u009F]/.test(text));
  fc.assert(
    fc.property(fc.array(word, { minLength: 20, maxLength: 20 }), (words) => {
      expect(asShellReads(words)).toEqual(words);
      expect(words.map(shellWord).join('')).not.toContain('\n');
    }),
    { numRuns: 20 },
  );
  expect(['runs/2026-01-05T08-00-00-pilot', "it's"].map(shellWord)).toEqual([
    'runs/2026-01-05T08-00-00-pilot',
    String.raw`'it'\''s'`,
  ]);
});
