import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { citations } from '../../scenario/check-persona.ts';
import { loadEnrolmentCurves } from './load-enrolment.ts';

it('reads every curve with a rollout that lasts until its last point, and nothing the model is made of rests on a row of it', async () => {
  const { curves, notCompared } = await loadEnrolmentCurves();
  expect(curves.length).toBeGreaterThanOrEqual(4);
  const rows = new Set(curves.flatMap(({ curve }) => curve.points.map(({ row }) => row)));
  for (const { curve, setUp } of curves) {
    const { rollout } = setUp.scenario;
    const asked = Math.min(...rollout.waves.map(({ startsOn }) => Date.parse(startsOn)));
    for (const { day } of curve.points)
      expect(asked + day * 86_400_000, curve.id).toBeLessThanOrEqual(Date.parse(rollout.endsOn));
    const cited = citations([setUp.tenantRates, setUp.parameters, setUp.personas], []).map(({ id }) => id);
    expect(cited.filter((row) => rows.has(row))).toEqual([]);
  }
  for (const { row } of notCompared) expect(rows.has(row)).toBe(false);
});

it('says which row is not there, and where', async () => {
  const text = readFileSync(
    fileURLToPath(new URL('../../../scenarios/enrolment/curves.yaml', import.meta.url)),
    'utf8',
  );
  const file = join(mkdtempSync(join(tmpdir(), 'curves-')), 'curves.yaml');
  writeFileSync(file, text.replace('ms_sfi_92', 'ms_sfi_93'));
  await expect(loadEnrolmentCurves(file)).rejects.toThrow(/ms_sfi_93[\s\S]*ms_sfi_92/);
});
