// The commands over runs whose folders have names that are patterns, columns, options or addresses elsewhere: run, resume, report and
// sensitivity say the same as in a plain folder, beside runs of other people that such a name would match.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { metricUnits } from '../reports/metrics/metric-units.ts';
import type { ResultsOfPilot } from '../reports/results/results.ts';
import { flows } from '../scenarios/flows/catalogue.ts';
import { centralValue } from '../scenarios/sampling/central-value.ts';
import { writeScenario } from '../simulators/run/run-bench.fixture.ts';
import { loadScenario } from '../simulators/scenario/load-scenario.ts';
import { readManifest } from '../simulators/store/run-folder.ts';
import { commandLine } from './command-line.ts';

const base = mkdtempSync(join(tmpdir(), 'hostile-runs-'));
afterAll(() => rmSync(base, { recursive: true }));

const pilot = fileURLToPath(new URL('../scenarios/pilot.yaml', import.meta.url));
const { parameters } = await loadScenario(pilot, {
  overrides: [],
  metrics: metricUnits,
  flows,
});
/** Two are varied, so that few points are lived. */
const set = Object.fromEntries(
  parameters.flatMap((one) =>
    ['password-mistyped', 'prompt-orientation'].includes(one.id) ? [] : [[one.id, centralValue(one)]],
  ),
);
const scenarioOf = (seed: number) =>
  writeScenario({
    users: 40,
    seed,
    driver: 'virtual',
    virtual: { machineTime: 'pilot-in-chromium' },
    claims: ['google-2023-speed'],
    parameters: set,
  });

const passkeyPilot = (...words: string[]) => commandLine().parseAsync(['node', 'passkey-pilot', ...words]);

/** What the folder says after every command that reads it, without what tells one run from another. */
async function told(path: string): Promise<unknown> {
  mkdirSync(join(path, '..'), { recursive: true });
  await passkeyPilot('run', scenarioOf(20_260_105), `--out=${path}`);
  // As if stopped when everybody had been lived, before the tables were written.
  writeFileSync(join(path, 'run.json'), JSON.stringify({ ...readManifest(path), state: 'interrupted' }));
  for (const table of ['attempts', 'steps']) rmSync(join(path, `${table}.parquet`));
  await passkeyPilot('run', `--resume=${path}`);
  await passkeyPilot('report', path);
  await passkeyPilot('sensitivity', path, '--points', '32', '--users', '100');
  const {
    estimates,
    contrasts,
    claims: judged,
    personas,
    validity,
    sensitivity,
  } = JSON.parse(readFileSync(join(path, 'results.json'), 'utf8')) as ResultsOfPilot;
  return {
    estimates,
    contrasts,
    judged,
    personas,
    validity,
    uncertainty: sensitivity?.uncertainty,
    conditions: sensitivity?.conditions,
  };
}

let plain: unknown;
beforeAll(async () => {
  // People of another seed in a folder that a name below would match.
  const name = join(base, 'arm=passkey', 'c1');
  await passkeyPilot('run', scenarioOf(7), '--out', name);
  plain = await told(join(base, 'plain'));
}, 240_000);

it.each([
  ['a column above a pattern', join('arm=passkey', 'c[1]')],
  ['an option, a quote, a line and an address', '--set it\'s\n"https:~\\*'],
])(
  'say the same of a run in a folder named as %s',
  async (_, name) => {
    expect(await told(join(base, name))).toEqual(plain);
  },
  240_000,
);
