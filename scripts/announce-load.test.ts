import { describe, expect, it } from 'vitest';
import { announceLoad } from './announce-load.ts';

const forecast = {
  profile: [{ durationMs: 60_000, from: 5, to: 5 }],
  highestRate: 5,
  vus: 40,
  parts: [
    { what: 'accounts', count: 800, durationMs: 16_000 },
    { what: 'generator', count: 2, durationMs: 12_000 },
    { what: 'profile', count: 2, durationMs: 130_000 },
    { what: 'search', count: 46, durationMs: 759_000 },
  ],
} as const;

describe('announceLoad', () => {
  it('shows the rates, the VUs and how long what takes, within the width', () => {
    const text = announceLoad(forecast, 2, 60);
    expect(text.split('\n')[0]).toBe('Arrivals, in each of 2 arms:');
    expect(text).toMatch(/█{60}\n0 +60 s\n/);
    expect(text.replaceAll('\n', ' ')).toMatch(
      /40 VUs\. Some 15\.3 min in all: 800 accounts to open \(16\.0 s\), the generator's own limit \(12\.0 s\), the profile, 2 times \(13\d s\), the capacity search, some 46 trials \(12\.\d min\)\.$/,
    );
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(60);
  });

  it('says how many VUs real time would need, only where there are fewer', () => {
    const slow = { ...forecast, needed: { vus: 180, meanSignInMs: 36_000 } };
    expect(announceLoad(slow, 1, 80).replaceAll('\n', ' ')).toContain(
      "some 180 VUs would be needed (Little's law: the highest rate times 36.0 s, a sign-in's mean), and there are 40, so that starts will be late or dropped. Set load.vus or lower the rate.",
    );
    expect(announceLoad({ ...slow, vus: 180 }, 1, 80)).not.toContain('Little');
  });

  it('promises no end of lives', () => {
    expect(announceLoad({ vus: 8, parts: [] }, 1, 80)).toBe('8 VUs: users follow one another without a rate.');
  });
});
