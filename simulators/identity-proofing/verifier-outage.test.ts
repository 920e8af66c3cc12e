import { describe, expect, it } from 'vitest';
import { verifierNamed } from './profile-named.fixture.ts';
import { isOut } from './verifier-outage.ts';

const hourMs = 3_600_000;
const minuteMs = 60_000;
const startMs = Date.UTC(2026, 0, 5);
const profileWith = (availability: number, outageMin: number) => {
  const profile = verifierNamed('balanced');
  return {
    ...profile,
    availability: { ...profile.availability, value: availability },
    outage: { ...profile.outage, value: outageMin },
  };
};

/** Minutes in which it is out, one after the other, of many people. */
function outages(profile: ReturnType<typeof profileWith>, people: number, hours: number): number[] {
  const lengths: number[] = [];
  for (let person = 0; person < people; person += 1) {
    let length = 0;
    for (let minute = 0; minute < hours * 60; minute += 1) {
      if (isOut(profile, 1, person, startMs + minute * minuteMs)) length += 1;
      else if (length > 0) {
        lengths.push(length);
        length = 0;
      }
    }
    if (length > 0) lengths.push(length);
  }
  return lengths;
}

describe('outages of a verifier', () => {
  it.each([
    [0.5, 30],
    [0.9, 60],
    [0.98, 20],
  ])('leave it answering for %d of the time, and last %d min on average', (availability, mean) => {
    const [people, hours] = [60, 200];
    const lengths = outages(profileWith(availability, mean), people, hours);
    const out = lengths.reduce((sum, length) => sum + length, 0);
    // Some hundred outages of independent length: within four standard errors of the mean (the evenly drawn length has sd mean / √3).
    const doubt = 4 / Math.sqrt(3 * lengths.length);
    expect(Math.abs(out / (people * hours * 60) / (1 - availability) - 1)).toBeLessThan(doubt + 0.02);
    // At half of the time two may touch, and one that is over within a minute is not seen.
    if (availability > 0.5) expect(Math.abs(out / lengths.length / mean - 1)).toBeLessThan(doubt + 0.08);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(availability > 0.5 ? 2 * mean + 1 : 4 * mean);
  });

  it('are not met where it always answers', () => {
    expect(outages(profileWith(1, 60), 5, 100)).toEqual([]);
  });

  it('are the same whenever they are asked for, and other ones for other people, verifiers and seeds', () => {
    const profile = profileWith(0.7, 60);
    const out = (seed: number, person: number | undefined, of = profile) =>
      Array.from({ length: 500 }, (_, hour) => isOut(of, seed, person, startMs + hour * hourMs));
    expect(out(1, 3)).toEqual(out(1, 3));
    for (const other of [out(1, 4), out(2, 3), out(1, undefined), out(1, 3, { ...profile, id: 'other' })])
      expect(other).not.toEqual(out(1, 3));
  });
});
