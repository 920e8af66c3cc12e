// passkey-pilot sensitivity: what is not known about the inputs of a scenario, or of a run, and what would have to be true.
import { statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import packageManifest from '../package.json' with { type: 'json' };
import { departuresOfInputs, type RunInputs } from '../reports/departures/departures-of.ts';
import { metricUnits } from '../reports/metrics/metric-units.ts';
import { plainJson } from '../reports/exports/plain-signs.ts';
import { readManifest } from '../reports/folder/open-run.ts';
import { sensitivityFolder } from '../reports/sensitivity/read-sensitivity.ts';
import type { SensitivityResults } from '../reports/results/sensitivity-results.ts';
import { flows } from '../scenarios/flows/catalogue.ts';
import type { Parameter } from '../scenarios/schema/evidence.ts';
import type { MachineProfile } from '../scenarios/schema/machine-profile.ts';
import type { ParameterPoint } from '../scenarios/measures/parameter-point.ts';
import { PilotError } from '../scenarios/schema/pilot-error.ts';
import type { StatedClaim } from '../scenarios/schema/stated-claim.ts';
import type { LoadedScenario } from '../simulators/scenario/load-scenario.ts';
import { makeFolder, makeFolderBelow, refuseForeign } from '../simulators/store/named-folder.ts';
import { refuseHeld } from '../simulators/store/run-folder.ts';
import { decimalComma } from './decimal-comma.ts';
import { pointCourse } from './point-course.ts';
import { createProgress } from './progress.ts';
import { collect, overrideOf } from './set-option.ts';

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

/** Independent scramblings, so that their scatter says how exact the points are. */
const replicates = 8;
/** Standard units at which the parameters that matter are lived alone. */
const scanned = [-4, -3, -2, -1, 1, 2, 3, 4] as const;
const scannedParameters = 14;
const explainedParameters = 6;

const phaseTitles = {
  centre: 'Every parameter at its centre',
  alone: 'One parameter at a time',
  joint: "All parameters together, Sobol' points",
  further: 'Parameters that matter, further out',
  variance: 'Shares of the variance, Saltelli design',
  conditions: 'What would have to be true',
} as const;

interface Subject {
  readonly scenarioFile: string;
  readonly loaded: LoadedScenario;
  /** Claims of the scenario; of a run as they were registered. */
  readonly stated: readonly StatedClaim[];
  readonly profile: MachineProfile;
  /** What was decided before anything is lived. */
  readonly inputs: RunInputs;
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
  const [
    { openPointPool },
    designs,
    { questionsOf, judgedClaims, askedClaims, metricsByPersona },
    { claimOf },
    { armsOfRun },
    { influential, tornadoUnits },
    analysis,
    { conditionPoints, conditions },
    { sensitivityFormat },
    { writeSensitivity },
  ] = await Promise.all([
    import('../simulators/experiments/uncertainty/point-pool.ts'),
    import('../simulators/experiments/uncertainty/outer-designs.ts'),
    import('../reports/sensitivity/questions.ts'),
    import('../reports/claims/claim.ts'),
    import('../reports/results/arm-of-run.ts'),
    import('../reports/sensitivity/tornado.ts'),
    import('../reports/sensitivity/analyse-sensitivity.ts'),
    import('../reports/sensitivity/conditions.ts'),
    import('../reports/results/sensitivity-results.ts'),
    import('../reports/sensitivity/write-sensitivity.ts'),
  ]);
  const { scenarioFile, loaded, stated, profile, inputs, run } = await (isFolder(path)
    ? ofRun(path, options)
    : ofScenario(path, options));
  const { scenario, target, personas, providers, parameters } = loaded;
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
  const registered = stated.flatMap((claim) => claimOf(claim) ?? []);
  const arms = armsOfRun({ scenario });
  const { questions, leftOut } = questionsOf(scenario, registered);
  const folder = run === undefined ? newFolder(options.out) : folderOfRun(run);

  const progress = createProgress();
  const pool = openPointPool(
    { loaded: { scenario, target, personas, providers, parameters }, profile, byPersona: metricsByPersona(questions) },
    scenario.virtual.workers ?? availableParallelism(),
  );
  const phases: { title: string; points: number; users: number; seconds: number }[] = [];
  const lived: { phase: string; point: ParameterPoint }[] = [];
  const varied = parameters.filter(({ id }) => scenario.parameters[id] === undefined);
  const claims = askedClaims(judgedClaims(scenario, registered), scenario.arms);
  const course = pointCourse([
    [phaseTitles.centre, 1],
    [phaseTitles.alone, varied.length * tornadoUnits.length],
    [phaseTitles.joint, points],
    [phaseTitles.further, Math.min(scannedParameters, varied.length) * scanned.length],
    [phaseTitles.variance, (points / 4) * (2 + Math.min(explainedParameters, varied.length))],
    [phaseTitles.conditions, conditionPoints(claims)],
  ]);
  const livePhase = async (
    title: string,
    ats: readonly ParameterPoint['at'][],
    usersEach = users,
  ): Promise<ParameterPoint[]> => {
    if (ats.length === 0) return [];
    const begun = performance.now();
    const tell = course.begin(title, ats.length, (done, all) =>
      progress.counted(title, done, ats.length, { ...all, of: 'points' }),
    );
    const found = await pool.live(
      ats.map((at) => ({ at, users: usersEach })),
      tell,
    );
    const known = phases.find((phase) => phase.title === title);
    const seconds = (performance.now() - begun) / 1_000;
    if (known === undefined) phases.push({ title, points: ats.length, users: usersEach, seconds });
    else Object.assign(known, { points: known.points + ats.length, seconds: known.seconds + seconds });
    lived.push(...found.map((point) => ({ phase: title, point })));
    return found;
  };
  try {
    const ids = varied.map(({ id }) => id);
    const [centre] = await livePhase(phaseTitles.centre, [{}]);
    if (centre === undefined) throw new Error('the centre was not lived');
    const tornado = await livePhase(phaseTitles.alone, designs.oneAtATime(ids, tornadoUnits));
    const joint: ParameterPoint[][] = [];
    const drawn = await livePhase(
      phaseTitles.joint,
      Array.from({ length: replicates }, (_, replicate) =>
        designs.jointDraws({ parameters: ids, points: points / replicates, seed: scenario.seed, replicate }),
      ).flat(),
    );
    for (let replicate = 0; replicate < replicates; replicate += 1)
      joint.push(drawn.slice((replicate * points) / replicates, ((replicate + 1) * points) / replicates));

    const alone = [centre, ...tornado];
    const matter = influential(analysis.figuresOf(questions, arms), alone, varied, scannedParameters);
    const scan = await livePhase(phaseTitles.further, designs.oneAtATime(matter, scanned));
    const explained = influential(analysis.explainedFigures(arms), alone, varied, explainedParameters);
    // Fewer leave the first-order indices too noisy to read.
    const rowsOfDesign = points / 4;
    const design = designs.saltelliDesign({
      parameters: explained,
      points: rowsOfDesign,
      seed: scenario.seed,
      replicate: replicates,
    });
    const rows = await livePhase(phaseTitles.variance, [...design.a, ...design.b, ...design.ab.flat()]);
    const block = (at: number) => rows.slice(at * rowsOfDesign, (at + 1) * rowsOfDesign);
    const saltelli = { parameters: explained, a: block(0), b: block(1), ab: explained.map((_, at) => block(at + 2)) };

    const single = [...tornado, ...scan];
    const scannedOnes: readonly Parameter[] = varied.filter(({ id }) => matter.includes(id));
    const found = await conditions({
      claims,
      centre,
      single,
      parameters: scannedOnes,
      live: (ats) => livePhase(phaseTitles.conditions, ats),
    });
    const set = Object.keys(scenario.parameters);
    const tenant = personas.flatMap(({ id, title }) => {
      const weight = scenario.personas[id] ?? 0;
      return weight > 0 ? [{ id, title, weight }] : [];
    });
    makeFolder(folder);
    const written: SensitivityResults = {
      $schema: './sensitivity.schema.json',
      format: sensitivityFormat,
      generatedAt: new Date().toISOString(),
      version: packageManifest.version,
      scenario: { name: scenario.name, file: resolve(scenarioFile), seed: scenario.seed, hash: loaded.hash },
      departures: departuresOfInputs(inputs),
      arms,
      personas: tenant,
      machineTime: `${profile.title}, measured ${profile.measuredOn}`,
      users,
      phases,
      leftOut: [...leftOut, ...(set.length === 0 ? [] : [`Set by the scenario, so not varied: ${set.join(', ')}.`])],
      ...analysis.analyseSensitivity(
        { centre, single, joint, saltelli },
        { questions, arms, parameters: varied, personas: tenant, seed: scenario.seed },
      ),
      conditions: found,
    };
    let page = await writeSensitivity(folder, written, style);
    writeFileSync(join(folder, 'points.ndjson'), lived.map((line) => `${JSON.stringify(line)}\n`).join(''));
    let report: string | undefined;
    if (run !== undefined) {
      progress.stage('Drawing the report of the run anew');
      const { reportRun } = await import('../reports/report/report-run.ts');
      const made = await reportRun(run, style);
      report = made.reportFile;
      // As the report of the run has it: beside the intervals of the run.
      page = await writeSensitivity(
        folder,
        { ...written, ...(made.results.kind === 'pilot' ? made.results.sensitivity : {}) },
        style,
      );
    }
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

function wholeNumber(option: string, text: string, low: number, high: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= low && value <= high) return value;
  throw new PilotError(
    'option-unfit',
    { found: `"${text}"`, expected: `a whole number from ${low} to ${high}`, where: option },
    { badInput: true },
  );
}

/** Of a run: in its folder, in place of an earlier analysis. */
function folderOfRun(run: string): string {
  const folder = join(run, sensitivityFolder);
  refuseForeign(folder, 'move it elsewhere, or analyse a copy of the run', (names) =>
    names.includes('sensitivity.json'),
  );
  return folder;
}

function newFolder(out: string | undefined): string {
  if (out === undefined)
    return makeFolderBelow('runs', `${new Date().toISOString().slice(0, 19).replaceAll(':', '-')}-sensitivity`);
  refuseForeign(out, 'give another --out');
  makeFolder(out);
  return out;
}
