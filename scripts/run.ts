// passkey-pilot run: lives a scenario from file to report. Resumes one that was stopped.
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import packageManifest from '../package.json' with { type: 'json' };
import { metricUnits } from '../reports/metrics/metric-units.ts';
import { flows } from '../scenarios/flows/catalogue.ts';
import { PilotError } from '../scenarios/schema/pilot-error.ts';
import type { Manifest } from '../scenarios/schema/run.ts';
import { drivers as driverNames, type Scenario } from '../scenarios/schema/scenario.ts';
import { shellWord } from '../scenarios/schema/shell-word.ts';
import type { LoadedScenario } from '../simulators/scenario/load-scenario.ts';
import type { Override } from '../simulators/scenario/override.ts';
import type { RunFolder } from '../simulators/store/run-folder.ts';
import type { DriveOrder, PreparedDriver } from './drive.ts';
import type { RunOptions } from './run-options.ts';
import { decimalComma } from './decimal-comma.ts';
import { exitCodes } from './explain-error.ts';
import { createProgress, type Progress } from './progress.ts';
import { resumeCommand, whatToDoWith, type HowFar } from './run-advice.ts';
import { collect, overrideOf } from './set-option.ts';
import type { Settled } from './settle-run.ts';
import { stopOnSignal, untilStopped } from './stop-on-signal.ts';
import { asTyped } from './typed-command.ts';

export function runCommand(): Command {
  return new Command('run')
    .description('live a scenario and report on it')
    .argument('[scenario]', 'scenario file (YAML)')
    .option('--resume <dir>', 'go on with the run in this folder')
    .option('--set <path=value>', 'set a field of the scenario; may be repeated', collect, [])
    .addOption(new Option('--driver <driver>', 'short for --set driver=').choices(driverNames))
    .option('--seed <number>', 'short for --set seed=')
    .option('--users <number>', 'short for --set users=')
    .option('--lanes <number>', 'short for --set measurement.lanes=')
    .option('--no-settle', 'short for --set settle=false: the people of the run alone, no many and no unknown inputs')
    .option('--out <dir>', 'folder of this run (default: a new one below runs/)')
    .option('--headed', 'show the browser window; one lane')
    .option('--slow', 'really wait while the person thinks and types; one lane')
    .option(
      '--k6-arg <argument>',
      'passed on to k6, of those that leave the plan as it is (--out, --tag, ...); may be repeated',
      collect,
      [],
    )
    .option('--segments <number>', 'k6 processes that share the sign-ins')
    .option('--print-k6 <dir>', 'write the k6 script, its data and a Kubernetes manifest there instead of running it')
    .option('--i-own-this-target <host>', 'consent to load a target that is not on this machine')
    .option(...decimalComma)
    .option(
      '--json',
      'decisions, verdicts, gates and paths as JSON on standard output (reports/exports/run-answer.schema.json)',
    )
    .action(async (file: string | undefined, options: RunOptions) => {
      process.exitCode = await run(file, options);
    });
}

async function run(file: string | undefined, options: RunOptions): Promise<number> {
  const [
    { RunFolder },
    { makeFolderBelow },
    { loadScenario },
    { createPopulation },
    { createParameters },
    { manifestOf },
    { keepInputs, loadInputs },
    { isUnsettled },
    { registeredClaims },
  ] = await Promise.all([
    import('../simulators/store/run-folder.ts'),
    import('../simulators/store/named-folder.ts'),
    import('../simulators/scenario/load-scenario.ts'),
    import('../simulators/people/population.ts'),
    import('../simulators/people/parameters.ts'),
    import('../simulators/run/manifest-of.ts'),
    import('../simulators/run/run-inputs.ts'),
    import('./settle-state.ts'),
    import('./registered-claims.ts'),
  ]);
  const progress = createProgress();
  // Before anything is found, built or worked out.
  if (options.resume === undefined && options.out !== undefined) RunFolder.refuseTaken(options.out);
  const earlier = options.resume === undefined ? undefined : RunFolder.reopen(options.resume);
  try {
    if (earlier !== undefined) refuseToMix(file, options);
    const lived = earlier !== undefined && isUnsettled(earlier.manifest, earlier.folder) ? earlier.manifest : undefined;
    if (earlier !== undefined && lived === undefined) refuseCompleted(earlier.manifest, earlier.folder.path);
    const known = { metrics: metricUnits, flows };
    const loaded =
      earlier === undefined
        ? await loadScenario(named(file), { ...known, overrides: overridesOf(options) })
        : await loadInputs(earlier.folder.path, earlier.manifest, known);
    const { scenario, personas, providers, parameters } = loaded;
    const population = createPopulation({
      scenario,
      personas,
      providers,
      parameters: createParameters(parameters, scenario.parameters, personas),
    });
    refuseUnheeded(options, scenario);
    const { claims, predicting } = earlier?.manifest ?? (await registeredClaims(loaded));
    if (options.printK6 !== undefined && options.decimalComma === true) {
      throw new PilotError(
        'option-unfit',
        {
          found: '--print-k6, which writes no CSV',
          expected: 'a run that is lived and reported',
          where: '--decimal-comma',
          remedy: 'leave it out',
        },
        { badInput: true },
      );
    }
    const driver = lived === undefined ? await prepare({ loaded, population, options, progress }) : livedBefore(lived);
    if (driver === 'done') return exitCodes.done;

    const folder = earlier?.folder ?? RunFolder.create(options.out ?? makeFolderBelow('runs', runName(scenario.name)));
    const { path } = folder;
    const stop = new AbortController();
    const onSignal = stopOnSignal(stop, progress);
    let howFar: HowFar = 'living';
    try {
      if (earlier === undefined) keepInputs(folder, loaded);
      const manifest =
        earlier?.manifest ??
        manifestOf({
          id: folder.id,
          version: packageManifest.version,
          scenarioFile: resolve(named(file)),
          loaded,
          population,
          claims,
          ...(predicting === undefined ? {} : { predicting }),
          environment: driver.environment,
        });
      if (scenario.kind === 'pilot' && scenario.settle !== false && lived === undefined) {
        const { computedMs, firstLayer } = await import('./run-layers.ts');
        const { many, unknown } = computedMs(scenario, scenario.virtual.workers ?? availableParallelism());
        progress.layer(firstLayer(scenario.driver), many + unknown);
      }
      const end = await driver.run({ folder, manifest, stop: stop.signal });
      progress.end();
      if (!end.summary.completed) {
        process.stderr.write(
          asTyped(`Stopped; ${end.summary.attempts} attempts are kept. Go on with: ${resumeCommand(path, options)}\n`),
        );
        return exitCodes.failed;
      }
      howFar = 'settling';
      const settled = await settlePilot({ folder, manifest: end.manifest, loaded, stop: stop.signal, progress });
      if (settled === 'stopped') {
        progress.end();
        process.stderr.write(
          asTyped(
            `Stopped; all people of the run have lived, and what was computed beside them is kept. Go on with: ${resumeCommand(path, options)}\n`,
          ),
        );
        return exitCodes.failed;
      }
      howFar = 'told';
      return await tell(path, end.manifest, settled, options, progress);
    } catch (cause) {
      progress.end();
      process.stderr.write(asTyped(`${whatToDoWith({ path, howFar, options, cause, driver: scenario.driver })}\n`));
      throw cause;
    } finally {
      onSignal.off();
      folder.unlock();
    }
  } catch (cause) {
    earlier?.folder.unlock();
    throw cause;
  }
}

/** Of a run whose people have lived to their ends, and which is gone on with. */
function livedBefore(manifest: Manifest): PreparedDriver {
  const summary = { attempts: 0, voids: 0, replayDifferences: 0, completed: true };
  return { environment: manifest.environment, run: () => Promise.resolve({ manifest, summary }) };
}

interface SettleParts {
  readonly folder: RunFolder;
  readonly manifest: Manifest;
  readonly loaded: LoadedScenario;
  readonly stop: AbortSignal;
  readonly progress: Progress;
}

/** Undefined: the scenario asks for nothing beside its own people, or they do not stand. */
async function settlePilot({ manifest, loaded, ...order }: SettleParts): Promise<Settled | 'stopped' | undefined> {
  const { scenario } = loaded;
  if (manifest.kind === 'recovery-drill' && scenario.kind === 'recovery-drill') {
    if (manifest.state !== 'completed') return undefined;
    const { liveDrillLayers } = await import('./live-drill-layers.ts');
    return untilStopped(order.stop, async () => {
      await liveDrillLayers({ ...order, manifest, loaded: { ...loaded, scenario } });
      return undefined;
    });
  }
  if (manifest.kind === 'phishing-drill' && scenario.kind === 'phishing-drill') {
    if (manifest.state !== 'completed') return undefined;
    const { livePhishingLayers } = await import('./live-phishing-layers.ts');
    return untilStopped(order.stop, async () => {
      await livePhishingLayers({ ...order, manifest, loaded: { ...loaded, scenario } });
      return undefined;
    });
  }
  if (manifest.kind !== 'pilot' || scenario.kind !== 'pilot') return undefined;
  if (scenario.settle === false || manifest.state !== 'completed') return undefined;
  const { settle } = scenario;
  const { settleRun } = await import('./settle-run.ts');
  return untilStopped(order.stop, () => settleRun({ ...order, manifest, loaded: { ...loaded, scenario }, settle }));
}

/** Finds or installs what the driver needs, before there is a run folder. `done`: there was nothing to run. */
async function prepare({ loaded, ...order }: DriveOrder): Promise<PreparedDriver | 'done'> {
  const { scenario } = loaded;
  switch (scenario.kind) {
    case 'pilot':
    case 'recovery-drill':
    case 'phishing-drill': {
      const pilot = { ...order, loaded: { ...loaded, scenario } };
      return scenario.driver === 'browser'
        ? (await import('./drive-browser.ts')).prepareBrowser(pilot)
        : (await import('./drive-virtual.ts')).prepareVirtual(pilot);
    }
    case 'load':
      return (await import('./drive-load.ts')).prepareLoad({ ...order, loaded: { ...loaded, scenario } });
    case 'rollout':
      return (await import('./drive-rollout.ts')).prepareRollout({ ...order, loaded: { ...loaded, scenario } });
  }
}

/** Analyses the closed run, writes the report, prints verdicts and says how it ended. */
async function tell(
  path: string,
  manifest: Manifest,
  settled: Settled | undefined,
  options: RunOptions,
  progress: Progress,
): Promise<number> {
  progress.layer('', 0);
  progress.stage('Analysing and drawing the report');
  const [{ reportRun }, { plainJson }, { runAnswerOf }, { runInTerminal }, { missedGates }] = await Promise.all([
    import('../reports/report/report-run.ts'),
    import('../reports/exports/plain-signs.ts'),
    import('../reports/exports/run-answer.ts'),
    import('../reports/exports/run-in-terminal.ts'),
    import('../reports/decision/missed-gates.ts'),
  ]);
  const style = { decimalComma: options.decimalComma ?? false };
  const uncertainty = settled?.uncertainty;
  const { results, reportFile } =
    uncertainty === undefined
      ? await reportRun(path, style)
      : await (await import('./write-uncertainty.ts')).reportWithUncertainty(path, uncertainty, style, progress);
  settled?.written();
  progress.end();
  if (options.json) process.stdout.write(`${plainJson(runAnswerOf(path, reportFile, results))}\n`);
  else process.stdout.write(runInTerminal(results, reportFile));
  const lastEpoch = manifest.epochs.at(-1);
  if (lastEpoch?.ended === 'failed') {
    process.stderr.write(
      `The run failed: ${lastEpoch.reason ?? 'no reason given'}. See "Validity" and "Reconciliation" in the report.\n`,
    );
    return exitCodes.failed;
  }
  const missed = missedGates(results);
  for (const gate of missed) process.stderr.write(`Gate missed: ${gate.sentence}\n`);
  return missed.length > 0 ? exitCodes.gateMissed : exitCodes.done;
}

/** `2026-01-05T08-00-00-pilot` */
function runName(name: string): string {
  const slug =
    name
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '') || 'run';
  return `${new Date().toISOString().slice(0, 19).replaceAll(':', '-')}-${slug}`;
}

function overridesOf({ set, driver, seed, users, lanes, settle }: RunOptions): Override[] {
  const short = {
    driver: ['driver', driver],
    seed: ['seed', seed],
    users: ['users', users],
    lanes: ['measurement.lanes', lanes],
  } as const;
  return [
    ...set.map(overrideOf),
    ...(settle ? [] : [{ path: 'settle', value: 'false', option: '--no-settle' }]),
    ...Object.entries(short).flatMap(([option, [path, value]]): Override[] =>
      value === undefined ? [] : [{ path, value, option: `--${option} ${value}` }],
    ),
  ];
}

/** Options that only k6 heeds. */
function refuseUnheeded({ printK6, k6Arg, segments }: RunOptions, { kind, driver }: Scenario): void {
  if (kind === 'load') return;
  const where =
    printK6 !== undefined
      ? '--print-k6'
      : k6Arg.length > 0
        ? '--k6-arg'
        : segments !== undefined
          ? '--segments'
          : undefined;
  if (where === undefined) return;
  const found = kind === 'pilot' ? `the driver ${driver}` : 'a rollout';
  throw new PilotError(
    'driver-unfit',
    { found, expected: 'the driver load', where, remedy: kind === 'pilot' ? 'add --driver load' : 'leave it out' },
    { badInput: true },
  );
}

/** A resumed run is the same run: nothing about it can be set anew. */
function refuseToMix(file: string | undefined, options: RunOptions): void {
  const given = [
    file === undefined ? undefined : 'a scenario',
    ...(['driver', 'seed', 'users', 'lanes', 'out'] as const).map((name) =>
      options[name] === undefined ? undefined : `--${name}`,
    ),
    options.set.length > 0 ? '--set' : undefined,
    options.settle ? undefined : '--no-settle',
    options.printK6 === undefined ? undefined : '--print-k6',
  ].find((name) => name !== undefined);
  if (given !== undefined) {
    throw new PilotError(
      'resume-with-changes',
      {
        found: given,
        expected: 'nothing but the folder',
        where: '--resume',
        remedy: 'leave it out, or start a new run',
      },
      { badInput: true },
    );
  }
}

function refuseCompleted(manifest: Manifest, path: string): void {
  if (manifest.state === 'completed') {
    throw new PilotError(
      'run-completed',
      {
        found: 'a completed run',
        expected: 'one that was stopped',
        where: path,
        remedy: `report on it with: passkey-pilot report ${shellWord(resolve(path))}`,
      },
      { badInput: true },
    );
  }
}

function named(file: string | undefined): string {
  if (file !== undefined) return file;
  throw new PilotError(
    'scenario-missing',
    { found: 'no scenario', expected: 'a scenario file', remedy: 'name one, for example scenarios/pilot.yaml' },
    { badInput: true },
  );
}
