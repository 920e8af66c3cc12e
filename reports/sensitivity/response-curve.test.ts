import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParameterPoint } from '../../scenarios/measures/parameter-point.ts';
import { crossing, responseCurve, valueOn, type ResponseCurve } from './response-curve.ts';
import { steepestPoint } from './steepest-point.ts';

const figure = 'success-per-need/ratio';
const point = (at: ParameterPoint['at'], value: number): ParameterPoint => ({
  at,
  users: 1,
  figures: { [figure]: { value, monteCarloSe: 0 } },
});
const line = (slope: number): ResponseCurve => [-4, 0, 4].map((z) => ({ z, value: slope * z }));

describe('the response to one parameter', () => {
  it('is read from points where it alone was moved', () => {
    const points = [
      point({}, 1),
      point({ a: 2 }, 3),
      point({ b: 1 }, 9),
      point({ a: -2 }, 0),
      point({ a: 1, b: 1 }, 9),
    ];
    const curve = responseCurve(points, 'a', figure);
    expect(curve).toEqual([
      { z: -2, value: 0 },
      { z: 0, value: 1 },
      { z: 2, value: 3 },
    ]);
    expect(valueOn(curve, 1)).toBe(2);
    expect(valueOn(curve, 9)).toBe(3);
    expect(crossing(curve, 2)).toBe(1);
    expect(crossing(curve, 0.5)).toBe(-1);
    expect(crossing(curve, 4)).toBeUndefined();
  });

  it('comes to a value at the place nearest to the centre', () => {
    expect(
      crossing(
        [
          { z: -4, value: 2 },
          { z: -1, value: 0 },
          { z: 0, value: 1 },
          { z: 3, value: -1 },
        ],
        0.5,
      ),
    ).toBe(-0.5);
    expect(
      crossing(
        [
          { z: 0, value: 1 },
          { z: 1, value: 1 },
        ],
        1,
      ),
    ).toBe(0);
  });
});

describe('the steepest point', () => {
  it('of straight responses points along their slopes, at the distance asked for', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 2, noNaN: true }),
        fc.double({ min: -2, max: -0.5, noNaN: true }),
        fc.double({ min: 0.5, max: 3, noNaN: true }),
        (up, down, radius) => {
          const at = steepestPoint({
            curves: new Map([
              ['up', line(up)],
              ['down', line(down)],
              ['flat', line(0)],
            ]),
            radius,
            parametersAtMost: 8,
          });
          expect(Math.hypot(...Object.values(at))).toBeCloseTo(radius, 6);
          // A grid of 1/40 of the radius.
          expect(Math.abs((at['up'] ?? 0) / radius - up / Math.hypot(up, down))).toBeLessThan(0.03);
          expect(at['down']).toBeLessThan(0);
          expect(at['flat']).toBeUndefined();
        },
      ),
    );
  });

  it('moves no more parameters than allowed, and none without effect', () => {
    expect(
      steepestPoint({
        curves: new Map([
          ['a', line(1)],
          ['b', line(3)],
        ]),
        radius: 2,
        parametersAtMost: 1,
      }),
    ).toEqual({ b: 2 });
    expect(steepestPoint({ curves: new Map([['a', line(0)]]), radius: 2, parametersAtMost: 4 })).toEqual({});
  });
});
