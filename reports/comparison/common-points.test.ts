import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { commonPoints } from './common-points.ts';
import type { ComparedFigure } from './comparison.ts';
import { withInputs } from './input-differences.ts';

const base = mkdtempSync(join(tmpdir(), 'common-points-'));
afterAll(() => rmSync(base, { recursive: true }));

const id = 'success-per-need/passkey';
const pointAt = (at: Record<string, number>, value: number) =>
  `${JSON.stringify({ phase: 'p', point: { at, users: 100, figures: { [id]: { value, monteCarloSe: 0.01 } } } })}\n`;

function folder(name: string, lines: string): string {
  mkdirSync(join(base, name, 'sensitivity'), { recursive: true });
  writeFileSync(join(base, name, 'sensitivity', 'points.ndjson'), lines);
  return join(base, name);
}

const figure: ComparedFigure = {
  metric: 'success-per-need',
  arm: 'passkey',
  unit: 'proportion',
  provenance: 'counted',
  a: { value: 0.9 },
  b: { value: 0.92 },
  kind: 'difference',
  differenceUnit: 'difference of proportions',
  difference: { value: 0.02 },
  pairs: 0,
};

it('pairs points of the same place where all parameters were drawn, whatever the order, and passes over what is no point', async () => {
  const a = folder(
    'a',
    `${pointAt({}, 0.4)}${pointAt({ x: 1 }, 0.4)}${pointAt({ x: 1, y: 2 }, 0.5)}${pointAt({ y: 1 }, 0.4)}${pointAt({ x: 3, y: 4 }, 0.6)}{"phase":"cut`,
  );
  const b = folder(
    'b',
    `${pointAt({}, 0.4)}${pointAt({ x: 1 }, 0.4)}${pointAt({ y: 4, x: 3 }, 0.7)}not JSON\n${pointAt({ x: 1, y: 9 }, 0.1)}${pointAt({ y: 2, x: 1 }, 0.8)}${pointAt({ x: 1, y: 2 }, 0.9)}`,
  );
  const found = await commonPoints(a, b);
  expect(found.map((each) => [each.a[id]?.value, each.b[id]?.value])).toEqual([
    [0.6, 0.7],
    [0.5, 0.8],
  ]);
  expect(await commonPoints(a, join(base, 'none'))).toEqual([]);
});

it('tells what the inputs do to a difference apart from its sample: what is common to both runs drops out', async () => {
  // The figure moves with the inputs by 40 points in both runs, their difference by 2.
  const points = Array.from({ length: 64 }, (_, at) => ({ x: at / 64, y: 1 }));
  const a = folder('wide-a', points.map((at) => pointAt(at, 0.5 + 0.4 * at.x)).join(''));
  const b = folder('wide-b', points.map((at) => pointAt(at, 0.51 + 0.42 * at.x)).join(''));
  const { inputs } = withInputs(figure, { a: undefined, b: undefined, points: await commonPoints(a, b) });
  expect(inputs).toMatchObject({ points: 64, above: 1 });
  expect(inputs?.mean).toBeCloseTo(0.01 + 0.02 * (63 / 128), 9);
  expect(inputs?.interval?.lower).toBeGreaterThan(0.01);
  expect(inputs?.interval?.upper).toBeLessThan(0.03);
  // Too few tell nothing, and a metric that points do not have has none.
  expect(withInputs(figure, { a: undefined, b: undefined, points: [] }).inputs).toBeUndefined();
  expect(
    withInputs({ ...figure, metric: 'give-ups' }, { a: undefined, b: undefined, points: await commonPoints(a, b) }),
  ).toEqual({
    ...figure,
    metric: 'give-ups',
  });
});
