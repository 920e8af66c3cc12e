// The load part of results.json, from the folder of a load run: trials and samples beside the attempts, judged together.
import { relativeError } from '../../scenarios/measures/sums/latency-histogram.ts';
import type { LoadRecord, Sample, Trial } from '../../scenarios/schema/load-trial.ts';
import { purposeOf } from '../../scenarios/flows/purpose-of.ts';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import type { ArmOfRun } from '../results/arm-of-run.ts';
import type { Run } from '../folder/open-run.ts';
import { busyCores, peakRate, samplesAtPeak, samplesWithin } from './busy-cores.ts';
import { capacities, generatorWarning } from './capacity.ts';
import { bore, costRatios, costs } from './cost.ts';
import { readDrift } from './drift.ts';
import { readErrors } from './errors.ts';
import { failureShare } from './failure-share.ts';
import { readHeat } from './heat.ts';
import { latencySummaries } from './latency-summaries.ts';
import { limitedBy } from './limited-by.ts';
import { readLoadRecord, readSamples } from './load-record.ts';
import type { LoadResults } from '../results/load-results.ts';
import type { LoadManifest } from '../../scenarios/schema/run.ts';
import { loadScenario } from './load-scenario.ts';
import {
  readAllBusyShares,
  readBesideAnother,
  readEnded,
  readOpenLedgers,
  readSignInCounts,
  type SignInCounts,
} from './sign-in-counts.ts';
import { type CountedTime, createCounted, createSignIns } from './sign-ins.ts';
import { readStepShares } from './step-shares.ts';
import { subjectTrial } from './subject-trial.ts';
import { cpuCourse, readTimeline } from './timeline.ts';
import { arrivalsEndMs, readWarmUps, type WarmUp } from './warm-up.ts';

type JudgedTrial = LoadResults['trials'][number];

/** @throws PilotError load-trials-missing, load-trials-unreadable, load-trials-invalid, load-trials-empty, load-sample-invalid */
export async function readLoadResults(
  run: Run,
  manifest: LoadManifest,
  arms: readonly ArmOfRun[],
  conf: number,
): Promise<LoadResults> {
  const record = await readLoadRecord(run.folder);
  const samples = await readSamples(run.folder);
  const scenario = loadScenario(manifest);
  // Those against a target that does nothing left no sign-ins: what they found is the generator's limit.
  const trials = record.trials.filter(({ purpose, setAside }) => purpose !== 'generator' && setAside === undefined);
  if (trials.length === 0)
    throw new PilotError(
      'load-trials-empty',
      {
        found: 'no trial against the target',
        expected: 'at least one',
        where: run.folder,
        remedy: 'run the scenario again',
      },
      { badInput: true },
    );
  await createSignIns(run);
  const warmUps = await readWarmUps(run, trials);
  const counted = trials.map((trial): CountedTime => {
    const fromMs = warmUps.get(trial.id)?.endsMs ?? trial.leadInMs;
    return { trial: trial.id, fromMs, toMs: Math.max(fromMs, arrivalsEndMs(trial)) };
  });
  await createCounted(run, counted);
  const counts = await readSignInCounts(run, trials, counted);
  const judged = await judgeTrials({ run, record, trials, samples, warmUps, counted, counts, conf });
  const subjects = new Set(
    [...trials.filter(isProfile), ...armsOf(trials).flatMap((arm) => subjectTrial(trials, arm) ?? [])].map(
      ({ id }) => id,
    ),
  );
  const summarised = judged.map(({ id, arm, steady }) => ({
    id,
    arm,
    course: steady === 'yes' ? ('steady' as const) : ('moving' as const),
    lookedInto: subjects.has(id),
  }));
  const heat: LoadResults['heat'] = [];
  for (const trial of trials.filter(isProfile)) heat.push(...(await readHeat(run, trial, arrivalsEndMs(trial))));
  const drift: LoadResults['drift'] = [];
  for (const trial of trials.filter(({ purpose }) => purpose === 'profile' && scenario.shape === 'soak')) {
    const time = counted.find((each) => each.trial === trial.id);
    if (time !== undefined) drift.push(await readDrift(run, trial, time, samples, conf));
  }
  const warning = generatorWarning(judged, armsOf(trials));
  return {
    k6: record.k6,
    cores: record.cores,
    ...(record.targetProcesses === undefined ? {} : { targetProcesses: record.targetProcesses }),
    of: arms.some(({ signIn }) => purposeOf(signIn) === 'recovery') ? 'recovery' : 'sign-in',
    realtime: scenario.realtime,
    relativeError,
    trials: judged,
    setAside: record.trials.filter(({ setAside }) => setAside === true).length,
    openLedgers: await readOpenLedgers(
      run,
      record.trials.filter(({ purpose }) => purpose !== 'generator'),
    ),
    attempts: await readBesideAnother(run),
    byPersona: counts.filter(({ trial }) => subjects.has(trial)).flatMap((each) => personaShare(each, trials, conf)),
    latency: await latencySummaries(run, summarised, conf),
    timeline: await readTimeline(run, trials),
    heat,
    cpu: cpuCourse(trials, samples),
    errors: await readErrors(
      run,
      judged.map(({ id, arm, droppedCounted }) => ({ trial: id, arm, count: droppedCounted })),
    ),
    stepShares: await readStepShares(
      run,
      judged.filter((trial) => trial.purpose !== 'lives' && bore(trial)).map(({ id }) => id),
    ),
    cost: costs(judged, conf),
    costRatios: costRatios(judged, arms, conf),
    capacity: capacities(record.capacity, judged, scenario.objective ?? 'not stated', conf),
    generator: record.generator,
    ...(warning === undefined ? {} : { generatorWarning: warning }),
    drift,
  };
}

const isProfile = ({ purpose }: Trial): boolean => purpose === 'profile' || purpose === 'lives';
const armsOf = (trials: readonly Trial[]): string[] => [...new Set(trials.map(({ arm }) => arm))];

interface Found {
  readonly run: Run;
  readonly record: LoadRecord;
  readonly trials: readonly Trial[];
  readonly samples: readonly Sample[];
  readonly warmUps: ReadonlyMap<string, WarmUp>;
  readonly counted: readonly CountedTime[];
  readonly counts: readonly SignInCounts[];
  readonly conf: number;
}

async function judgeTrials({
  run,
  record,
  trials,
  samples,
  warmUps,
  counted,
  counts,
  conf,
}: Found): Promise<JudgedTrial[]> {
  const ended = await readEnded(run);
  const allBusy = await readAllBusyShares(run, trials);
  return trials.flatMap((trial): JudgedTrial[] => {
    const time = counted.find((each) => each.trial === trial.id);
    const warmUp = warmUps.get(trial.id);
    const count = counts.find((each) => each.trial === trial.id && each.persona === undefined);
    if (time === undefined || warmUp === undefined || count === undefined) return [];
    const seconds = (time.toMs - time.fromMs) / 1_000;
    const failures = failureShare(count.inBatches, conf);
    const within = samplesWithin(samples, time);
    const busy = busyCores(within);
    const busyAtPeak = busyCores(samplesAtPeak(within, trial));
    const asked = peakRate(trial);
    const generatorPerSecond = record.generator.find(({ arm }) => arm === trial.arm)?.perSecond;
    const limitation = limitedBy({
      ...(trial.verdict === undefined ? {} : { held: trial.verdict.held }),
      failureShare: failures?.share ?? 0,
      dropped: count.dropped,
      unsettled: warmUp.steady === 'no',
      ...(asked === undefined ? {} : { askedPerSecond: asked }),
      ...(generatorPerSecond === undefined ? {} : { generatorPerSecond }),
      ...(busyAtPeak === undefined ? {} : { busy: busyAtPeak }),
      cores: record.cores,
      ...(record.targetProcesses === undefined ? {} : { targetProcesses: record.targetProcesses }),
    });
    const cost = targetCpuSecondsPer1000(
      samplesWithin(samples, { ...time, toMs: Number.POSITIVE_INFINITY }),
      ended.get(trial.id)?.all ?? 0,
    );
    return [
      {
        ...trial,
        offeredPerSecond: perSecond(count.counted, seconds),
        completedPerSecond: perSecond(ended.get(trial.id)?.well ?? 0, seconds),
        users: count.users,
        counted: count.counted,
        droppedCounted: count.dropped,
        failed: count.failed,
        ...failureFields(failures),
        warmUpEndsMs: warmUp.endsMs,
        warmUpRule: warmUp.rule,
        steady: warmUp.steady,
        allBusyShare: allBusy.get(trial.id) ?? 0,
        ...(busy === undefined ? {} : { busyCores: busy }),
        ...(cost === undefined ? {} : { targetCpuSecondsPer1000: cost }),
        limitedBy: limitation.limitedBy,
        limitedByWhy: limitation.why,
      },
    ];
  });
}

const perSecond = (count: number, seconds: number): number => (seconds > 0 ? count / seconds : 0);

/** ms of CPU for one sign-in are seconds for a thousand. Undefined without sign-ins, and where nothing is known of the target. */
function targetCpuSecondsPer1000(samples: readonly Sample[], signIns: number): number | undefined {
  const known = samples.flatMap(({ targetCpuMs }) => (targetCpuMs === undefined ? [] : [targetCpuMs]));
  return known.length === 0 || signIns === 0 ? undefined : known.reduce((sum, cpuMs) => sum + cpuMs, 0) / signIns;
}

function personaShare(
  { trial, persona, users, counted, dropped, failed, inBatches }: SignInCounts,
  trials: readonly Trial[],
  conf: number,
): LoadResults['byPersona'] {
  if (persona === undefined) return [];
  const record = trials.find(({ id }) => id === trial);
  const dropsUnknown = record !== undefined && record.dropped > 0 && record.drops === undefined;
  const failures = dropsUnknown ? undefined : failureShare(inBatches, conf);
  return [{ trial, persona, users, counted, droppedCounted: dropped, failed, ...failureFields(failures) }];
}

function failureFields(
  failures: ReturnType<typeof failureShare>,
): Pick<LoadResults['byPersona'][number], 'failureShare' | 'failureInterval'> {
  if (failures === undefined) return {};
  return {
    failureShare: failures.share,
    ...(failures.interval === undefined ? {} : { failureInterval: failures.interval }),
  };
}
