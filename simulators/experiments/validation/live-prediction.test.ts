import { beforeAll, describe, expect, it } from 'vitest';
import { centralValue } from '../../../scenarios/sampling/central-value.ts';
import { nothingMeasured } from '../../attempt/target-session.ts';
import { parametersFor } from './held-out.ts';
import { drawnParameters, livePrediction, type LivedDraw } from './live-prediction.ts';
import type { LoadedPrediction } from './load-prediction.ts';
import { shippedPrediction } from './shipped-prediction.fixture.ts';

const machineTime = { partsOf: () => nothingMeasured };
let mercari: LoadedPrediction;

beforeAll(async () => {
  mercari = await shippedPrediction('mercari-2023');
});

async function lived(draws: number, usersPerDraw: number): Promise<LivedDraw[]> {
  const found: LivedDraw[] = [];
  for await (const draw of livePrediction({ of: mercari, machineTime, draws, usersPerDraw })) found.push(draw);
  return found;
}

describe('lives behind a prediction', () => {
  it('are new users at each draw, in both arms', async () => {
    const draws = await lived(2, 5);
    expect(draws.map(({ attempts }) => [...new Set(attempts.map(({ user }) => user))])).toEqual([
      [0, 1, 2, 3, 4],
      [5, 6, 7, 8, 9],
    ]);
    for (const { attempts } of draws)
      expect(new Set(attempts.map(({ arm }) => arm))).toEqual(new Set(['password-otp', 'passkey']));
  });

  it('are the same again', async () => {
    expect(await lived(2, 5)).toEqual(await lived(2, 5));
  });

  it('spread each central value over its range: 95 % within, half on either side', () => {
    const parameters = parametersFor(mercari.setUp.parameters, mercari.ranges);
    const draws = drawnParameters(parameters, 512, 1);
    for (const id of ['message-opening', 'text-message-lost', 'asks-again-after-first-missing-code'] as const) {
      const index = parameters.findIndex((parameter) => parameter.id === id);
      const { low, high, ...own } = parameters[index] ?? { low: 0, high: 0 };
      const centre = centralValue(own as (typeof parameters)[number]);
      const values = draws.map((drawn) => centralValue(drawn[index] as (typeof parameters)[number]));
      const share = (of: (value: number) => boolean) => values.filter(of).length / values.length;
      expect(share((value) => value >= low && value <= high)).toBeCloseTo(0.95, 1);
      expect(Math.abs(share((value) => value < centre) - 0.5)).toBeLessThan(0.02);
    }
  });
});
