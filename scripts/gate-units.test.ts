// Gates need the unit of their metric in places that may not know the catalogue of metrics.
import { expect, it } from 'vitest';
import { metricUnits } from '../reports/metrics/metric-units.ts';
import { boundExpected, boundIn, parseGateBound } from '../scenarios/schema/gate.ts';
import { seenByK6 } from '../simulators/drivers/load/trial/k6-thresholds.ts';

it('thresholds of k6 are in the unit of their metric', () => {
  for (const [id, { unit }] of Object.entries(seenByK6)) expect(metricUnits[id], id).toBe(unit);
});

it.each(Object.entries(metricUnits))('a gate on %s, in %s, can be written, and the advice on it works', (_, unit) => {
  const [, example = ''] = /"([^"]+)"/.exec(boundExpected(unit)) ?? [];
  const bound = parseGateBound(example);
  expect(bound === undefined ? undefined : boundIn(bound, unit)).toBeGreaterThan(0);
});
