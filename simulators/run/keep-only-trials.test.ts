import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { attemptFacts } from '../../scenarios/measures/attempt-facts.ts';
import type { Attempt } from '../../scenarios/schema/attempt.ts';
import type { Sample } from '../../scenarios/schema/load-trial.ts';
import { journalLines } from '../store/journal.ts';
import { RunFolder } from '../store/run-folder.ts';
import { testAttempt } from '../store/test-attempt.fixture.ts';
import { keepOnlyTrials } from './keep-only-trials.ts';

const root = mkdtempSync(join(tmpdir(), 'keep-only-trials-'));
afterAll(() => rmSync(root, { recursive: true }));
let folders = 0;

const lines = (entries: readonly object[]) => entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
/** As its line in the journal has it. */
const attempt = (user: number, trial: string, correlationId: string): object => {
  const lived: Attempt = testAttempt({ user, correlationId, load: { trial, begunMs: 1, endedMs: 2 } });
  return { ...lived, facts: attemptFacts(lived) };
};
const ended = (user: number) => ({ userEnded: user });
const sample = (trial: string, atMs: number): Sample => ({
  trial,
  atMs,
  spanMs: 1_000,
  k6CpuMs: 1,
  ownCpuMs: 1,
  k6ResidentBytes: 1,
});
const row = (correlationId: string, id: string) => ({ id, correlationId, status: { errorCode: 0 } });

/** A folder with these files; an absent one is not there. */
function folderWith(files: Readonly<Record<string, string>>) {
  folders += 1;
  const folder = RunFolder.create(join(root, String(folders)));
  for (const [name, text] of Object.entries(files)) writeFileSync(folder.file(name), text);
  const read = (name: string) => {
    const journal =
      name === 'journal.ndjson' ? [...journalLines(folder.file(name))].map(({ text }) => `${text}\n`).join('') : '';
    return journal !== ''
      ? journal
      : existsSync(folder.file(name))
        ? readFileSync(folder.file(name), 'utf8')
        : undefined;
  };
  return { folder, read };
}

describe('before a load run goes on', () => {
  it('keeps attempts, samples and log rows of the trials that are whole, in their order, to the letter', async () => {
    const whole = [attempt(1, 'a-profile', 'w1'), attempt(2, 'b-profile', 'w2'), attempt(1, 'a-profile', 'w3')];
    const cut = [attempt(1, 'a-search-0-00', 'c1'), attempt(2, 'a-search-0-01', 'c2')];
    const { folder, read } = folderWith({
      'journal.ndjson': lines([...whole.slice(0, 2), ...cut, ...whole.slice(2)]),
      'samples.ndjson': lines([sample('a-profile', 1), sample('a-search-0-00', 1), sample('b-profile', 2)]),
      'sign-ins.ndjson': lines([
        row('w1', '1'),
        row('c1', '2'),
        row('w1', '3'),
        row('w2', '4'),
        row('c2', '5'),
        row('nobody', '6'),
      ]),
    });
    await keepOnlyTrials(folder, new Set(['a-profile', 'b-profile']));
    expect(read('journal.ndjson')).toBe(lines(whole));
    expect(read('samples.ndjson')).toBe(lines([sample('a-profile', 1), sample('b-profile', 2)]));
    expect(read('sign-ins.ndjson')).toBe(lines([row('w1', '1'), row('w1', '3'), row('w2', '4')]));
    expect(read('sign-ins.cut-short.ndjson')).toBe(lines([row('c1', '2'), row('c2', '5'), row('nobody', '6')]));
  });

  it('keeps whole lives: of users who came to their end, with their end', async () => {
    const { folder, read } = folderWith({
      'journal.ndjson': lines([
        attempt(1, 'lives', 'a'),
        attempt(2, 'lives', 'b'),
        attempt(1, 'lives', 'c'),
        ended(1),
        attempt(3, 'lives', 'd'),
      ]),
      'sign-ins.ndjson': lines([row('a', '1'), row('b', '2'), row('c', '3'), row('d', '4')]),
    });
    await keepOnlyTrials(folder, new Set());
    expect(read('journal.ndjson')).toBe(lines([attempt(1, 'lives', 'a'), attempt(1, 'lives', 'c'), ended(1)]));
    expect(read('sign-ins.ndjson')).toBe(lines([row('a', '1'), row('c', '3')]));
    expect(read('sign-ins.cut-short.ndjson')).toBe(lines([row('b', '2'), row('d', '4')]));
  });

  it('drops last lines that a kill cut off, in all three, and what was set aside stays', async () => {
    const { folder, read } = folderWith({
      'journal.ndjson': `${lines([attempt(1, 'a', 'w')])}${lines([attempt(2, 'a', 'x')]).slice(0, 60)}`,
      'samples.ndjson': `${lines([sample('a', 1)])}{"trial":"a","at`,
      'sign-ins.ndjson': `${lines([row('w', '1')])}{"id":"2","corr`,
      'sign-ins.cut-short.ndjson': lines([row('before', '0')]),
    });
    await keepOnlyTrials(folder, new Set(['a']));
    expect(read('journal.ndjson')).toBe(lines([attempt(1, 'a', 'w')]));
    expect(read('samples.ndjson')).toBe(lines([sample('a', 1)]));
    expect(read('sign-ins.ndjson')).toBe(lines([row('w', '1')]));
    expect(read('sign-ins.cut-short.ndjson')).toBe(lines([row('before', '0')]));
  });

  it('changes nothing the second time, and leaves no file of its own', async () => {
    const { folder, read } = folderWith({
      'journal.ndjson': lines([attempt(1, 'a', 'w'), attempt(2, 'b', 'c')]),
      'samples.ndjson': lines([sample('a', 1)]),
      'sign-ins.ndjson': lines([row('w', '1'), row('c', '2')]),
    });
    const names = ['journal.ndjson', 'samples.ndjson', 'sign-ins.ndjson', 'sign-ins.cut-short.ndjson'];
    await keepOnlyTrials(folder, new Set(['a']));
    const first = names.map(read);
    await keepOnlyTrials(folder, new Set(['a']));
    expect(names.map(read)).toEqual(first);
    for (const name of names) expect(read(`${name}.new`)).toBeUndefined();
  });

  it('has nothing to do in a new folder', async () => {
    const { folder, read } = folderWith({});
    await keepOnlyTrials(folder, new Set());
    expect(['journal.ndjson', 'samples.ndjson', 'sign-ins.ndjson', 'sign-ins.cut-short.ndjson'].map(read)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('keeps hundreds of lines, more than go through at once', async () => {
    const [kept, left] = [0, 1].map((rest) =>
      Array.from({ length: 400 }, (_, nth) => attempt(nth, rest === 0 ? 'a' : 'b', `${rest}-${nth}`)),
    );
    const { folder, read } = folderWith({
      'journal.ndjson': lines((kept ?? []).flatMap((each, nth) => [each, left?.[nth] ?? each])),
    });
    await keepOnlyTrials(folder, new Set(['a']));
    expect(read('journal.ndjson')).toBe(lines(kept ?? []));
  });
});
