import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommanderError } from 'commander';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { readCsv } from '../reports/fixtures/read-csv.fixture.ts';
import { results } from '../reports/results/results.ts';
import { syntheticPilot } from '../reports/fixtures/synthetic-pilot.fixture.ts';
import { writeSyntheticRun } from '../reports/fixtures/synthetic-run.fixture.ts';
import { exitCodes, explainError } from './explain-error.ts';
import { reportCommand } from './report.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'decimal-comma-'));
  await writeSyntheticRun(folder, syntheticPilot({ personas: ['office'], usersOfPersona: 25, days: 1 }), {
    personas: [{ id: 'office', title: 'Büro; "Süd", Nord', weight: 1, users: 25 }],
  });
});
afterAll(async () => rm(folder, { recursive: true }));

async function report(...args: readonly string[]): Promise<string> {
  const written: string[] = [];
  const output = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => written.push(String(chunk)) > 0);
  try {
    await reportCommand()
      .exitOverride()
      .configureOutput({ writeErr: () => undefined })
      .parseAsync([folder, ...args], { from: 'user' });
  } finally {
    output.mockRestore();
    process.exitCode = 0;
  }
  return written.join('');
}

it('writes the CSV of a run with either sign, and says the whole result on standard output', async () => {
  const table = async (separator: string) => readCsv(await readFile(join(folder, 'estimates.csv'), 'utf8'), separator);
  const told: unknown = JSON.parse(await report('--decimal-comma', '--json'));
  expect(results.parse(told)).toEqual(told);
  expect(told).toEqual(JSON.parse(await readFile(join(folder, 'results.json'), 'utf8')));
  const comma = await table(';');
  await report();
  const point = await table(',');
  const at = point[0]?.indexOf('value') ?? -1;
  expect(comma.map((row) => row[at]?.replace(',', '.'))).toEqual(point.map((row) => row[at]));
  expect(comma.some((row) => row[at]?.includes(','))).toBe(true);
}, 60_000);

it('takes no value', async () => {
  const refused: unknown = await report('--decimal-comma=yes').catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(CommanderError);
  expect(explainError(refused)).toMatchObject({
    exitCode: exitCodes.badInput,
    sentences: [expect.stringContaining('--decimal-comma=yes')],
  });
});
