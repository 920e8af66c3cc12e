import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attemptLine, Journal, journalLines, packedJournal, readJournal } from './journal.ts';
import { blockBytes, packLines } from './packed-lines.ts';
import { testAttempt, writeJournal } from './test-attempt.fixture.ts';

const path = () => join(mkdtempSync(join(tmpdir(), 'journal-')), 'journal.ndjson');
const numbered = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => testAttempt({ user: from + at }));
const textOf = (file: string) => [...journalLines(file)].map(({ text }) => `${text}\n`).join('');
const lines = (entries: readonly ReturnType<typeof testAttempt>[]) => entries.map(attemptLine).join('');

describe('the journal', () => {
  it('gives back what was appended, and who has ended', async () => {
    const file = path();
    writeJournal(file, [
      testAttempt({ user: 0 }),
      { userEnded: 0 },
      testAttempt({ user: 1 }),
      testAttempt({ user: 1, attempt: 1, outcome: { kind: 'void', code: 'browser-crashed' } }),
    ]);
    const content = await readJournal(file);
    expect([...content.endedUsers]).toEqual([0]);
    expect(content.unfinished.get(1)).toHaveLength(2);
    expect(content.unfinished.has(0)).toBe(false);
    expect([content.attempts, content.voids]).toEqual([3, 1]);
  });

  it('is on the disk as soon as append returns: nothing is kept back for a kill to lose', () => {
    const file = path();
    const journal = new Journal(file);
    journal.append(testAttempt());
    expect(readFileSync(file, 'utf8')).toBe(attemptLine(testAttempt()));
    journal.close();
  });

  it('is a file that gunzip reads when it is closed, in blocks of many lines, a fifth of their size at most', () => {
    const file = path();
    const entries = numbered(0, 1_500);
    writeJournal(file, entries);
    expect(existsSync(file)).toBe(false);
    expect(gunzipSync(readFileSync(packedJournal(file))).toString()).toBe(lines(entries));
    expect(lines(entries).length).toBeGreaterThan(3 * blockBytes);
    expect(statSync(packedJournal(file)).size).toBeLessThan(lines(entries).length / 5);
    const nobody = path();
    writeJournal(nobody, []);
    expect(gunzipSync(readFileSync(packedJournal(nobody))).toString()).toBe('');
  });

  it('goes on behind what is there, plain or packed', async () => {
    const file = path();
    writeJournal(file, numbered(0, 2));
    writeFileSync(file, lines(numbered(2, 4)));
    expect((await readJournal(file)).attempts).toBe(4);
    const journal = new Journal(file);
    journal.append(testAttempt({ user: 4 }));
    journal.appendPacked(packLines(lines(numbered(5, 6))));
    journal.close();
    expect(textOf(file)).toBe(lines(numbered(0, 6)));
  });

  it('loses and doubles no line, at whatever byte of a line or of a block a kill came', async () => {
    const [packed, plain] = [numbered(0, 3), numbered(3, 6)];
    const before = Buffer.concat([packLines(''), packLines(lines(packed))]);
    const block = Buffer.from(packLines(lines(plain)));
    await fc.assert(
      fc.asyncProperty(fc.nat(block.length), async (written) => {
        const file = path();
        // While plain lines go over, they stand until the block is whole.
        writeFileSync(packedJournal(file), Buffer.concat([before, block.subarray(0, written)]));
        writeFileSync(file, lines(plain));
        expect((await readJournal(file)).attempts).toBe(6);
        expect(textOf(file)).toBe(lines([...packed, ...plain]));
        const journal = new Journal(file);
        journal.append(testAttempt({ user: 6 }));
        journal.close();
        expect(gunzipSync(readFileSync(packedJournal(file))).toString()).toBe(lines(numbered(0, 7)));
      }),
      { numRuns: 60, examples: [[0], [1], [block.length - 1], [block.length]] },
    );
    const line = attemptLine(testAttempt({ user: 6 }));
    for (const cut of [1, 20, line.length - 1]) {
      const file = path();
      writeFileSync(packedJournal(file), before);
      writeFileSync(file, lines(plain) + line.slice(0, cut));
      expect((await readJournal(file)).attempts).toBe(6);
      expect(readFileSync(file, 'utf8')).toBe(lines(plain));
    }
  });

  it('reads a missing journal and one of a single cut line or block as empty', async () => {
    const file = path();
    expect((await readJournal(file)).attempts).toBe(0);
    writeFileSync(file, '{"user":');
    writeFileSync(packedJournal(file), packLines('').subarray(0, 5));
    expect((await readJournal(file)).attempts).toBe(0);
  });

  it('names the line or the byte that is damaged, and changes nothing', async () => {
    const file = path();
    writeFileSync(file, attemptLine(testAttempt()));
    appendFileSync(file, '{"user": "one"}\n');
    await expect(readJournal(file)).rejects.toMatchObject({ code: 'journal-damaged', data: { where: `${file}:2` } });

    const packed = path();
    writeJournal(packed, numbered(0, 3));
    const bytes = readFileSync(packedJournal(packed));
    const second = packLines('').length;
    for (const at of [second, second + 40, bytes.length - 6]) {
      const broken = Buffer.from(bytes);
      broken[at] = (broken[at] ?? 0) ^ 0xff;
      writeFileSync(packedJournal(packed), broken);
      await expect(readJournal(packed)).rejects.toMatchObject({
        code: 'journal-damaged',
        data: { where: `${packedJournal(packed)}: byte ${second}` },
      });
      expect(readFileSync(packedJournal(packed))).toEqual(broken);
    }
  });

  it('holds after kill -9 every line of which append had returned, and none twice', { timeout: 60_000 }, async () => {
    const here = (name: string) => JSON.stringify(pathToFileURL(join(import.meta.dirname, name)).href);
    const file = path();
    const told = path();
    writeFileSync(told, '');
    /** Users whose append had returned; of a cut last line nothing. */
    const tellings = () => readFileSync(told, 'utf8').split('\n').slice(0, -1);
    let next = 0;
    for (const afterMs of [30, 120, 60, 200]) {
      const source = `const [{ Journal }, { testAttempt }] = await Promise.all([import(${here('journal.ts')}), import(${here('test-attempt.fixture.ts')})]);
        const { openSync, writeSync } = await import('node:fs');
        const told = openSync(${JSON.stringify(told)}, 'a');
        const journal = new Journal(${JSON.stringify(file)});
        for (let user = ${next}; ; user += 1) { journal.append(testAttempt({ user })); writeSync(told, user + '\\n'); }`;
      const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', source], {
        stdio: ['ignore', 'inherit', 'inherit'],
      });
      const closed = new Promise((resolve) => child.once('close', resolve));
      const before = tellings().length;
      while (tellings().length <= before) await wait(5);
      await wait(afterMs);
      child.kill('SIGKILL');
      await closed;
      const returned = Number(tellings().at(-1));
      const { unfinished, attempts } = await readJournal(file);
      expect([...unfinished.keys()]).toEqual(Array.from({ length: attempts }, (_, user) => user));
      expect(attempts - 1 - returned).toBeGreaterThanOrEqual(0);
      expect(attempts - 1 - returned).toBeLessThanOrEqual(1);
      next = attempts;
    }
    expect(statSync(packedJournal(file)).size).toBeGreaterThan(packLines('').length);
  });
});
