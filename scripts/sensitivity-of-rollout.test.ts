// passkey-pilot sensitivity of a rollout, of a scenario and of a run: what it leaves, that it goes on after a kill, and that it becomes a part
// of the run's results and report.
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { metricUnits } from '../reports/metrics/metric-units.ts';
import type { ResultsOfRollout } from '../reports/results/results.ts';
import { rolloutSensitivityResults } from '../reports/results/rollout-sensitivity-results.ts';
import { flows } from '../scenarios/flows/catalogue.ts';
import { centralValue } from '../scenarios/sampling/central-value.ts';
import { withUnits } from '../simulators/people/with-units.fixture.ts';
import { endPrograms, startCommand } from '../simulators/run/program-bench.fixture.ts';
import { loadScenario } from '../simulators/scenario/load-scenario.ts';
import { commandLine } from './command-line.ts';

const year = fileURLToPath(new URL('../scenarios/tenant-year.yaml', import.meta.url));
const command = (...words: string[]) => commandLine().parseAsync(['node', 'passkey-pilot', ...words]);

/** Few are moved, so that few points are lived: the others are set. */
const moved = ['prompt-orientation', 'phone-lost', 'campaign-taken-up'];
const known = await loadScenario(year, { overrides: [], metrics: metricUnits, flows });
const parameters = Object.fromEntries(
  known.parameters.flatMap((one) => (moved.includes(one.id) ? [] : [[one.id, centralValue(one)]])),
);
const rates = Object.fromEntries(
  known.tenantRates.flatMap(({ id, unit, value }) =>
    moved.includes(id)
      ? []
      : [[id, unit === 'ratio' ? value : unit === 'proportion' ? `${value * 100} %` : `${value} ${unit}`]],
  ),
);
const set = [
  ['parameters', JSON.stringify(withUnits(parameters))],
  ['rollout.rates', JSON.stringify(rates)],
  ['rollout.endsOn', '2026-03-15'],
  ['rollout.waves', '[{ name: Everybody, startsOn: 2026-01-12 }]'],
  ['rollout.passwordsRemovedOn', '2026-03-09'],
  ['users', '400'],
].flatMap(([path, value]) => ['--set', `${path ?? ''}=${value ?? ''}`]);
const few = ['--points', '32', '--users', '100'];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sensitivity-of-rollout-'));
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(endPrograms);

const analysisIn = (out: string) =>
  rolloutSensitivityResults.parse(JSON.parse(readFileSync(join(out, 'sensitivity.json'), 'utf8')));
/** Without what differs from start to start. */
const found = (out: string) => {
  const { phases, ...analysis } = analysisIn(out);
  return { ...analysis, generatedAt: '', phases: phases.map((phase) => ({ ...phase, seconds: 0 })) };
};

describe('sensitivity of a rollout', () => {
  it('goes on after a kill and after Ctrl-C, lives no point twice, and ends as if nothing had happened', async () => {
    const out = join(folder, 'broken-off');
    const points = () => {
      const file = join(out, 'points-so-far.ndjson');
      return existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(1, -1) : [];
    };
    const start = async (more: number) => {
      const before = points().length;
      const program = startCommand(['sensitivity', year, ...set, ...few, '--out', out], { NO_COLOR: '1' });
      let over = false;
      void program.ended.then(() => (over = true));
      while (points().length < before + more) {
        if (over) throw new Error(`the program ended too early: ${program.said()}`);
        await wait(10);
      }
      return program;
    };
    const killed = await start(3);
    process.kill(killed.processId, 'SIGKILL');
    expect(await killed.ended).toEqual({ code: null, signal: 'SIGKILL' });
    const stopped = await start(3);
    process.kill(stopped.processId, 'SIGINT');
    expect(await stopped.ended).toEqual({ code: 1, signal: null });
    expect(stopped.said()).toMatch(
      /Stopped; the points that have been lived are kept\. Go on with: (?:npx )?passkey-pilot sensitivity .* --out /,
    );
    const lived = points();
    expect(new Set(lived).size).toBe(lived.length);

    await command('sensitivity', year, ...set, ...few, '--out', out);
    expect((await readdir(out)).toSorted()).toEqual([
      'decisions.csv',
      'enrolment.csv',
      'points.ndjson',
      'rollout-sensitivity.schema.json',
      'sensitivity.html',
      'sensitivity.json',
      'tornado.csv',
      'uncertainty.csv',
    ]);
    const whole = join(folder, 'whole');
    await command('sensitivity', year, ...set, ...few, '--set', 'virtual.workers=1', '--out', whole);
    const { scenario: _, departures: __, ...again } = found(whole);
    expect(found(out)).toMatchObject(again);
    expect(again.parameters.map(({ id }) => id).toSorted()).toEqual(moved.toSorted());
    expect(again.phases.map((phase) => phase.points)).toEqual([1, 32, 8, 6]);
    expect(again).toMatchObject({ centre: 'points', people: 400, users: 100 });
    // Of the three that are moved one decides who is enrolled.
    expect(again.uncertainty.find(({ figure }) => figure === 'enrolled/rollout')?.movers[0]?.parameter).toBe(
      'campaign-taken-up',
    );
    await expect(command('sensitivity', year, ...set, ...few, '--out', whole)).rejects.toMatchObject({
      code: 'folder-not-empty',
      badInput: true,
    });
  }, 300_000);

  it('of a run is a part of its results, under their schema, and of its report', async () => {
    const path = join(folder, 'run');
    await command('run', year, ...set, '--out', path);
    const resultsOf = async () => JSON.parse(await readFile(join(path, 'results.json'), 'utf8')) as ResultsOfRollout;
    const before = await resultsOf();
    expect(before.sensitivity).toBeUndefined();
    expect(await readFile(join(path, 'report.html'), 'utf8')).not.toContain('id="not-known"');
    await command('sensitivity', path, ...few);
    const after = await resultsOf();
    // Optimising takes longer than all that is validated.
    const validate = new Ajv2020({ strict: false, validateFormats: false, code: { optimize: false } }).compile(
      JSON.parse(await readFile(join(path, 'results.schema.json'), 'utf8')) as object,
    );
    validate(after);
    expect(validate.errors).toBeNull();
    expect(after.timeline).toEqual(before.timeline);
    // The centre is the run: the same words for the same reasons, and the same figures.
    expect(after.sensitivity?.centre).toBe('run');
    expect(
      after.sensitivity?.decisions.map(({ persona, centre, reasons }) => ({ persona, word: centre, reasons })),
    ).toEqual(after.timeline.decisions?.map(({ persona, word, reasons }) => ({ persona, word, reasons })));
    const last = after.timeline.weeks.findLast(({ tenant, persona }) => tenant === 'rollout' && persona === undefined);
    expect(after.sensitivity?.uncertainty.find(({ figure }) => figure === 'enrolled/rollout')?.centre).toBe(
      (last?.enrolled ?? 0) / (last?.people ?? 1),
    );
    const report = (await readFile(join(path, 'report.html'), 'utf8')).replaceAll('\u00a0', ' ');
    expect(report).toContain('id="not-known"');
    expect(after.summary.replaceAll('\u00a0', ' ')).toMatch(
      /It is (?:GO|AMEND|STOP|OPEN) at [\d.]+ % of 32 points of the plausible inputs\./,
    );
    // Kept when the run is analysed again, refused when it is not of this run.
    await command('report', path);
    expect((await resultsOf()).sensitivity).toEqual(after.sensitivity);
    const other = join(folder, 'other');
    await cp(path, other, { recursive: true });
    const file = join(other, 'sensitivity', 'sensitivity.json');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace(after.run.scenarioHash, 'of another'));
    await expect(command('report', other)).rejects.toMatchObject({
      code: 'sensitivity-of-another-run',
      badInput: true,
    });
  }, 300_000);
});
