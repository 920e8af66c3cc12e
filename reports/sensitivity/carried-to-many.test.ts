import { describe, expect, it } from 'vitest';
import type { ParameterPoint } from '../../scenarios/measures/parameter-point.ts';
import { carriedToMany } from './carried-to-many.ts';

const point = (values: Readonly<Record<string, number>>, users: number, monteCarloSe: number): ParameterPoint => ({
  at: {},
  users,
  figures: Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { value, monteCarloSe }])),
});

describe('points that few live, carried to many', () => {
  const [difference, met, ratio, alone] = [
    'success-per-need/difference:passkey',
    'success-per-need/passkey',
    'restricted-time-to-sign-in/ratio:passkey',
    'lock-outs/passkey',
  ];
  const few = point({ [difference]: 0.03, [met]: 0.98, [ratio]: 2 }, 100, 0.02);
  const many = point({ [difference]: 0.01, [met]: 0.97, [ratio]: 3 }, 20_000, 0.001);
  const [carried] = carriedToMany(
    [point({ [difference]: 0.01, [met]: 1, [ratio]: 4, [alone]: 5 }, 100, 0.02)],
    few,
    many,
  );
  const value = (id: string) => carried?.figures[id]?.value;

  it('lose what is peculiar to the few, which shows at the centre', () => {
    expect(value(difference)).toBeCloseTo(-0.01, 12);
    expect(value(met)).toBeCloseTo(0.99, 12);
    expect(value(ratio)).toBeCloseTo(6, 12);
  });

  it('are the many themselves at the centre, keep to the ends of a share, and stay where there is nothing to go by', () => {
    expect(carriedToMany([few], few, many)[0]?.figures[difference]?.value).toBeCloseTo(0.01, 12);
    const [beyond] = carriedToMany(
      [point({ [met]: 1 }, 100, 0.02)],
      point({ [met]: 0.9 }, 100, 0),
      point({ [met]: 0.97 }, 200, 0),
    );
    expect(beyond?.figures[met]?.value).toBe(1);
    expect(value(alone)).toBe(5);
  });
});
