import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { plainSigns } from '../reports/exports/plain-signs.ts';
import { validation, type Validation } from '../reports/validation/validation.ts';
import { keptPredictions } from '../scenarios/schema/kept-prediction.ts';
import { PilotError } from '../scenarios/schema/pilot-error.ts';
import { ScenarioErrors } from '../simulators/scenario/scenario-errors.ts';
import { validateCommand } from './validate.ts';

const shipped = fileURLToPath(new URL('../scenarios/claims', import.meta.url));
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'validate-'));
  for (const name of ['set-ups', 'people', 'mercari-2023.yaml', 'owens-2021.yaml'])
    await cp(join(shipped, name), join(folder, name), { recursive: true });
});
afterAll(() => rm(folder, { recursive: true }));

async function validate(...args: string[]): Promise<string> {
  const written: string[] = [];
  const output = vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  const progress = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  try {
    await validateCommand().exitOverride().parseAsync(args, { from: 'user' });
  } finally {
    output.mockRestore();
    progress.mockRestore();
  }
  return written.join('');
}

describe('passkey-pilot validate', () => {
  it('writes a validation under its schema, and a page', async () => {
    const out = join(folder, 'out');
    const told = await validate(folder, '--draws', '32', '--users', '20', '--out', out, '--keep');
    const made = JSON.parse(await readFile(join(out, 'validation.json'), 'utf8')) as Validation;
    expect(validation.parse(made)).toEqual(made);
    const check = new Ajv2020({ validateFormats: false }).compile(
      JSON.parse(await readFile(join(out, made.$schema), 'utf8')) as object,
    );
    expect(check(made), JSON.stringify(check.errors)).toBe(true);
    expect(plainSigns(told)).toContain(made.summary);
    expect(await readFile(join(out, 'report.html'), 'utf8')).toContain('Mercari 2023');
    expect(made.comparisons.map(({ id, heldOut }) => [id, heldOut])).toEqual([
      ['mercari-2023', true],
      ['owens-2021', true],
    ]);
    for (const { predictions } of made.comparisons.flatMap(({ quantities }) => quantities)) {
      for (const { lower, median, upper } of predictions) expect(lower <= median && median <= upper).toBe(true);
    }
    // Published rows, not copies: 17 s over 4.4 s.
    expect(made.comparisons[0]?.quantities.find(({ id }) => id === 'seconds-ratio')?.published.value).toBeCloseTo(
      17 / 4.4,
      12,
    );
    // A row for each figure under each definition, and what runs read of it.
    const rows = (await readFile(join(out, 'validation.csv'), 'utf8')).trim().split('\r\n');
    expect(rows).toHaveLength(
      1 + made.comparisons.flatMap(({ quantities }) => quantities.flatMap(({ predictions }) => predictions)).length,
    );
    const kept = keptPredictions.parse(JSON.parse(await readFile(join(folder, 'predictions.json'), 'utf8')));
    expect(kept.predictions.map(({ id, firstPredictedOn }) => [id, firstPredictedOn])).toEqual(
      made.comparisons.map(({ id, firstPredictedOn }) => [id, firstPredictedOn]),
    );
    expect(plainSigns(JSON.stringify(kept.score))).toBe(JSON.stringify(made.score));
    // Once predicted, a range stays as it is unless the change is dated and explained.
    const mercari = join(folder, 'mercari-2023.yaml');
    const text = await readFile(mercari, 'utf8');
    await writeFile(
      mercari,
      text.replace('part: code, per: attempt, whose: log', 'part: code, per: attempt, whose: people'),
    );
    await expect(validate(folder, '--draws', '32', '--users', '20', '--out', out, '--keep')).rejects.toMatchObject({
      code: 'prediction-revised',
      badInput: true,
    });
    await writeFile(mercari, text);
  }, 120_000);

  it.each([
    ['--draws', '5'],
    ['--draws', 'many'],
    ['--users', '0'],
    ['--machine-time', 'no-such-profile'],
  ])('refuses %s %s as bad input', async (option, value) => {
    const refused = await validate(folder, option, value, '--out', join(folder, 'never')).catch(
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(PilotError);
    expect((refused as PilotError).badInput).toBe(true);
  });

  it('refuses a folder without claims that are predicted, and one that is wrong before any is lived', async () => {
    await expect(validate(join(folder, 'nowhere'))).rejects.toMatchObject({
      code: 'claims-missing',
      badInput: true,
    });
    const broken = join(folder, 'broken');
    await cp(join(folder, 'mercari-2023.yaml'), join(broken, 'mercari-2023.yaml'));
    const text = await readFile(join(broken, 'mercari-2023.yaml'), 'utf8');
    await writeFile(join(broken, 'mercari-2023.yaml'), text.replace('consumer-phones', 'nobody'));
    await expect(validate(broken)).rejects.toBeInstanceOf(ScenarioErrors);
  });
});
