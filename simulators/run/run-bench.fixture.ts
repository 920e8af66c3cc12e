// For tests: whole runs of small scenarios in temporary folders, through the same parts as the run command, and their tables as a
// reader sees them.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { flows } from '../../scenarios/flows/catalogue.ts';
import type { Attempt } from '../../scenarios/schema/attempt.ts';
import { parquetRows } from '../../scenarios/schema/file-in-sql.ts';
import type {
  DrillManifest,
  LoadManifest,
  Manifest,
  PilotManifest,
  AttemptsManifest,
  PhishingManifest,
} from '../../scenarios/schema/run.ts';
import type {
  DrillScenario,
  LoadScenario,
  LoadScenarioInput,
  PilotScenario,
  PilotScenarioInput,
  Scenario,
  AttemptsScenario,
  PhishingScenario,
} from '../../scenarios/schema/scenario.ts';
import { browserVersion, findBrowser } from '../programs/browser/find-browser.ts';
import { sandboxSupport } from '../programs/browser/sandbox-support.ts';
import type { FoundK6 } from '../programs/k6/find-k6.ts';
import { asTargetAllows } from '../drivers/load/course/remote-target.ts';
import { createParameters } from '../people/parameters.ts';
import { createPopulation, type Population } from '../people/population.ts';
import { loadedOfKind } from '../scenario/loaded-of-kind.fixture.ts';
import { loadScenario, type LoadedScenario } from '../scenario/load-scenario.ts';
import { journalLines } from '../store/journal.ts';
import { withUnits } from '../people/with-units.fixture.ts';
import { RunFolder } from '../store/run-folder.ts';
import { findMachineProfile } from '../drivers/virtual/find-machine-profile.ts';
import { browserRun, type BrowserRunOptions } from './browser-run.ts';
import { environmentSheet } from './environment-sheet.ts';
import { loadRun, type LoadRunOptions } from './load-run.ts';
import { manifestOfKind } from './manifest-of-kind.ts';
import { manifestOf } from './manifest-of.ts';
import type { RunEnd } from './run-end.ts';
import { keepInputs } from './run-inputs.ts';
import { virtualRun, type VirtualRunOptions } from './virtual-run.ts';

/** What a test says of its scenario; as a person would write it. */
export type SmallScenario = Partial<Omit<PilotScenarioInput, 'kind' | 'driver'>> &
  Partial<Pick<LoadScenarioInput, 'load'>> &
  Pick<PilotScenarioInput, 'users'> & { readonly driver?: Scenario['driver'] };

export interface BenchRun<S extends Scenario = Scenario, M extends Manifest = Manifest> {
  readonly path: string;
  readonly loaded: LoadedScenario<S>;
  readonly population: Population;
  readonly end: RunEnd<M>;
}

/** A folder that does not exist yet. */
export function newRunPath(): string {
  return join(mkdtempSync(join(tmpdir(), 'run-bench-')), 'run');
}

/** Writes a scenario file (JSON is YAML) into a temporary folder. All kinds of people, unless said otherwise. */
export function writeScenario(given: SmallScenario): string {
  const file = join(mkdtempSync(join(tmpdir(), 'run-bench-')), 'small.yaml');
  const personas = {
    'information-worker': '50 %',
    'frontline-worker': '20 %',
    contractor: '10 %',
    'regulated-worker': '10 %',
    'privileged-administrator': '10 %',
  };
  writeFileSync(
    file,
    JSON.stringify({
      name: 'Small',
      seed: 20_260_105,
      personas,
      ...given,
      ...(given.parameters === undefined ? {} : { parameters: withUnits(given.parameters) }),
    }),
  );
  return file;
}

interface InChromium extends Partial<Pick<BrowserRunOptions, 'stop' | 'onProgress' | 'quietLock'>> {
  readonly path?: string;
  readonly resume?: boolean;
}

/** Runs a scenario from its file to a closed folder, or goes on in one (`path` of a folder that has a run). */
export async function runScenario(
  file: string,
  options: InChromium = {},
): Promise<BenchRun<PilotScenario, PilotManifest>> {
  const loaded = loadedOfKind(await loadScenario(file, asWritten), 'pilot');
  return runInChromium(file, loaded, (manifest) => manifestOfKind(manifest, 'pilot'), options);
}

/** The same of a recovery drill. */
export async function runDrill(
  file: string,
  options: InChromium = {},
): Promise<BenchRun<DrillScenario, DrillManifest>> {
  const loaded = loadedOfKind(await loadScenario(file, asWritten), 'recovery-drill');
  return runInChromium(file, loaded, (manifest) => manifestOfKind(manifest, 'recovery-drill'), options);
}

/** The same of a phishing drill. */
export async function runPhishing(
  file: string,
  options: InChromium = {},
): Promise<BenchRun<PhishingScenario, PhishingManifest>> {
  const loaded = loadedOfKind(await loadScenario(file, asWritten), 'phishing-drill');
  return runInChromium(file, loaded, (manifest) => manifestOfKind(manifest, 'phishing-drill'), options);
}

const asWritten = { overrides: [], metrics: {}, flows };

async function runInChromium<S extends AttemptsScenario, M extends AttemptsManifest>(
  scenarioFile: string,
  loaded: LoadedScenario<S>,
  ofItsKind: (manifest: Manifest) => M,
  options: InChromium,
): Promise<BenchRun<S, M>> {
  const path = options.path ?? newRunPath();
  const { scenario, personas, providers, parameters } = loaded;
  const population = createPopulation({
    scenario,
    personas,
    providers,
    parameters: createParameters(parameters, scenario.parameters, personas),
  });
  const found = await findBrowser(process.env);
  if (found === undefined) throw new Error('no browser; npm test installs one');
  const browser = {
    path: found.path,
    mode: found.kind === 'full' ? 'new' : 'shell',
    sandbox: (await sandboxSupport()).possible,
  } as const;
  const earlier = options.resume === true ? RunFolder.reopen(path) : undefined;
  const folder = earlier?.folder ?? RunFolder.create(path);
  try {
    const environment = environmentSheet({
      browser: await browserVersion(found.path),
      browserPath: found.path,
      headless: browser.mode,
      sandbox: browser.sandbox,
    });
    if (earlier === undefined) keepInputs(folder, loaded);
    const manifest =
      earlier?.manifest ??
      manifestOf({ id: 'run', version: 'test', scenarioFile, loaded, population, claims: [], environment });
    const end = await browserRun({
      folder,
      manifest: ofItsKind(manifest),
      loaded,
      population,
      browser,
      slow: false,
      stop: options.stop ?? new AbortController().signal,
      onStage: () => undefined,
      onProgress: options.onProgress ?? (() => undefined),
      ...(options.quietLock === undefined ? {} : { quietLock: options.quietLock }),
    });
    return { path, loaded, population, end };
  } finally {
    folder.unlock();
  }
}

/** The same in k6. Accounts are hashed cheaply: what a password costs is not what these tests are about. */
export async function runInK6(
  scenarioFile: string,
  options: Partial<Pick<LoadRunOptions, 'stop' | 'segments' | 'k6Args' | 'k6Variables' | 'onProgress'>> & {
    path?: string;
    resume?: boolean;
    k6: FoundK6;
  },
): Promise<BenchRun<LoadScenario, LoadManifest>> {
  const path = options.path ?? newRunPath();
  const loaded = asTargetAllows(
    loadedOfKind(
      await loadScenario(scenarioFile, {
        overrides: [{ path: 'driver', value: 'load', option: '--driver load' }],
        metrics: {},
        flows,
      }),
      'load',
    ),
  );
  const { scenario, personas, providers, parameters } = loaded;
  const population = createPopulation({
    scenario,
    personas,
    providers,
    parameters: createParameters(parameters, scenario.parameters, personas),
  });
  const earlier = options.resume === true ? RunFolder.reopen(path) : undefined;
  const folder = earlier?.folder ?? RunFolder.create(path);
  try {
    if (earlier === undefined) keepInputs(folder, loaded);
    const manifest =
      earlier?.manifest ??
      manifestOf({
        id: 'run',
        version: 'test',
        scenarioFile,
        loaded,
        population,
        claims: [],
        environment: environmentSheet({ k6: options.k6.version, k6Path: options.k6.path }),
      });
    const end = await loadRun({
      folder,
      manifest: manifestOfKind(manifest, 'load'),
      loaded,
      population,
      k6: options.k6,
      k6Args: options.k6Args ?? [],
      k6Variables: options.k6Variables ?? {},
      segments: options.segments ?? 1,
      stop: options.stop ?? new AbortController().signal,
      onStage: () => undefined,
      onProgress: options.onProgress ?? (() => undefined),
      onAttempts: () => undefined,
      generatorSignIns: 100,
      passwordHashing: { memoryKiB: 64, passes: 1, lanes: 1 },
    });
    return { path, loaded, population, end };
  } finally {
    folder.unlock();
  }
}

type VirtualBenchOptions = Partial<Pick<VirtualRunOptions, 'stop' | 'workers' | 'onProgress'>> & {
  readonly path?: string;
  readonly resume?: boolean;
  readonly machineTime: string;
};

/** The same in virtual time. @param machineTime the folder of a run to resample, or the id of a profile. */
export async function runVirtually(
  scenarioFile: string,
  options: VirtualBenchOptions,
): Promise<BenchRun<PilotScenario, PilotManifest>> {
  return runKindVirtually('pilot', scenarioFile, options);
}

/** The same of a recovery drill. */
export async function runDrillVirtually(
  scenarioFile: string,
  options: VirtualBenchOptions,
): Promise<BenchRun<DrillScenario, DrillManifest>> {
  return runKindVirtually('recovery-drill', scenarioFile, options);
}

async function runKindVirtually<K extends 'pilot' | 'recovery-drill'>(
  kind: K,
  scenarioFile: string,
  options: VirtualBenchOptions,
): Promise<BenchRun<Extract<Scenario, { readonly kind: K }>, Extract<Manifest, { readonly kind: K }>>> {
  const path = options.path ?? newRunPath();
  const overrides = [
    { path: 'driver', value: 'virtual', option: '--driver virtual' },
    { path: 'virtual.machineTime', value: options.machineTime, option: '--set virtual.machineTime' },
  ];
  const read = await loadScenario(scenarioFile, { overrides, metrics: {}, flows });
  const loaded = loadedOfKind(read, kind);
  const { scenario, personas, providers, parameters } = read;
  const population = createPopulation({
    scenario,
    personas,
    providers,
    parameters: createParameters(parameters, scenario.parameters, personas),
  });
  const earlier = options.resume === true ? RunFolder.reopen(path) : undefined;
  const folder = earlier?.folder ?? RunFolder.create(path);
  try {
    if (earlier === undefined) keepInputs(folder, loaded);
    const manifest =
      earlier?.manifest ??
      manifestOf({
        id: 'run',
        version: 'test',
        scenarioFile,
        loaded,
        population,
        claims: [],
        environment: environmentSheet({}),
      });
    const end = await virtualRun({
      folder,
      manifest: manifestOfKind(manifest, kind),
      loaded,
      profile: await findMachineProfile(scenario),
      workers: options.workers ?? 2,
      stop: options.stop ?? new AbortController().signal,
      onStage: () => undefined,
      onProgress: options.onProgress ?? (() => undefined),
    });
    return { path, loaded, population, end };
  } finally {
    folder.unlock();
  }
}

/** Rows of a query over the tables `attempts` and `steps` of a run folder. */
export async function rowsOf(path: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    await using attempts = await open(join(path, 'attempts.parquet'));
    await using steps = await open(join(path, 'steps.parquet'));
    for (const [table, file] of Object.entries({ attempts, steps }))
      await connection.run(`CREATE VIEW ${table} AS FROM ${parquetRows(file)}`);
    return (await connection.runAndReadAll(sql)).getRowObjectsJS() as Record<string, unknown>[];
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Attempts of the journal, in the order of the tables: by user, arm, flow and ordinal. */
export function journalled(path: string): readonly Attempt[] {
  const place = ({ user, arm, flow, attempt }: Attempt) =>
    `${String(user).padStart(6, '0')} ${arm} ${flow} ${String(attempt).padStart(3, '0')}`;
  return [...journalLines(join(path, 'journal.ndjson'))]
    .filter(({ text }) => text.startsWith('{"user":'))
    .map(({ text }) => JSON.parse(text) as Attempt)
    .toSorted((one, other) => place(one).localeCompare(place(other), 'en'));
}
