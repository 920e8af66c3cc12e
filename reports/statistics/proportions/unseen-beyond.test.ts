// What users who are all alike may hide, against exact limits found another way.
import { describe, expect, it } from 'vitest';
import type { InfluencePart } from '../clustered/influence-part.ts';
import { type Reach, unseenBeyond } from './unseen-beyond.ts';

const conf = 0.95;
const alike = (part: Partial<InfluencePart>): InfluencePart => ({
  weight: 1,
  value: 0,
  users: 30,
  trials: 30,
  variance: 0,
  varies: false,
  ...part,
});
const minute: Reach = { kind: 'range', lower: 0, upper: 60 };
const perThousand: Reach = { kind: 'events', per: 1000 };

describe('of a figure within a range', () => {
  it('is Clopper & Pearson’s limit of 0 in 30, .1157, times the way to either end', () => {
    expect(unseenBeyond([alike({ value: 15 })], minute, conf)).toMatchObject({
      below: expect.closeTo(0.11570331 * 15, 6),
      above: expect.closeTo(0.11570331 * 45, 6),
    });
  });

  it('counts only the personas whose users are alike, by their weight', () => {
    const found = unseenBeyond([alike({ weight: 0.4, value: 60 }), alike({ weight: 0.6, varies: true })], minute, conf);
    expect(found).toEqual({ below: expect.closeTo(0.4 * 0.11570331 * 60, 6), above: 0 });
  });

  it.each([
    [0.7, 30, 20],
    [0.5, 30, 30],
    [0.2, 25, 400],
  ])(
    'of two personas, %f of the tenant in one, is no less than any split of unlike users makes, and at most a third more',
    (weight, n1, n2) => {
      const found = unseenBeyond(
        [alike({ weight, users: n1, value: 60 }), alike({ weight: 1 - weight, users: n2, value: 60 })],
        minute,
        conf,
      );
      // Of shares a and b of unlike users, nobody unlike is seen with chance (1 - a)^n1 (1 - b)^n2, which must be 2.5 % at least.
      const most = Math.max(
        ...Array.from({ length: 10_001 }, (_, step) => {
          const chanceInFirst = 0.025 ** (step / 10_000);
          const [a, b] = [1 - chanceInFirst ** (1 / n1), 1 - (0.025 / chanceInFirst) ** (1 / n2)];
          return weight * a + (1 - weight) * b;
        }),
      );
      expect(found?.below).toBeGreaterThanOrEqual(60 * most);
      expect(found?.below).toBeLessThan(1.34 * 60 * most);
    },
  );
});

describe('of rare events', () => {
  it('is 3.6889 events over the trials, those of one user taken for alike at .3', () => {
    // Garwood's limit of none, -ln .025; 400 trials of 100 users tell as much as 400 / (1 + 3 x .3).
    expect(unseenBeyond([alike({ users: 100, trials: 400 })], perThousand, conf)).toMatchObject({
      below: 0,
      above: expect.closeTo((-Math.log(0.025) * 1.9 * 1000) / 400, 6),
    });
  });

  it('of several personas is that of the one where it weighs most', () => {
    const parts = [alike({ weight: 0.2, users: 40, trials: 40 }), alike({ weight: 0.8, users: 200, trials: 200 })];
    expect(unseenBeyond(parts, perThousand, conf)?.above).toBeCloseTo((0.2 * -Math.log(0.025) * 1000) / 40, 6);
  });
});

it('is nothing where users differ, and unknown where they do not and nothing bounds the others', () => {
  expect(unseenBeyond([alike({ varies: true })], undefined, conf)).toEqual({ below: 0, above: 0 });
  expect(unseenBeyond([alike({}), alike({ varies: true })], undefined, conf)).toBeUndefined();
});
