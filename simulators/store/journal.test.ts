import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Journal, readJournal } from './journal.ts';
import { testAttempt } from './test-attempt.ts';

const path = () => join(mkdtempSync(join(tmpdir(), 'journal-')), 'journal.ndjson');

describe('the journal', () => {
  it('gives back what was appended, and who has ended', async () => {
    const file = path();
    const journal = new Journal(file);
    journal.append(testAttempt({ user: 0 }));
    journal.endUser(0);
    journal.append(testAttempt({ user: 1 }));
    journal.append(testAttempt({ user: 1, attempt: 1, outcome: { kind: 'void', code: 'browser-crashed' } }));
    journal.close();
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
    expect(readFileSync(file, 'utf8').endsWith('}\n')).toBe(true);
    journal.close();
  });

  it('drops a last line that a kill cut off, so that appending goes on cleanly', async () => {
    const file = path();
    const whole = `${JSON.stringify(testAttempt())}\n`;
    for (const cut of [1, 20, whole.length - 1]) {
      writeFileSync(file, whole + whole.slice(0, cut));
      expect((await readJournal(file)).attempts).toBe(1);
      expect(readFileSync(file, 'utf8')).toBe(whole);
    }
  });

  it('reads a missing journal and one of a single cut line as empty', async () => {
    const file = path();
    expect((await readJournal(file)).attempts).toBe(0);
    writeFileSync(file, '{"user":');
    expect((await readJournal(file)).attempts).toBe(0);
  });

  it('names the line that is damaged', async () => {
    const file = path();
    writeFileSync(file, `${JSON.stringify(testAttempt())}\n`);
    appendFileSync(file, '{"user": "one"}\n');
    await expect(readJournal(file)).rejects.toMatchObject({ code: 'journal-damaged', data: { where: `${file}:2` } });
  });
});
