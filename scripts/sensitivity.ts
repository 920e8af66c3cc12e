// passkey-pilot sensitivity: what is not known about the inputs of a scenario, or of a run, and what would have to be true.
import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Command } from 'commander';
import { metricUnits } from '../reports/metrics/metric-units.ts';
import { plainJson } from '../reports/exports/plain-signs.ts';
import { readManifest } from '../reports/folder/open-run.ts';
import { flows } from '../scenarios/flows/catalogue.ts';
import { PilotError } from '../scenarios/schema/pilot-error.ts';
import { makeFolder, makeFolderBelow, refuseForeign } from '../simulators/store/named-folder.ts';
import { refuseHeld } from '../simulators/store/run-folder.ts';
import { decimalComma } from './decimal-comma.ts';
import { createProgress } from './progress.ts';
import { collect, overrideOf } from './set-option.ts';
import type { UncertaintySubject } from './uncertainty-course.ts';
import { wholeNumber } from './whole-number.ts';

interface SensitivityOptions {
  readonly points: string;
  readonly users: string;
  readonly set: readonly string[];
  readonly out?: string;
  readonly json?: true;
  readonly decimalComma?: true;
}

export function sensitivityCommand(): Command {
  return new Command('sensitivity')
    .description('say what is not known about the inputs, and what would have to be true')
    .argument(
      '<scenario or run>',
      'scenario file (YAML), or the folder of a run, whose results and report it becomes a part of',
    )
    .option('--points <number>', 'points drawn from what is known of the parameters; a power of 2', '256')
    .option('--users <number>', 'virtual users at each point', '1000')
    .option('--set <path=value>', 'set a field of the scenario; may be repeated; not of a run', collect, [])
    .option(
      '--out <dir>',
      'folder of the results (default: a new one below runs/; of a run, sensitivity/ in its folder)',
    )
    .option(...decimalComma)
    .option('--json', 'sensitivity.json on standard output')
    .action(sensitivity);
}

interface Subject extends UncertaintySubject {
  /** Folder of the run that was asked about. */
  readonly run?: string;
}

async function sensitivity(path: string, options: SensitivityOptions): Promise<void> {
  const points = wholeNumber('--points', options.points, 32, 16_384);
  if (!Number.isInteger(Math.log2(points)))
    throw new PilotError(
      'option-unfit',
      { found: options.points, expected: 'a power of 2 from 32, such as 256', where: '--points' },
      { badInput: true },
    );
  const users = wholeNumber('--users', options.users, 100, 1_000_000);
  const style = { decimalComma: options.decimalComma ?? false };
  const [{ poolOf, uncertaintyCourse }, { reportWithUncertainty, uncertaintyFolder, writeUncertainty }] =
    await Promise.all([import('./uncertainty-course.ts'), import('./write-uncertainty.ts')]);
  const { run, ...asked } = await (isFolder(path) ? ofRun(path, options) : ofScenario(path, options));
  const { loaded } = asked;
  const { scenario } = loaded;
  if (scenario.arms.length < 2)
    throw new PilotError(
      'scenario-unfit',
      { found: 'one arm', expected: 'two or more, for a comparison', where: 'arms' },
      { badInput: true },
    );
  if (scenario.kind === 'rollout')
    throw new PilotError(
      'scenario-unfit',
      {
        found: 'a rollout over months',
        expected: 'single sign-ins in arms that are compared',
        where: 'rollout',
        remedy: 'take a pilot of the same personas',
      },
      { badInput: true },
    );
  if (scenario.kind === 'recovery-drill')
    throw new PilotError(
      'scenario-unfit',
      {
        found: 'a recovery drill, which moves its inputs itself',
        expected: 'single sign-ins in arms that are compared',
        where: 'drill',
        remedy: 'set drill.many.points in it',
      },
      { badInput: true },
    );
  if (users < 20 * Object.keys(scenario.personas).length)
    throw new PilotError(
      'option-unfit',
      {
        found: options.users,
        expected: `at least 20 for each of ${Object.keys(scenario.personas).length} personas`,
        where: '--users',
      },
      { badInput: true },
    );
  const folder = run === undefined ? newFolder(options.out) : uncertaintyFolder(run);

  const progress = createProgress();
  const subject = { ...asked, loaded: { ...loaded, scenario } };
  const pool = poolOf(subject, scenario.virtual.workers ?? availableParallelism());
  try {
    const found = await uncertaintyCourse({ subject, points, users, pool, variance: true, progress });
    const { page, reportFile: report } =
      run === undefined
        ? { page: await writeUncertainty(folder, found, style), reportFile: undefined }
        : await reportWithUncertainty(run, found, style, progress);
    progress.end();
    process.stdout.write(
      options.json
        ? `${plainJson(page.results)}\n`
        : `${page.summary}\n\n${report === undefined ? 'Report' : `Report of the run: ${report}\nAll of it`}: ${page.file}\n`,
    );
  } finally {
    progress.end();
    await pool.close();
  }
}

async function ofScenario(scenarioFile: string, { set }: SensitivityOptions): Promise<Subject> {
  const [{ findMachineProfile }, { environmentSheet }, { machineTimeSource }, { loadScenario }] = await Promise.all([
    import('../simulators/drivers/virtual/find-machine-profile.ts'),
    import('../simulators/run/environment-sheet.ts'),
    import('./drive-virtual.ts'),
    import('../simulators/scenario/load-scenario.ts'),
  ]);
  const loaded = await loadScenario(scenarioFile, { ...known, overrides: set.map(overrideOf) });
  const profile = await findMachineProfile(loaded.scenario);
  const { scenario, parameters, overridesApplied, ownParts, changedEvidence } = loaded;
  return {
    scenarioFile,
    loaded,
    stated: loaded.claims,
    profile,
    inputs: {
      scenario,
      parameters: [...parameters],
      overrides: [...overridesApplied],
      ownParts: [...ownParts],
      changedEvidence: [...changedEvidence],
      environment: environmentSheet({ machineTime: machineTimeSource(profile, scenario) }),
    },
  };
}

/** The scenario as the run had it, and the machine time of the run itself. */
async function ofRun(run: string, { set, out }: SensitivityOptions): Promise<Subject> {
  const given = set.length > 0 ? '--set' : out === undefined ? undefined : '--out';
  if (given !== undefined)
    throw new PilotError(
      'option-unfit',
      {
        found: 'the folder of a run beside it',
        expected: 'the run as it was, and its own folder',
        where: given,
        remedy: 'leave it out, or name a scenario',
      },
      { badInput: true },
    );
  refuseHeld(run);
  const manifest = await readManifest(run);
  if (manifest.kind === 'load')
    throw new PilotError(
      'driver-unfit',
      {
        found: 'a run of the driver load, in which nobody takes time to think',
        expected: 'one of the driver browser or virtual',
        where: run,
      },
      { badInput: true },
    );
  const [{ findMachineProfile }, { keptProfile }, { loadInputs }] = await Promise.all([
    import('../simulators/drivers/virtual/find-machine-profile.ts'),
    import('../simulators/run/kept-profile.ts'),
    import('../simulators/run/run-inputs.ts'),
  ]);
  const loaded = await loadInputs(run, manifest, known);
  const profile =
    keptProfile(run) ??
    (await findMachineProfile({
      arms: loaded.scenario.arms,
      virtual: {
        ...loaded.scenario.virtual,
        machineTime:
          loaded.scenario.driver === 'virtual'
            ? loaded.scenario.virtual.machineTime
            : /[/\\]/.test(run)
              ? run
              : `./${run}`,
      },
    }));
  const stated = manifest.claims.map(({ statement }) => statement);
  return { scenarioFile: manifest.scenarioFile, loaded, stated, profile, inputs: manifest, run };
}

/** What scenarios may name. */
const known = { metrics: metricUnits, flows };

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function newFolder(out: string | undefined): string {
  if (out === undefined)
    return makeFolderBelow('runs', `${new Date().toISOString().slice(0, 19).replaceAll(':', '-')}-sensitivity`);
  refuseForeign(out, 'give another --out');
  makeFolder(out);
  return out;
}
