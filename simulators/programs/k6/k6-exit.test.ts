import { describe, expect, it } from 'vitest';
import { meaningOfK6Exit } from './k6-exit.ts';

const ended = (code: number | null, signal: NodeJS.Signals | null = null, asked = false) => ({ code, signal, asked });

describe('meaningOfK6Exit', () => {
  it.each([
    [ended(0), 'done', undefined],
    [ended(0, null, true), 'done', undefined],
    [ended(99), 'thresholds', 'k6-thresholds-missed'],
    [ended(105), 'interrupted', 'k6-interrupted'],
    [ended(105, null, true), 'interrupted', 'k6-interrupted'],
    [ended(null, 'SIGKILL', true), 'interrupted', 'k6-interrupted'],
    [ended(108), 'interrupted', 'k6-aborted'],
    [ended(null, 'SIGKILL'), 'ours', 'k6-killed'],
    [ended(null, 'SIGSEGV'), 'ours', 'k6-killed'],
    [ended(104), 'ours', 'k6-options-refused'],
    [ended(107), 'ours', 'k6-script-exception'],
    [ended(109), 'ours', 'k6-panic'],
    [ended(255), 'ours', 'k6-failed'],
    [ended(null), 'ours', 'k6-failed'],
  ])('%j is %s', (exit, kind, code) => {
    expect(meaningOfK6Exit(exit, '')).toMatchObject({ kind, ...(code === undefined ? {} : { code }) });
  });

  it('adds what k6 said', () => {
    expect(
      meaningOfK6Exit(ended(107), 'ReferenceError: x is not defined\n\tat file:///x/t.js:6:27(34)\n'),
    ).toMatchObject({ sentence: 'the k6 script threw an error: ReferenceError: x is not defined' });
    expect(meaningOfK6Exit(ended(2), 'panic: nil map\n\ngoroutine 7 [running]:\n')).toMatchObject({
      sentence: 'k6 ended with exit code 2: panic: nil map',
    });
  });

  it.each([
    ['dial: unknown errno 24 error with msg `too many open files`', 'k6-out-of-file-descriptors'],
    ['dial tcp 127.0.0.1:80: connect: cannot assign requested address', 'k6-out-of-ports'],
    ['Failed to write to log, write console: no space left on device', 'k6-disk-full'],
    ['fatal error: runtime: cannot allocate memory', 'k6-out-of-memory'],
  ])('knows a machine at its end, though k6 may end with 0: %s', (words, code) => {
    expect(meaningOfK6Exit(ended(0), `x\n${words}\ny`)).toMatchObject({ kind: 'ours', code });
    expect(meaningOfK6Exit(ended(99), 'Request Failed\n', ['EOF', words])).toMatchObject({ kind: 'ours', code });
  });
});
