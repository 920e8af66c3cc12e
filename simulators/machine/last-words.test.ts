import { describe, expect, it } from 'vitest';
import { lastWords } from './last-words.ts';

describe('lastWords', () => {
  it.each([
    ['one\ntwo\n', 'two'],
    ['Error: planted\n\tat default (file:///x/t.js:6:27(34))\n', 'Error: planted'],
    ['planted\n\tat default (file:///x/t.js:6:27(34))\n', 'planted'],
    [
      'panic: runtime error: index out of range\n\ngoroutine 1 [running]:\nmain.main()\n',
      'panic: runtime error: index out of range',
    ],
    [
      'runtime: out of memory\nfatal error: cannot allocate memory\n\nruntime stack:\n',
      'fatal error: cannot allocate memory',
    ],
    ['', ''],
  ])('%j → %j', (text, words) => {
    expect(lastWords(text)).toBe(words);
  });
});
