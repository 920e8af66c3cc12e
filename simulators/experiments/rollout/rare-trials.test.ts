// Known truths of what is rare: how often it happens, how long the gaps are, and that it hangs on nothing but its address.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openStream, streamKey } from '../../../scenarios/sampling/stream.ts';
import { kolmogorovP } from './kolmogorov.fixture.ts';
import { geometricGap, RareTrials } from './rare-trials.ts';

const key = streamKey(20_260_105, 'rare-trials.test');
const happenings = (trials: RareTrials, before: number): number[] => {
  const found: number[] = [];
  for (let at = trials.from(0); at < before; at = trials.from(at + 1)) found.push(at);
  return found;
};

it.each([0.0015, 0.05, 0.4, 0.9])('happens at each trial with its chance: %d', (chance) => {
  const [people, trials] = [400, 2_000];
  let count = 0;
  let first = 0;
  for (let person = 0; person < people; person += 1) {
    const found = happenings(new RareTrials(key, person, chance), trials);
    count += found.length;
    if (found[0] === 0) first += 1;
  }
  const n = people * trials;
  expect(Math.abs(count - n * chance)).toBeLessThan(4 * Math.sqrt(n * chance * (1 - chance)));
  // The first trial is one as any other.
  expect(Math.abs(first - people * chance)).toBeLessThan(1 + 4 * Math.sqrt(people * chance * (1 - chance)));
});

it.each([0.0025, 0.1, 0.6])('the gap is geometric, by the test of Kolmogorov and Smirnov: chance %d', (chance) => {
  const gaps = Array.from({ length: 4_000 }, (_, person) => new RareTrials(key, person, chance).from(0));
  // Spread evenly over the step of each gap the distribution function is uniform, whole numbers or not (Rüschendorf 1981).
  const spread = openStream({ seed: 1, purpose: 'rare-trials.test/spread' });
  const uniforms = gaps.map((gap) => 1 - (1 - chance) ** gap * (1 - chance * spread.uniform()));
  expect(kolmogorovP(uniforms)).toBeGreaterThan(0.001);
  // The same gaps do not pass for those of another chance.
  const other = chance * 1.15;
  expect(kolmogorovP(gaps.map((gap) => 1 - (1 - other) ** gap * (1 - other * spread.uniform())))).toBeLessThan(0.001);
});

it('never with chance 0, always with 1', () => {
  expect(new RareTrials(key, 1, 0).from(0)).toBe(Number.POSITIVE_INFINITY);
  expect(happenings(new RareTrials(key, 1, 1), 5)).toEqual([0, 1, 2, 3, 4]);
  expect(geometricGap(0.5, 1 - 2 ** -53)).toBe(0);
});

it('hangs on no other question, forwards or backwards', () => {
  fc.assert(
    fc.property(
      fc.nat(1_000),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
      fc.array(fc.nat(600), { maxLength: 30 }),
      (person, chance, asked) => {
        const inOrder = happenings(new RareTrials(key, person, chance), 2_000);
        const trials = new RareTrials(key, person, chance);
        return asked.every(
          (trial) =>
            trials.from(trial) === (inOrder.find((each) => each >= trial) ?? trials.from(trial)) &&
            trials.from(trial) >= trial,
        );
      },
    ),
  );
});
