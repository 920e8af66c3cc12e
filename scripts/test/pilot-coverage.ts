// Do the intervals of a report hold the truth? Pilots are lived in virtual time and go the way of every run: attempts, tables, metrics,
// intervals. The truth is that of a very large sample of the same people, reckoned without any of that code.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Figures } from '../../reports/metrics/estimate-metrics.ts';
import { inferFigure } from '../../reports/metrics/estimate-metrics.ts';
import { estimand as restrictedTime } from '../../scenarios/measures/restricted-time-to-sign-in.ts';
import { estimand as success } from '../../scenarios/measures/success-per-attempt.ts';
import { estimand as medianTime } from '../../scenarios/measures/time-of-successes-median.ts';
import { armsOfRun, comparisonsOf } from '../../reports/results/arm-of-run.ts';
import { inferComparison } from '../../reports/metrics/contrast-metrics.ts';
import { readUserSums } from '../../reports/metrics/user-sums.ts';
import { openRun } from '../../reports/folder/open-run.ts';
import { writeSyntheticRun } from '../../reports/fixtures/synthetic-run.fixture.ts';
import { createUserClusters } from '../../reports/folder/user-clusters.ts';
import { leastInformativeUsers } from '../../reports/statistics/claims/claim-verdict.ts';
import type { Inference } from '../../reports/statistics/inference.ts';
import { flows } from '../../scenarios/flows/catalogue.ts';
import type { Attempt } from '../../scenarios/schema/attempt.ts';
import { createParameters } from '../../simulators/people/parameters.ts';
import { createPopulation } from '../../simulators/people/population.ts';
import { loadScenario, type LoadedScenario } from '../../simulators/scenario/load-scenario.ts';
import { findMachineProfile } from '../../simulators/drivers/virtual/find-machine-profile.ts';
import { liveVirtually } from '../../simulators/drivers/virtual/live-virtually.ts';
import { sampledMachineTime, type MachineTime } from '../../simulators/drivers/virtual/machine-time.ts';

export interface PilotCoverage {
  readonly pilots: number;
  /** Virtual users of each pilot. */
  readonly users: number;
  readonly days: number;
  /** Of the sample that stands for the truth. */
  readonly truthUsers: number;
  readonly seed: number;
  readonly onPilot?: (done: number) => void;
}

export interface PilotFigure {
  readonly figure: string;
  readonly truth: number;
  /** Standard error of the truth, between groups of its users. */
  readonly truthError: number;
  /** One a pilot. */
  readonly inferences: readonly Inference[];
}

export interface Coverage {
  /** Pilots that gave an interval. */
  readonly intervals: number;
  readonly covered: number;
  /** Of those, the ones with users enough on either side for a verdict; of times all. */
  readonly verdicts: number;
  readonly verdictsCovered: number;
}

/** @param hold whether an interval holds the truth. */
export function coverageOf({ truth, inferences }: PilotFigure, hold = holds): Coverage {
  const intervals = inferences.filter((inference) => inference.kind === 'estimated');
  const verdicts = intervals.filter(
    ({ informativeUsers = leastInformativeUsers }) => informativeUsers >= leastInformativeUsers,
  );
  const covered = (of: typeof intervals) => of.filter((inference) => hold(inference, truth)).length;
  return {
    intervals: intervals.length,
    covered: covered(intervals),
    verdicts: verdicts.length,
    verdictsCovered: covered(verdicts),
  };
}

function holds(
  { interval: { lower, upper = Number.POSITIVE_INFINITY } }: Extract<Inference, { kind: 'estimated' }>,
  truth: number,
): boolean {
  return lower <= truth && truth <= upper;
}

const pilotFile = fileURLToPath(new URL('../../scenarios/pilot.yaml', import.meta.url));
const conf = 0.95;
const tauSeconds = 60;
const truthGroups = 20;
/** Pilots' seeds lie apart from that of the truth by this and more. */
const firstPilotSeed = 1_000_000;

/** What is asked of a sample, and how the reports answer. */
const questions = [
  {
    figure: 'success, password + code',
    truth: ({ otp }: Truths) => otp.success,
    infer: (f: Figures) => inferFigure(f, success, 'password-otp', undefined),
  },
  {
    figure: 'success, passkey',
    truth: ({ passkey }: Truths) => passkey.success,
    infer: (f: Figures) => inferFigure(f, success, 'passkey', undefined),
  },
  {
    figure: 'difference in success',
    truth: ({ otp, passkey }: Truths) => passkey.success - otp.success,
    infer: (f: Figures) => compare(f, success, 'difference'),
  },
  {
    figure: 'ratio of failures',
    truth: ({ otp, passkey }: Truths) => (1 - passkey.success) / (1 - otp.success),
    infer: (f: Figures) => compare(f, success, 'failure-ratio'),
  },
  {
    figure: 'restricted time, password + code',
    truth: ({ otp }: Truths) => otp.restricted,
    infer: (f: Figures) => inferFigure(f, restrictedTime, 'password-otp', undefined),
  },
  {
    figure: 'restricted time, passkey',
    truth: ({ passkey }: Truths) => passkey.restricted,
    infer: (f: Figures) => inferFigure(f, restrictedTime, 'passkey', undefined),
  },
  {
    figure: 'ratio of restricted times',
    truth: ({ otp, passkey }: Truths) => otp.restricted / passkey.restricted,
    infer: (f: Figures) => compare(f, restrictedTime, 'ratio'),
  },
  {
    figure: 'ratio of medians of successes',
    truth: ({ otp, passkey }: Truths) => otp.median / passkey.median,
    infer: (f: Figures) => compare(f, medianTime, 'ratio'),
  },
] as const;

const compare = (
  figures: Figures,
  metric: Figures['metrics'][number],
  kind: 'difference' | 'ratio' | 'failure-ratio',
) =>
  inferComparison({ figures, design: 'paired', metric, kind, compared: { arm: 'passkey', baseline: 'password-otp' } });

export async function coverPilots({
  pilots,
  users,
  days,
  truthUsers,
  seed,
  onPilot,
}: PilotCoverage): Promise<readonly PilotFigure[]> {
  const overrides = [
    ['days', String(days)],
    ['claims', '[]'],
    ['gates', '{}'],
  ].map(([path = '', value = '']) => ({ path, value, option: path }));
  const loaded = await loadScenario(pilotFile, { overrides, metrics: {}, flows });
  const profile = await findMachineProfile(loaded.scenario);
  const weights = new Map(Object.entries(loaded.scenario.personas));
  const truth = await truths(loaded, sampledMachineTime(profile, seed), { seed, users: truthUsers }, weights);
  const answers: (readonly Inference[])[] = [];
  const folder = await mkdtemp(join(tmpdir(), 'pilot-coverage-'));
  try {
    for (let pilot = 0; pilot < pilots; pilot += 1) {
      const own = seed + firstPilotSeed + pilot;
      answers.push(
        await inferPilot(
          folder,
          await attemptsOf(loaded, sampledMachineTime(profile, own), { seed: own, users }),
          weights,
        ),
      );
      onPilot?.(pilot + 1);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  return questions.map(({ figure, truth: of }, index) => ({
    figure,
    truth: of(truth.of),
    truthError: standardErrorOf(truth.groups.map(of)),
    inferences: answers.flatMap((found) => found[index] ?? []),
  }));
}

interface Sample {
  readonly seed: number;
  readonly users: number;
}

async function* lives(
  loaded: LoadedScenario,
  machineTime: MachineTime,
  { seed, users }: Sample,
): AsyncGenerator<Attempt> {
  const scenario = { ...loaded.scenario, seed, users };
  const { personas, providers, parameters } = loaded;
  const population = createPopulation({
    scenario,
    personas,
    providers,
    parameters: createParameters(parameters, scenario.parameters, personas),
  });
  yield* liveVirtually({
    loaded: { ...loaded, scenario },
    population,
    machineTime,
    users: Array.from({ length: users }, (_, index) => index),
  });
}

async function attemptsOf(loaded: LoadedScenario, machineTime: MachineTime, sample: Sample): Promise<Attempt[]> {
  const attempts: Attempt[] = [];
  for await (const attempt of lives(loaded, machineTime, sample)) attempts.push(attempt);
  return attempts;
}

/** As a report does it. */
async function inferPilot(
  folder: string,
  attempts: readonly Attempt[],
  weights: ReadonlyMap<string, number>,
): Promise<Inference[]> {
  await writeSyntheticRun(folder, attempts, {
    personas: [...weights].map(([id, weight]) => ({
      id,
      title: id,
      weight,
      users: new Set(attempts.flatMap(({ persona, user }) => (persona === id ? [user] : []))).size,
    })),
  });
  const run = await openRun(folder);
  try {
    await createUserClusters(run);
    const metrics = [success, restrictedTime, medianTime];
    const figures: Figures = {
      run,
      metrics,
      sums: await readUserSums(run, metrics),
      arms: armsOfRun(run.manifest),
      compared: comparisonsOf(armsOfRun(run.manifest)),
      weights,
      conf,
    };
    const found: Inference[] = [];
    for (const { infer } of questions) found.push(await infer(figures));
    return found;
  } finally {
    run.close();
  }
}

interface ArmTruth {
  readonly success: number;
  /** s */
  readonly restricted: number;
  /** s */
  readonly median: number;
}

interface Truths {
  readonly otp: ArmTruth;
  readonly passkey: ArmTruth;
}

/** Of one persona in one arm. */
interface Counted {
  attempts: number;
  restrictedSum: number;
  readonly times: number[];
}

type Cells = Map<string, Counted>;

/** Plain counting, by persona, weighted to the tenant: nothing here is shared with what is checked. */
async function truths(
  loaded: LoadedScenario,
  machineTime: MachineTime,
  sample: Sample,
  weights: ReadonlyMap<string, number>,
): Promise<{ of: Truths; groups: readonly Truths[] }> {
  const whole: Cells = new Map();
  const groups: readonly Cells[] = Array.from({ length: truthGroups }, () => new Map());
  for await (const { user, arm, persona, purpose, outcome, measuredMs, modelledMs } of lives(
    loaded,
    machineTime,
    sample,
  )) {
    if (purpose !== 'sign-in' || outcome.kind === 'void') continue;
    const seconds = (measuredMs + modelledMs) / 1_000;
    const signedIn = outcome.kind === 'succeeded';
    // Personas take turns by index: a block of as many users as there are personas stays together.
    for (const cells of [whole, groups[Math.floor(user / weights.size) % truthGroups] ?? whole]) {
      const key = `${arm} ${persona}`;
      const cell = cells.get(key) ?? { attempts: 0, restrictedSum: 0, times: [] };
      cells.set(key, cell);
      cell.attempts += 1;
      cell.restrictedSum += signedIn ? Math.min(seconds, tauSeconds) : tauSeconds;
      if (signedIn) cell.times.push(seconds);
    }
  }
  const both = (cells: Cells): Truths => ({
    otp: armTruth(cells, 'password-otp', weights),
    passkey: armTruth(cells, 'passkey', weights),
  });
  return { of: both(whole), groups: groups.map(both) };
}

function armTruth(cells: Cells, arm: string, weights: ReadonlyMap<string, number>): ArmTruth {
  const members = [...weights].flatMap(([persona, weight]) => {
    const cell = cells.get(`${arm} ${persona}`);
    return cell === undefined ? [] : [{ weight, cell }];
  });
  const mean = (of: (cell: Counted) => number) =>
    members.reduce((sum, { weight, cell }) => sum + (weight * of(cell)) / cell.attempts, 0);
  const masses = members
    .flatMap(({ weight, cell: { times } }) => times.map((seconds) => ({ seconds, mass: weight / times.length })))
    .toSorted((a, b) => a.seconds - b.seconds);
  const half = masses.reduce((sum, { mass }) => sum + mass, 0) / 2;
  let reached = 0;
  const median = masses.find(({ mass }) => (reached += mass) >= half)?.seconds ?? Number.NaN;
  return { success: mean(({ times }) => times.length), restricted: mean(({ restrictedSum }) => restrictedSum), median };
}

/** Groups in which the figure does not exist, such as a ratio of failures where nobody failed, are left out. */
function standardErrorOf(all: readonly number[]): number {
  const groups = all.filter(Number.isFinite);
  const mean = groups.reduce((sum, value) => sum + value, 0) / groups.length;
  return Math.sqrt(groups.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (groups.length - 1) / groups.length);
}
