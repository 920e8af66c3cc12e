import { describe, expect, it } from 'vitest';
import { capacities, firstBroken, generatorWarning } from './capacity.ts';
import { loadFixture } from '../fixtures/load-results.fixture.ts';
import { loadResults } from '../results/load-results.ts';

const [like] = loadFixture.trials;
if (like === undefined) throw new Error('the fixture has no trials');

const trial = (
  repeat: number,
  rate: number,
  held: boolean,
  limitedBy: 'nothing' | 'target' | 'generator' = held ? 'nothing' : 'target',
) => ({
  ...like,
  id: `passkey-search-${repeat}-${rate}`,
  arm: 'passkey',
  purpose: 'search' as const,
  repeat,
  plan: [{ durationMs: 10_000, from: rate, to: rate }],
  verdict: { held, bounds: [] },
  limitedBy,
  limitedByWhy: 'By hand.',
});
const found = (held: number[], unbroken = false) => [{ arm: 'passkey', held, unbroken }];

describe('capacities', () => {
  const trials = [0, 1, 2].flatMap((repeat) => [
    trial(repeat, 100, true),
    trial(repeat, 200, false),
    trial(repeat, 110, false),
  ]);

  it('hang on the lowest rate that broke in each repeat', () => {
    expect(firstBroken(trials, 'passkey').map(({ id }) => id)).toEqual([
      'passkey-search-0-110',
      'passkey-search-1-110',
      'passkey-search-2-110',
    ]);
  });

  it('of repeats that end alike have an interval of the width of their brackets, not of none', () => {
    const [capacity] = capacities(found([100, 100, 100]), trials, 'p95', 0.95);
    const half = (4.302653 * Math.log(1.1)) / Math.sqrt(12 * 3);
    expect(capacity?.perSecond).toBeCloseTo(100, 9);
    expect(capacity?.interval?.upper).toBeCloseTo(100 * Math.exp(half), 3);
    expect(capacity?.interval?.lower).toBeCloseTo(100 * Math.exp(-half), 3);
  });

  it('of one repeat, or of a search that never broke, have no interval', () => {
    const [once] = capacities(found([100]), trials.slice(0, 3), 'p95', 0.95);
    expect([once?.perSecond, once?.interval]).toEqual([expect.closeTo(100, 9), undefined]);
    const [unbroken] = capacities(found([400, 400], true), [trial(0, 400, true), trial(1, 400, true)], 'p95', 0.95);
    expect([unbroken?.perSecond, unbroken?.interval, unbroken?.brokeBy]).toEqual([
      expect.closeTo(400, 9),
      undefined,
      undefined,
    ]);
  });

  it('are withheld when no rate held, in any repeat', () => {
    expect(capacities(found([0, 0]), trials, 'p95', 0.95)[0]?.withheld).toContain('no rate');
    expect(capacities(found([100, 0]), trials, 'p95', 0.95)[0]).not.toHaveProperty('perSecond');
  });

  it('are withheld when the generator broke one of them, though not when it broke a rate far above', () => {
    const above = [...trials, trial(0, 400, false, 'generator')];
    expect(capacities(found([100, 100, 100]), above, 'p95', 0.95)[0]?.perSecond).toBeDefined();
    expect(generatorWarning(above, ['passkey'])).toBeUndefined();
    const deciding = [...trials, trial(0, 105, false, 'generator')];
    expect(capacities(found([100, 100, 100]), deciding, 'p95', 0.95)[0]).not.toHaveProperty('perSecond');
    expect(generatorWarning(deciding, ['passkey'])).toMatch(/no capacity verdict \(passkey at 105/);
  });

  it('are not what a profile hangs on: that the generator was its bottleneck is said, too', () => {
    const profile = {
      ...trial(0, 300, false, 'generator'),
      purpose: 'profile' as const,
      repeat: undefined,
      verdict: undefined,
    };
    const { repeat: _, verdict: __, ...lived } = profile;
    expect(generatorWarning([...trials, lived], ['passkey'])).toMatch(/latencies of the profile are k6's .*300/);
  });
});

it('the fixture that charts are made from is valid', () => {
  expect(loadResults.parse(JSON.parse(JSON.stringify(loadFixture)))).toEqual(loadFixture);
});
