// An INVENTED load part of results.json, for charts and page tests: password + code gives way near 45 sign-ins a second, passkeys
// near 260. No figure of it was ever measured; the shapes are those of a queue with one busy core, made from a few formulas.
import { codeMeaning } from '../runs/code-meaning.ts';
import { stepTitle } from '../runs/step-title.ts';
import type { LatencySummary, LoadResults } from './load-results.ts';

type Trial = LoadResults['trials'][number];
type Percentile = LatencySummary['percentiles'][number];

interface InventedArm {
  readonly arm: string;
  readonly kneePerSecond: number;
  /** Latency with nobody else there. */
  readonly aloneMs: number;
  readonly targetCpuMs: number;
  readonly k6CpuMs: number;
  readonly profileRate: number;
  readonly rates: readonly number[];
  readonly held: readonly number[];
  readonly steps: readonly (readonly [step: string, networkMs: number, serverMs: number, clientMs: number])[];
}

const arms: readonly InventedArm[] = [
  {
    arm: 'password-otp',
    kneePerSecond: 45,
    aloneMs: 48,
    targetCpuMs: 21.4,
    k6CpuMs: 2.1,
    profileRate: 25,
    rates: [10, 20, 40, 80, 60, 50, 45, 42.5],
    held: [43.75, 42.5, 45],
    steps: [
      ['password-otp/open-sign-in', 0.9, 1.1, 0],
      ['password-otp/submit-user-name', 0.8, 1.2, 0],
      ['password-otp/submit-password', 1, 39.4, 0],
      ['password-otp/submit-code', 0.9, 2.7, 0],
    ],
  },
  {
    arm: 'passkey',
    kneePerSecond: 260,
    aloneMs: 9,
    targetCpuMs: 3.5,
    k6CpuMs: 1.6,
    profileRate: 120,
    rates: [40, 80, 160, 320, 240, 280, 260],
    held: [250, 260, 255],
    steps: [
      ['passkey/open-sign-in', 0.9, 1.3, 0],
      ['passkey/use-passkey', 1.1, 4.6, 0.4],
    ],
  },
];

const profileLeadInMs = 5_000;
const profileForMs = 90_000;
const searchForMs = 10_000;
/** Nearly one sign-in in two meets HTTP 500 in these seconds of the profile. */
const burst = { fromMs: 50_000, toMs: 56_000, share: 0.45 };
const personas = [
  ['information-worker', 0.95],
  ['frontline-worker', 1.1],
] as const;

/** Mean latency at a rate: of one queue below the knee; beyond it the wait grows as long as the trial lasts. */
function meanMs({ kneePerSecond, aloneMs }: InventedArm, rate: number, forMs: number): number {
  const busy = rate / kneePerSecond;
  return busy < 0.97 ? aloneMs / (1 - busy) ** 0.7 : aloneMs / 0.03 ** 0.7 + (forMs / 2) * Math.max(0, busy - 1);
}

/** Exponential latencies beyond the time alone. Percentiles that so few sign-ins cannot bear are left out. */
function percentilesOf(mean: number, alone: number, count: number): Percentile[] {
  return [0.5, 0.75, 0.9, 0.95, 0.99, 0.999]
    .filter((p) => count * (1 - p) >= 5)
    .map((p) => {
      const ms = alone * 0.8 - (mean - alone * 0.8) * Math.log(1 - p);
      const half = (ms * 1.6) / Math.sqrt(count * (1 - p));
      return { p, ms, interval: { lower: Math.max(0, ms - half), upper: ms + half, level: 0.95, method: 'invented' } };
    });
}

function summary(
  trial: string,
  arm: string,
  from: 'due' | 'own',
  count: number,
  mean: number,
  alone: number,
  of: Pick<LatencySummary, 'persona' | 'step'> = {},
): LatencySummary {
  return { trial, arm, ...of, from, count, meanMs: mean, percentiles: percentilesOf(mean, alone, count) };
}

function searchTrial(invented: InventedArm, repeat: number, index: number, rate: number): Trial {
  const held = rate <= (invented.held[repeat] ?? 0);
  const leadInMs = 2_000;
  const due = Math.round((rate * (leadInMs + searchForMs)) / 1_000);
  const counted = Math.round((rate * searchForMs) / 1_000);
  const over = Math.max(0, 1 - invented.kneePerSecond / rate);
  const droppedCounted = over > 0.3 ? Math.round(counted * (over - 0.3)) : 0;
  const served = Math.min(rate, invented.kneePerSecond);
  const busy = {
    k6: (served * invented.k6CpuMs) / 1_000,
    target: Math.min(0.99, (served * invented.targetCpuMs) / 1_000),
    own: 0.03,
  };
  const p95 = percentilesOf(meanMs(invented, rate, searchForMs), invented.aloneMs, counted).find(
    ({ p }) => p === 0.95,
  )?.ms;
  return {
    id: `${invented.arm}-search-${repeat}-${String(index).padStart(2, '0')}`,
    arm: invented.arm,
    purpose: 'search',
    repeat,
    startedAt: '2026-01-05T09:00:00.000Z',
    leadInMs,
    plan: [{ durationMs: searchForMs, from: rate, to: rate }],
    durationMs: leadInMs + searchForMs + (held ? 200 : 3_000),
    vus: 64,
    k6Processes: 1,
    due,
    started: due - droppedCounted,
    dropped: droppedCounted,
    verdict: {
      held,
      bounds: [
        { of: 'p95', bound: 1_000, ...(p95 === undefined ? {} : { found: p95 }), held },
        { of: 'failures', bound: 0.005, found: droppedCounted / counted, held: droppedCounted / counted <= 0.005 },
      ],
    },
    offeredPerSecond: counted / (searchForMs / 1_000),
    completedPerSecond: served,
    users: Math.min(400, counted),
    counted,
    droppedCounted,
    failed: droppedCounted,
    failureShare: droppedCounted / counted,
    failureInterval: {
      lower: (droppedCounted / counted) * 0.9,
      upper: (droppedCounted / counted) * 1.1 + 4 / counted,
      level: 0.95,
      method: 'invented',
    },
    warmUpEndsMs: leadInMs + (rate > 20 ? 800 : 0),
    warmUpRule: 'Lead-in, then MSER-5 on the latency of sign-ins in the order they were due.',
    steady: rate > invented.kneePerSecond ? 'no' : 'yes',
    allBusyShare: rate > invented.kneePerSecond ? Math.min(0.9, over * 2) : 0,
    busyCores: { ...busy, machine: Math.min(2, busy.k6 + busy.target + busy.own + 0.05) },
    targetCpuSecondsPer1000: invented.targetCpuMs * (1 + 2 / rate),
    limitedBy: held ? 'nothing' : 'target',
    limitedByWhy: held ? 'It held.' : 'The processes of the target were busy for 99 % of the time.',
  };
}

function profileTrial(invented: InventedArm): Trial {
  const rate = invented.profileRate;
  const counted = Math.round((rate * (profileForMs - 2_500)) / 1_000);
  const failed = Math.round((rate * burst.share * (burst.toMs - burst.fromMs)) / 1_000);
  const due = Math.round((rate * (profileLeadInMs + profileForMs)) / 1_000);
  const { verdict: _, repeat: __, ...like } = searchTrial(invented, 0, 0, rate);
  return {
    ...like,
    id: `${invented.arm}-profile-0`,
    purpose: 'profile',
    leadInMs: profileLeadInMs,
    plan: [{ durationMs: profileForMs, from: rate, to: rate }],
    durationMs: profileLeadInMs + profileForMs + 150,
    due,
    started: due,
    dropped: 0,
    droppedCounted: 0,
    counted,
    completedPerSecond: rate - failed / (profileForMs / 1_000),
    failed,
    failureShare: failed / counted,
    failureInterval: {
      lower: (failed / counted) * 0.4,
      upper: (failed / counted) * 2.3,
      level: 0.95,
      method: 'invented',
    },
    warmUpEndsMs: profileLeadInMs + 2_500,
    steady: 'yes',
    allBusyShare: 0.01,
  };
}

/** A wave that is neither random nor regular to the eye, -1 to 1. */
const wave = (at: number) => 0.6 * Math.sin(at * 1.7) + 0.4 * Math.sin(at * 0.61 + 2);

/** How much longer than settled: while the target warms up, and in the burst. */
const slower = (atMs: number) =>
  1 + 3 * Math.exp(-atMs / 2_500) + (atMs >= burst.fromMs && atMs < burst.toMs ? 1.5 : 0);

function timelineOf(trial: Trial, invented: InventedArm): LoadResults['timeline'] {
  const rate = trial.plan[0]?.to ?? 0;
  const planned = trial.leadInMs + (trial.plan[0]?.durationMs ?? 0);
  const settled = meanMs(invented, rate, planned);
  return Array.from({ length: Math.ceil(trial.durationMs / 1_000) }, (_, second) => {
    const atMs = second * 1_000;
    const due = atMs < planned ? Math.max(0, Math.round(rate * (1 + 0.15 * wave(second)))) : 0;
    const failing = trial.purpose === 'profile' && atMs >= burst.fromMs && atMs < burst.toMs;
    const mean =
      settled *
      (trial.purpose === 'profile' ? slower(atMs) : rate > invented.kneePerSecond ? (2 * (second + 1)) / 12 : 1) *
      (1 + 0.1 * wave(second + 5));
    return {
      trial: trial.id,
      atMs,
      spanMs: 1_000,
      due,
      ended: Math.round(Math.min(due === 0 ? rate / 4 : due, invented.kneePerSecond)),
      failed: failing ? Math.round(due * burst.share) : 0,
      inFlight: due === 0 ? 0 : Math.min(trial.vus, Math.round((rate * mean) / 1_000)),
      ...(due >= 3 ? { p50Ms: invented.aloneMs * 0.8 + (mean - invented.aloneMs * 0.8) * Math.LN2 } : {}),
      ...(due >= 20 ? { p95Ms: invented.aloneMs * 0.8 + (mean - invented.aloneMs * 0.8) * Math.log(20) } : {}),
    };
  });
}

function heatOf(trial: Trial, invented: InventedArm): LoadResults['heat'] {
  const rows = 24;
  const [lowMs, highMs] = [invented.aloneMs / 2, invented.aloneMs * 40];
  const edge = (row: number) => lowMs * (highMs / lowMs) ** (row / rows);
  const columnMs = trial.durationMs / 60;
  return Array.from({ length: 60 }, (_, column) => column * columnMs).flatMap((fromMs) => {
    const mean = (meanMs(invented, invented.profileRate, profileForMs) - invented.aloneMs * 0.5) * slower(fromMs);
    const below = (ms: number) => 1 - Math.exp(-Math.max(0, ms - invented.aloneMs * 0.5) / mean);
    return Array.from({ length: rows }, (_, row) => ({
      trial: trial.id,
      fromMs,
      toMs: fromMs + columnMs,
      latencyFromMs: edge(row),
      latencyToMs: edge(row + 1),
      count: Math.round((below(edge(row + 1)) - below(edge(row))) * invented.profileRate * (columnMs / 1_000)),
    })).filter(({ count }) => count > 0);
  });
}

function made(): LoadResults {
  const trials = arms.flatMap((invented) => [
    profileTrial(invented),
    ...invented.held.flatMap((_, repeat) =>
      invented.rates.map((rate, index) => searchTrial(invented, repeat, index, rate)),
    ),
  ]);
  const inventedOf = (trial: Trial) => arms.find(({ arm }) => arm === trial.arm) ?? arms[0];
  const withArm = trials.flatMap((trial) => {
    const invented = inventedOf(trial);
    return invented === undefined ? [] : [{ trial, invented }];
  });
  const profiles = withArm.filter(({ trial }) => trial.purpose === 'profile');
  return {
    k6: { version: 'v2.2.0', arguments: ['--out=experimental-prometheus-rw'] },
    cores: 2,
    targetProcesses: 1,
    realtime: false,
    relativeError: 0.01,
    trials,
    setAside: 0,
    openLedgers: [],
    attempts: { all: 10_000, besideAnother: 0 },
    byPersona: profiles.flatMap(({ trial }) =>
      personas.map(([persona]) => {
        const [counted, failed] = [Math.round(trial.counted / 2), Math.round(trial.failed / 2)];
        const share = failed / counted;
        return {
          trial: trial.id,
          persona,
          users: 200,
          counted,
          droppedCounted: 0,
          failed,
          failureShare: share,
          failureInterval: { lower: share * 0.3, upper: share * 2.6, level: 0.95, method: 'invented' },
        };
      }),
    ),
    latency: [
      ...withArm.flatMap(({ trial, invented }) => {
        const started = trial.counted - trial.droppedCounted;
        const mean = meanMs(invented, trial.plan[0]?.to ?? 0, searchForMs);
        return [
          summary(trial.id, trial.arm, 'due', started, mean, invented.aloneMs),
          summary(
            trial.id,
            trial.arm,
            'own',
            started,
            Math.min(mean, (64 / invented.kneePerSecond) * 1_000),
            invented.aloneMs,
          ),
        ];
      }),
      ...profiles.flatMap(({ trial, invented }) => {
        const mean = meanMs(invented, invented.profileRate, profileForMs);
        return [
          ...personas.map(([persona, factor]) =>
            summary(trial.id, trial.arm, 'due', Math.round(trial.counted / 2), mean * factor, invented.aloneMs, {
              persona,
            }),
          ),
          ...invented.steps.map(([step, network, server, client]) =>
            summary(
              trial.id,
              trial.arm,
              'own',
              trial.counted,
              (network + server + client) * 1.4,
              network + server + client,
              { step },
            ),
          ),
        ];
      }),
    ],
    timeline: withArm.flatMap(({ trial, invented }) => timelineOf(trial, invented)),
    heat: profiles.flatMap(({ trial, invented }) => heatOf(trial, invented)),
    cpu: withArm.flatMap(({ trial, invented }) =>
      timelineOf(trial, invented).map(({ atMs, spanMs, ended }) => {
        const [k6, target, own] = [
          (ended * invented.k6CpuMs) / 1_000,
          Math.min(0.99, (ended * invented.targetCpuMs) / 1_000),
          0.03,
        ];
        return { trial: trial.id, atMs, spanMs, k6, target, own, machine: Math.min(2, k6 + target + own + 0.05) };
      }),
    ),
    errors: profiles.map(({ trial, invented }) => ({
      trial: trial.id,
      arm: trial.arm,
      step: invented.steps.at(-1)?.[0] ?? '',
      code: 'http-500',
      count: trial.failed,
      meaning: codeMeaning('http-500'),
    })),
    stepShares: profiles.flatMap(({ trial, invented }) =>
      invented.steps.map(([step, networkMs, serverMs, clientMs]) => ({
        arm: trial.arm,
        step,
        title: stepTitle(step),
        visits: trial.counted,
        networkMs,
        serverMs,
        clientMs,
      })),
    ),
    cost: arms.map(({ arm, targetCpuMs }) => ({
      arm,
      cpuSecondsPer1000: targetCpuMs * 1.03,
      interval: { lower: targetCpuMs * 0.98, upper: targetCpuMs * 1.08, level: 0.95, method: 'invented' },
      trials: 15,
    })),
    costRatio: { value: 0.164, interval: { lower: 0.15, upper: 0.178, level: 0.95, method: 'invented' } },
    capacity: arms.map(({ arm, held }) => {
      const perSecond = Math.exp(held.reduce((sum, rate) => sum + Math.log(rate), 0) / held.length);
      return {
        arm,
        held: [...held],
        unbroken: false,
        confirmed: { perSecond, held: true },
        perSecond,
        interval: { lower: perSecond * 0.93, upper: perSecond * 1.07, level: 0.95, method: 'invented' },
        objective: 'p95 at most 1 s and failures at most 0.5 %',
        brokeBy: 'target',
      };
    }),
    generator: arms.map(({ arm, k6CpuMs }) => ({ arm, perSecond: 1_700 / k6CpuMs, cpuMsPerSignIn: k6CpuMs, vus: 64 })),
    drift: [],
  };
}

export const loadFixture: LoadResults = made();
