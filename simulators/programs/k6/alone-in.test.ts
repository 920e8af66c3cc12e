import { mkdir, mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aloneIn } from './alone-in.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'alone-'));
});
afterEach(() => rm(folder, { recursive: true }));

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('aloneIn', () => {
  it('lets one work at a time, and tells the others that they wait', async () => {
    let working = 0;
    let most = 0;
    let waits = 0;
    const work = async () => {
      working += 1;
      most = Math.max(most, working);
      await pause(120);
      working -= 1;
    };
    await Promise.all([1, 2, 3].map(() => aloneIn(folder, work, { staleAfterMs: 400, onWait: () => (waits += 1) })));
    expect(most).toBe(1);
    expect(waits).toBeGreaterThan(0);
    expect(await readdir(folder)).toEqual([]);
  });

  it('holds on for longer than a mark lasts untouched', async () => {
    const ended: string[] = [];
    const long = aloneIn(folder, () => pause(700).then(() => ended.push('long')), { staleAfterMs: 300 });
    await pause(50);
    await aloneIn(folder, async () => ended.push('next'), { staleAfterMs: 300 });
    await long;
    expect(ended).toEqual(['long', 'next']);
  });

  it.each([
    ['', -60_000],
    [', though the clock was set back since', 3_600_000],
  ])('takes over from one that died%s', async (_, agoMs) => {
    await mkdir(join(folder, 'at-work'));
    const then = new Date(Date.now() + agoMs);
    await utimes(join(folder, 'at-work'), then, then);
    expect(await aloneIn(folder, async () => 'done')).toBe('done');
    expect(await readdir(folder)).toEqual([]);
  });

  it('makes room after work that failed', async () => {
    await expect(aloneIn(folder, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await aloneIn(folder, async () => 1)).toBe(1);
  });
});
