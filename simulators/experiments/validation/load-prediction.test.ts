import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ScenarioErrors, type ScenarioProblem } from '../../scenario/scenario-errors.ts';
import { loadPredictions, predictionsOf } from './load-prediction.ts';
import { shippedClaimsFolder as shipped, shippedPrediction } from './shipped-prediction.fixture.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claims-'));
  await cp(shipped, folder, { recursive: true });
  const setUp = await readFile(join(shipped, 'set-ups/consumer-phones.yaml'), 'utf8');
  await writeFile(
    join(folder, 'set-ups/codes-alone.yaml'),
    setUp.replace('[password-otp, passkey]', '[password-otp]').replace('design: paired', 'design: parallel'),
  );
});
afterAll(() => rm(folder, { recursive: true }));

/** Problems of the Mercari claim with a change. */
async function problemsWith(change: (text: string) => string): Promise<readonly ScenarioProblem[]> {
  const text = await readFile(join(shipped, 'mercari-2023.yaml'), 'utf8');
  const changed = change(text);
  expect(changed).not.toBe(text);
  const file = join(folder, 'mercari-2023.yaml');
  await writeFile(file, changed);
  return predictionsOf(file).then(
    () => [],
    (error: unknown) => {
      if (error instanceof ScenarioErrors) return error.problems;
      throw error;
    },
  );
}

const withRange = (text: string, range: string) =>
  text.replace('  definitions:\n', `  ranges:\n    - ${range}\n  definitions:\n`);

const lineOf = (problem: ScenarioProblem | undefined) =>
  problem?.place.kind === 'file' ? problem.place.line : undefined;

describe('predictions of claims', () => {
  it('give reasons for misses of what is predicted, and of nothing else', async () => {
    const [problem, ...more] = await problemsWith((text) => text.replace('of: [success-other]', 'of: [success-othr]'));
    expect(problem).toMatchObject({
      code: 'unknown-reference',
      path: 'prediction.misses.0.of.0',
      found: '"success-othr"',
    });
    expect(problem?.expected).toContain('"success-other"');
    expect(lineOf(problem)).toBeGreaterThan(1);
    expect(more).toEqual([]);
  });

  it('that are shipped can all be read, with everything they name', async () => {
    expect((await loadPredictions(shipped)).map(({ id }) => id)).toEqual([
      'aflac-2026',
      'amazon-2024',
      'fido-index-2025',
      'google-2023',
      'google-2024',
      'google-staff-2016',
      'kayak-2023',
      'mercari-2023',
      'microsoft-2024',
      'microsoft-2024-speed-mfa',
      'microsoft-2025-success',
      'microsoft-2025-speed',
      'microsoft-2025-registration',
      'owens-2021',
      'x-2024',
      'yahoo-japan-2022',
      'yahoo-japan-2022-password-speed',
    ]);
  });

  it('are of all that the statements say, and of nothing else', async () => {
    const kinds = async (id: string) =>
      (await shippedPrediction(id)).quantities.map(({ id: quantity, published }) => `${quantity} ${published.kind}`);
    expect(await kinds('mercari-2023')).toEqual([
      'success-passkey figure',
      'success-other figure',
      'success-difference difference',
      'seconds-passkey figure',
      'seconds-other figure',
      'seconds-ratio quotient',
    ]);
    expect(await kinds('google-staff-2016')).toEqual(['seconds-ratio cut']);
    expect(await kinds('owens-2021')).toEqual(['seconds-ratio direction']);
    // The ratio that a claim is judged by stands for that of its figures; a ratio of shares alone is predicted as such.
    expect(await kinds('google-2023')).toContain('seconds-ratio ratio');
    expect(await kinds('x-2024')).toEqual(['success-ratio ratio']);
    expect(await kinds('google-2024')).toEqual(['seconds-ratio gain', 'success-ratio gain']);
  });

  it('are of a statement alone where it says for itself how it is predicted', async () => {
    const found = await predictionsOf(join(shipped, 'microsoft-2025.yaml'));
    expect(
      found.map(({ id, statements, arms, quantities }) => [id, statements.length, arms.other, quantities.length]),
    ).toEqual([
      ['microsoft-2025-success', 1, 'legacy-mix', 3],
      ['microsoft-2025-speed', 1, 'password-otp', 3],
      ['microsoft-2025-registration', 1, 'password-otp', 1],
    ]);
  });

  it('take the ranges of their people, and their own in place of those', async () => {
    const { ranges } = await shippedPrediction('yahoo-japan-2022');
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
      (text: string) => text.replace('row: mercari_success_passkey', 'row: ms24_nudge_ctr'),
      'without its rounding',
      undefined,
    ],
    [
      'a parameter that is not there',
      (text: string) => withRange(text, '{ id: patienc, central: 1, low: 0.5, high: 2, assumed: a test }'),
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
      'a time without its summary',
      (text: string) => text.replace('    summary: mean\n', ''),
      'no "statements.1.summary"',
      undefined,
    ],
    [
      'a time with passkeys alone',
      (text: string) => text.replace('    other: { row: mercari_time_sms }\n', ''),
      'no "statements.1.other"',
      undefined,
    ],
    [
      'a figure that is neither a row nor a number',
      (text: string) => text.replace('{ row: mercari_time_sms }', '{ value: 17 }'),
      '{"value":17}',
      undefined,
    ],
    [
      'a ratio beside figures without a word which of them is judged',
      (text: string) =>
        text.replace(
          'other: { row: mercari_time_sms }',
          'other: { row: mercari_time_sms }\n    stated: { kind: ratio, is: { value: 4, halfStep: 0.5 } }',
        ),
      'no "statements.1.judgedBy"',
      undefined,
    ],
    [
      'a statement that is not named after its file',
      (text: string) => text.replace('id: mercari-2023-speed', 'id: mercari-speed'),
      '"mercari-speed"',
      undefined,
    ],
    [
      'a set-up that is not there',
      (text: string) => text.replace('set-ups/consumer-phones.yaml', 'set-ups/consumer-phone.yaml'),
      'no such file',
      'consumer-phones.yaml',
    ],
    [
      'a set-up in which nothing is compared',
      (text: string) => text.replace('set-ups/consumer-phones.yaml', 'set-ups/codes-alone.yaml'),
      'a set-up with the arms "password-otp"',
      undefined,
    ],
    [
      'people that are not there',
      (text: string) => text.replace('people/consumers.yaml', 'people/consumer.yaml'),
      'no such file',
      'consumers.yaml',
    ],
    [
      'a range upside down',
      (text: string) => withRange(text, '{ id: patience, central: 3, low: 5, high: 2, assumed: a test }'),
      '3 at',
      undefined,
    ],
    [
      'another id than the file has',
      (text: string) => text.replaceAll('id: mercari-2023', 'id: mercari-2024'),
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
    const missing = { code: 'claims-missing', badInput: true };
    await expect(loadPredictions(join(folder, 'nowhere'))).rejects.toMatchObject(missing);
    // One that says nothing of a prediction.
    const [said = ''] = (await readFile(join(shipped, 'mercari-2023.yaml'), 'utf8')).split('prediction:\n');
    await mkdir(join(folder, 'only'));
    await writeFile(join(folder, 'only', 'mercari-2023.yaml'), said);
    await expect(loadPredictions(join(folder, 'only'))).rejects.toMatchObject(missing);
  });
});
