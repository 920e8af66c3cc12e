// A run that is not plain, from the command line to every file that it writes, and asked for what is not known: each says so, and judges
// no claim.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { metricUnits } from '../reports/metrics/metric-units.ts';
import type { ResultsOfPilot } from '../reports/results/results.ts';
import { plainJson } from '../reports/exports/plain-signs.ts';
import { sensitivityResults } from '../reports/results/sensitivity-results.ts';
import { centralValue } from '../scenarios/sampling/central-value.ts';
import { flows } from '../scenarios/flows/catalogue.ts';
import { withUnits } from '../simulators/people/with-units.fixture.ts';
import { loadScenario } from '../simulators/scenario/load-scenario.ts';

const project = fileURLToPath(new URL('..', import.meta.url));
const words =
  "2 faults planted, 79 parameters fixed, 1 setting overridden, 1 file of the user's own, machine time of another";
const first =
  /^This is not a plain run: 2 faults planted in the target \(password-otp\/obtain-code delayed by 30 s in the median; passkey\/use-passkey 5 % refused with HTTP 500\); 79 parameters of the human model fixed \(.*; and 75 more\); 1 setting of the scenario overridden \(limits\.restartsPerNeed=2\); 1 file of the user's own \(persona contractor, which replaces ours\); machine time is not measured/;

let folder: string;
let run: string;
let told: string;

const oneLine = (text: string): string => text.replaceAll(/[\s\u00a0]+/g, ' ').trim();
const command = async (...given: readonly string[]) =>
  (
    await promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/passkey-pilot.ts', ...given], {
      cwd: project,
      maxBuffer: 1e8,
    })
  ).stdout;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'not-plain-'));
  run = join(folder, 'run');
  await mkdir(join(folder, 'personas'));
  const contractor = await readFile(join(project, 'scenarios/personas/contractor.yaml'), 'utf8');
  await writeFile(join(folder, 'personas/contractor.yaml'), contractor.replace(/^title: .*$/m, 'title: Somebody else'));
  const { parameters } = await loadScenario(join(project, 'scenarios/pilot.yaml'), {
    overrides: [],
    metrics: metricUnits,
    flows,
  });
  const free = new Set(['password-mistyped', 'key-of-password', 'prompt-orientation', 'patience-spread']);
  const scenario = {
    name: 'Not plain',
    seed: 3,
    driver: 'virtual',
    users: 60,
    claims: ['microsoft-2025-success', 'google-2023-speed'],
    personas: { 'information-worker': '60 %', contractor: '40 %' },
    parameters: withUnits(
      Object.fromEntries(
        parameters.flatMap((parameter) => (free.has(parameter.id) ? [] : [[parameter.id, centralValue(parameter)]])),
      ),
    ),
    faults: [
      { at: 'password-otp/obtain-code', delay: { distribution: 'lognormal', median: '30 s', sigma: 0.8 } },
      { at: 'passkey/use-passkey', refuse: { share: '5 %', with: '500' } },
    ],
  };
  await writeFile(join(folder, 'not-plain.yaml'), JSON.stringify(scenario));
  told = await command('run', join(folder, 'not-plain.yaml'), '--out', run, '--set', 'limits.restartsPerNeed=2');
}, 180_000);
afterAll(() => rm(folder, { recursive: true }));

const resultsOf = async () => JSON.parse(await readFile(join(run, 'results.json'), 'utf8')) as ResultsOfPilot;

async function expectEverywhere(): Promise<void> {
  const results = await resultsOf();
  expect(oneLine(results.summary)).toMatch(new RegExp(`^Not a plain run: ${words}`));
  expect(results.departures.map(({ kind }) => kind)).toEqual([
    'fault',
    'parameter',
    'override',
    'own-part',
    'machine-time',
  ]);
  expect(new Set(results.claims.map(({ here }) => here.verdict))).toEqual(new Set(['not judged']));
  expect(JSON.stringify(results.claims)).not.toContain('probability');
  const html = await readFile(join(run, 'report.html'), 'utf8');
  const lead = oneLine((html.split('<h2>The decision</h2>')[1] ?? '').replaceAll(/<[^>]*>/g, ' ')).replaceAll(
    '&#39;',
    "'",
  );
  expect(lead).toMatch(new RegExp(`^Not a plain run: ${words}`));
  expect(lead.slice(lead.indexOf('This is not a plain run'))).toMatch(first);
  const svgs = (await readdir(join(run, 'charts'))).filter((name) => name.endsWith('.svg'));
  expect(svgs.length).toBeGreaterThan(8);
  for (const name of svgs)
    expect(
      oneLine((await readFile(join(run, 'charts', name), 'utf8')).replaceAll(/<[^>]*>/g, ' ')).replaceAll(
        '&nbsp;',
        ' ',
      ),
      name,
    ).toContain(`Not a plain run: ${words}`);
  const [header = '', ...rows] = (await readFile(join(run, 'estimates.csv'), 'utf8')).trim().split(/\r?\n/);
  expect(header).toContain('not_plain');
  expect(rows.length).toBeGreaterThan(50);
  expect(rows.filter((row) => !oneLine(row).includes(words))).toEqual([]);
}

it('is told in the terminal, the results, the report, every drawing and every row', async () => {
  expect(oneLine(told)).toMatch(first);
  expect(oneLine(told).match(/not a plain run/gi)).toHaveLength(1);
  expect(told.match(/not judged$/gm)).toHaveLength(2);
  await expectEverywhere();
});

it('is told by its sensitivity analysis too, which judges no claim either', async () => {
  const analysed = await command('sensitivity', run, '--points', '32', '--users', '100');
  expect(oneLine(analysed)).toMatch(first);
  expect(analysed).not.toContain('registered claim');
  const out = join(run, 'sensitivity');
  const found = sensitivityResults.parse(JSON.parse(await readFile(join(out, 'sensitivity.json'), 'utf8')));
  // Its sentences have the signs that people read, those of results.json plain ones.
  expect(plainJson(found.departures)).toBe(JSON.stringify((await resultsOf()).departures));
  expect([found.conditions, found.questions.filter(({ kind }) => kind === 'claim')]).toEqual([[], []]);
  expect(found.leftOut).toContain('Not judged, because faults are planted: microsoft-2025-success, google-2023-speed.');
  const html = await readFile(join(out, 'sensitivity.html'), 'utf8');
  expect(html.match(/This is not a plain run/g)).toHaveLength(1);
  for (const svg of html.match(/<svg .*?<\/svg>/gs) ?? [])
    expect(oneLine(svg.replaceAll(/<[^>]*>/g, ' '))).toContain('Not a plain run: 2 faults planted');
  for (const name of ['uncertainty.csv', 'tornado.csv']) {
    const [, ...rows] = (await readFile(join(out, name), 'utf8')).trim().split(/\r?\n/);
    expect(
      rows.filter((row) => !oneLine(row).includes(words)),
      name,
    ).toEqual([]);
  }
  await expectEverywhere();
}, 180_000);
