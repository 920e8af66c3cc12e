import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ScenarioErrors, type ScenarioProblem } from '../../scenario/scenario-errors.ts';
import { comparisonFiles, loadComparison } from './load-comparison.ts';

const shipped = fileURLToPath(new URL('../../../scenarios/comparisons', import.meta.url));
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'comparisons-'));
  await cp(shipped, folder, { recursive: true });
});
afterAll(() => rm(folder, { recursive: true }));

/** Problems of the Mercari comparison with a change. */
async function problemsWith(change: (text: string) => string): Promise<readonly ScenarioProblem[]> {
  const text = await readFile(join(shipped, 'mercari-2023.yaml'), 'utf8');
  const changed = change(text);
  expect(changed).not.toBe(text);
  const file = join(folder, 'mercari-2023.yaml');
  await writeFile(file, changed);
  return loadComparison(file).then(
    () => [],
    (error: unknown) => {
      if (error instanceof ScenarioErrors) return error.problems;
      throw error;
    },
  );
}

const lineOf = (problem: ScenarioProblem | undefined) =>
  problem?.place.kind === 'file' ? problem.place.line : undefined;

describe('comparisons', () => {
  it('that are shipped can all be read, with everything they name', async () => {
    const files = await comparisonFiles(shipped);
    expect(files.length).toBeGreaterThanOrEqual(6);
    for (const file of files) expect((await loadComparison(file)).ranges).toBeInstanceOf(Array);
  });

  it('take the ranges of their people, and their own in place of those', async () => {
    const { ranges } = await loadComparison(join(shipped, 'yahoo-japan-2022.yaml'));
    expect(ranges.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['asks-again-after-first-missing-code', 'password-filled']),
    );
    expect(new Set(ranges.map(({ id }) => id)).size).toBe(ranges.length);
  });

  it.each([
    [
      'a published row that is not there',
      (text: string) => text.replace('row: mercari_success_passkey', 'row: mercari_success_paskey'),
      '"mercari_success_paskey"',
      'mercari_success_passkey',
    ],
    [
      'a row without a number',
      (text: string) => text.replace('row: mercari_success_passkey', 'row: sync_matrix'),
      'without a number',
      undefined,
    ],
    [
      'a row without its rounding',
      (text: string) => text.replace('row: mercari_success_passkey', 'row: ms25_success_passkey'),
      'without its rounding',
      undefined,
    ],
    [
      'a parameter that is not there',
      (text: string) =>
        text.replace('ranges: []', 'ranges:\n  - { id: patienc, central: 1, low: 0.5, high: 2, assumed: a test }'),
      '"patienc"',
      'patience',
    ],
    [
      'a measure that is not there',
      (text: string) => text.replace('measure: success\n', 'measure: sucess\n'),
      '"sucess"',
      'success',
    ],
    [
      'a success without its arm',
      (text: string) => text.replace('    arm: passkey\n', ''),
      'no "quantities.0.arm"',
      undefined,
    ],
    [
      'a set-up that is not there',
      (text: string) => text.replace('set-ups/consumer-phones.yaml', 'set-ups/consumer-phone.yaml'),
      'no such file',
      'consumer-phones.yaml',
    ],
    [
      'people that are not there',
      (text: string) => text.replace('people/consumers.yaml', 'people/consumer.yaml'),
      'no such file',
      'consumers.yaml',
    ],
    [
      'a range upside down',
      (text: string) =>
        text.replace('ranges: []', 'ranges:\n  - { id: patience, central: 3, low: 5, high: 2, assumed: a test }'),
      '3 at',
      undefined,
    ],
    [
      'another id than the file has',
      (text: string) => text.replace('id: mercari-2023', 'id: mercari-2024'),
      '"mercari-2024"',
      undefined,
    ],
  ])('refuse %s, with its line', async (_, change, found, suggestion) => {
    const problems = await problemsWith(change);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.found).toContain(found);
    if (suggestion !== undefined) expect(problems[0]?.suggestion).toContain(suggestion);
    if (found !== 'no such file') expect(lineOf(problems[0])).toBeGreaterThan(1);
  });

  it('refuse a folder without any', async () => {
    await expect(comparisonFiles(join(folder, 'nowhere'))).rejects.toMatchObject({
      code: 'comparisons-missing',
      badInput: true,
    });
  });
});
