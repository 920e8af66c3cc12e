import { describe, expect, it } from 'vitest';
import { createProgress } from './progress.ts';

function watch(isTTY: boolean) {
  let text = '';
  let nowMs = 0;
  const progress = createProgress({ isTTY, columns: 200, write: (part) => (text += part) }, () => nowMs);
  return { progress, read: () => text, wait: (ms: number) => (nowMs += ms) };
}

describe('progress without a terminal', () => {
  it('writes whole lines without control characters, at each 10 % or each 10 s', () => {
    const { progress, read, wait } = watch(false);
    for (let done = 0; done <= 100; done += 1) {
      progress.attempts({ done, total: 100, failed: 1, void: 0 });
      wait(50);
    }
    progress.end();
    const lines = read().trimEnd().split('\n');
    expect(lines).toHaveLength(11);
    expect(lines.at(-1)).toBe('100 of 100 attempts · 20/s · 1 not signed in · 0 void');
    expect(read()).not.toContain('\r');
    expect(read()).not.toContain('\u001B');
  });

  it('tells what is done of all parts, and what is left of them', () => {
    const { progress, read, wait } = watch(false);
    progress.counted('First', 0, 1, { done: 0, total: 101, of: 'points' });
    wait(60_000);
    progress.counted('First', 1, 1, { done: 1, total: 101, of: 'points' });
    for (let done = 0; done <= 100; done += 1) {
      progress.counted('Second', done, 100, { done: 1 + done, total: 101, of: 'points' });
      wait(1_000);
    }
    const lines = read().trimEnd().split('\n');
    expect(lines.slice(0, 4)).toEqual([
      'First: 0 of 1 · 0 of 101 points in all',
      'First: 1 of 1 · 1 of 101 points in all',
      'Second: 0 of 100 · 1 of 101 points in all',
      // The minute that the first one took to start is no measure.
      'Second: 10 of 100 · 11 of 101 points in all · 1 min 30 s left',
    ]);
    expect(lines.at(-1)).toBe('Second: 100 of 100 · 101 of 101 points in all');
  });

  it('counts each layer of a run by itself, and tells what is left of all', () => {
    const { progress, read, wait } = watch(false);
    progress.layer('Real, 1 of 2', 60_000);
    progress.attempts({ done: 0, total: 100, failed: 0, void: 0 });
    wait(10_000);
    progress.attempts({ done: 20, total: 100, failed: 0, void: 0 });
    progress.layer('Unknown, 2 of 2', 0);
    for (let done = 0; done <= 100; done += 1) {
      progress.counted('Points', done, 100, { done, total: 100, of: 'points' });
      wait(100);
    }
    expect(read().trimEnd().split('\n')).toEqual([
      'Real, 1 of 2: 0 of 100 attempts · 0 not signed in · 0 void',
      'Real, 1 of 2: 20 of 100 attempts · 2.0/s · 1 min 40 s left · 0 not signed in · 0 void',
      'Unknown, 2 of 2: Points: 0 of 100 · 0 of 100 points in all',
      'Unknown, 2 of 2: Points: 100 of 100 · 100 of 100 points in all',
    ]);
  });

  it('writes a line after 10 s though nothing much was done', () => {
    const { progress, read, wait } = watch(false);
    progress.attempts({ done: 0, total: 1_000, failed: 0, void: 0 });
    wait(9_999);
    progress.attempts({ done: 1, total: 1_000, failed: 0, void: 0 });
    wait(1);
    progress.attempts({ done: 2, total: 1_000, failed: 0, void: 0 });
    expect(read().trimEnd().split('\n')).toEqual([
      '0 of 1000 attempts · 0 not signed in · 0 void',
      '2 of 1000 attempts · 0.2/s · 1 h 23 min left · 0 not signed in · 0 void',
    ]);
  });

  it('tells of a trial under load how it goes, and of all trials what is left', () => {
    const { progress, read } = watch(false);
    const trial = {
      trial: 'passkey-search-0-03',
      arm: 'passkey',
      purpose: 'search' as const,
      elapsedMs: 4_000,
      durationMs: 10_000,
      wantedPerSecond: 40,
      reachedPerSecond: 9.5,
      inFlight: 3,
      failed: 1,
      dropped: 0,
      p95Ms: 1_234,
    };
    progress.load(trial, 725_000);
    progress.load({ ...trial, trial: 'passkey-search-0-04' });
    expect(read().trimEnd().split('\n')).toEqual([
      'passkey-search-0-03: 4 s of 10 s, some 12 min 05 s left in all · 40/s wanted, 9.5/s reached · 3 in flight · 1 failed · 0 dropped · p95 1.2 s',
      'passkey-search-0-04: 4 s of 10 s · 40/s wanted, 9.5/s reached · 3 in flight · 1 failed · 0 dropped · p95 1.2 s',
    ]);
  });

  it('names a new stage at once and its second hand only each 10 s', () => {
    const { progress, read, wait } = watch(false);
    for (let second = 0; second <= 12; second += 1) {
      progress.stage('installing', second * 1_000);
      wait(1_000);
    }
    progress.stage('starting');
    expect(read()).toBe('installing\ninstalling: 10 s\nstarting\n');
  });
});

describe('progress on a terminal', () => {
  it('rewrites one line, at most ten times a second, and ends with a line break', () => {
    const { progress, read, wait } = watch(true);
    for (let done = 0; done < 1_000; done += 1) {
      progress.attempts({ done, total: 100_000, failed: 0, void: 0 });
      wait(1);
    }
    progress.end();
    expect(read().split('\r\u001B[2K').length - 1).toBe(11);
    expect(read().endsWith('\n')).toBe(true);
    expect(read().match(/\n/g)).toHaveLength(1);
  });

  it('takes the rate of a resumed run from this start alone', () => {
    const { progress, read, wait } = watch(true);
    progress.attempts({ done: 500, total: 1_000, failed: 0, void: 0 });
    wait(10_000);
    progress.attempts({ done: 600, total: 1_000, failed: 0, void: 0 });
    expect(read()).toContain('600 of 1000 attempts · 10/s · 40 s left');
  });

  it('never writes past the width of the window', () => {
    let longest = 0;
    const progress = createProgress(
      {
        isTTY: true,
        columns: 40,
        write: (part) => (longest = Math.max(longest, part.replace('\r\u001B[2K', '').length)),
      },
      () => 0,
    );
    progress.stage('x'.repeat(500));
    expect(longest).toBe(39);
  });
});
