// A small load run folder from a simulated queue, for tests: the truth is known, nothing of it was measured. Sign-ins become due, wait
// for a free VU, then for a free server of the target, first come first served.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openStream } from '../../scenarios/sampling/stream.ts';
import type { Attempt } from '../../scenarios/schema/attempt.ts';
import type { LoadRecord, Sample, Trial } from '../../scenarios/schema/load-trial.ts';
import type { Manifest } from '../../scenarios/schema/run.ts';
import { syntheticAttempt, syntheticManifest, writeSyntheticRun } from '../runs/synthetic-run.ts';

export interface SyntheticTrial extends Partial<Omit<Trial, 'due' | 'started' | 'dropped' | 'drops'>> {
  readonly id: string;
  readonly arm: 'passkey' | 'password-otp';
  readonly ratePerSecond: number;
  readonly seconds: number;
  readonly servers: number;
  /** Of a sign-in, ms; with the time from the trial's start, ms. Default: exponential with mean 10. */
  readonly serviceMs?: (uniform: () => number, atMs: number) => number;
  /** Sign-ins that the target answers with HTTP 500. */
  readonly fails?: (uniform: () => number, atMs: number) => boolean;
  /** A start later than this is dropped. Default: never. */
  readonly giveUpStartAfterMs?: number;
  /** CPU of a sign-in, ms. */
  readonly cpuMs?: { readonly k6: number; readonly target: number };
}

/** What really happened in a trial, lead-in included, in the order sign-ins were due. */
export interface SyntheticSignIn {
  readonly dueMs: number;
  /** Absent: dropped. */
  readonly begunMs?: number;
  readonly endedMs?: number;
  readonly failed: boolean;
}

export interface SyntheticLoadRun {
  readonly trials: readonly SyntheticTrial[];
  readonly capacity?: LoadRecord['capacity'];
  readonly generator?: LoadRecord['generator'];
  readonly cores?: number;
  readonly targetProcesses?: number;
  /** The load part of the scenario, as the manifest holds it. */
  readonly load?: Readonly<Record<string, unknown>>;
  readonly manifest?: Partial<Manifest>;
  readonly seed?: number;
}

const users = 100;
const personas = ['office', 'ward'] as const;

/** Lives a trial. */
export function liveTrial(trial: SyntheticTrial, seed: number): SyntheticSignIn[] {
  const stream = openStream({ seed, purpose: trial.id });
  const uniform = () => stream.uniform();
  const { leadInMs = 0, vus = 1_000, giveUpStartAfterMs = Number.POSITIVE_INFINITY } = trial;
  const freeVus = Array.from({ length: vus }, () => 0);
  const freeServers = Array.from({ length: trial.servers }, () => 0);
  const found: SyntheticSignIn[] = [];
  for (let dueMs = 0; ;) {
    dueMs += (-Math.log(uniform()) * 1_000) / trial.ratePerSecond;
    if (dueMs >= leadInMs + trial.seconds * 1_000) return found;
    const [vu, server] = [earliest(freeVus), earliest(freeServers)];
    const begunMs = Math.max(dueMs, freeVus[vu] ?? 0);
    if (begunMs - dueMs > giveUpStartAfterMs) {
      found.push({ dueMs, failed: true });
      continue;
    }
    const servedMs = Math.max(begunMs, freeServers[server] ?? 0);
    const endedMs = servedMs + (trial.serviceMs?.(uniform, dueMs) ?? -10 * Math.log(uniform()));
    freeVus[vu] = endedMs;
    freeServers[server] = endedMs;
    found.push({ dueMs, begunMs, endedMs, failed: trial.fails?.(uniform, dueMs) ?? false });
  }
}

const earliest = (free: readonly number[]): number => free.indexOf(Math.min(...free));

/** Writes the folder. Returns what happened, by trial id. */
export async function writeSyntheticLoadRun(
  folder: string,
  {
    trials,
    capacity = [],
    generator = [],
    cores = 2,
    targetProcesses = 1,
    load = {},
    manifest = {},
    seed = 1,
  }: SyntheticLoadRun,
): Promise<ReadonlyMap<string, readonly SyntheticSignIn[]>> {
  const lived = trials.map((trial) => ({ trial, signIns: liveTrial(trial, seed) }));
  const ordinals = new Map<string, number>();
  const attempts = lived.flatMap(({ trial, signIns }) =>
    signIns.flatMap((signIn, index) => attemptOf(trial, signIn, index % users, ordinals)),
  );
  const { scenario } = syntheticManifest();
  await writeSyntheticRun(folder, attempts, { scenario: { ...scenario, driver: 'load', load }, ...manifest });
  const record: LoadRecord = {
    k6: { version: 'v0.0.0', arguments: [] },
    targetProcesses,
    cores,
    trials: lived.map(({ trial, signIns }) => trialRecord(trial, signIns)),
    capacity,
    generator,
  };
  await writeFile(join(folder, 'trials.json'), `${JSON.stringify(record)}\n`);
  await writeFile(
    join(folder, 'samples.ndjson'),
    lived
      .flatMap(({ trial, signIns }) => samplesOf(trial, signIns))
      .map((sample) => `${JSON.stringify(sample)}\n`)
      .join(''),
  );
  return new Map(lived.map(({ trial, signIns }) => [trial.id, signIns]));
}

const personaOf = (user: number): string => personas[user % personas.length] ?? personas[0];

function attemptOf(
  { id, arm, purpose }: SyntheticTrial,
  { dueMs, begunMs, endedMs, failed }: SyntheticSignIn,
  user: number,
  ordinals: Map<string, number>,
): Attempt[] {
  if (begunMs === undefined || endedMs === undefined) return [];
  const ordinal = ordinals.get(`${arm}/${user}`) ?? 0;
  ordinals.set(`${arm}/${user}`, ordinal + 1);
  const step = arm === 'passkey' ? ('passkey/use-passkey' as const) : ('password-otp/submit-password' as const);
  return [
    syntheticAttempt({
      user,
      persona: personaOf(user),
      arm,
      attempt: ordinal,
      session: ordinal,
      load: { trial: id, ...(purpose === 'lives' ? {} : { dueMs }), begunMs, endedMs },
      ...(failed ? { outcome: { kind: 'refused' as const, step, code: 'http-500' } } : {}),
      steps: [
        {
          step,
          action: arm === 'passkey' ? 'use-passkey' : 'submit-password',
          result: failed ? 'unavailable' : 'accepted',
          ...(failed ? { code: 'http-500' } : {}),
          measuredMs: endedMs - begunMs,
        },
      ],
    }),
  ];
}

function trialRecord(trial: SyntheticTrial, signIns: readonly SyntheticSignIn[]): Trial {
  const {
    ratePerSecond,
    seconds,
    servers: _,
    serviceMs: __,
    fails: ___,
    giveUpStartAfterMs: ____,
    cpuMs: _____,
    ...given
  } = trial;
  const dropped = signIns.flatMap(({ dueMs, begunMs }, index) =>
    begunMs === undefined ? [{ second: Math.floor(dueMs / 1_000), persona: personaOf(index % users), count: 1 }] : [],
  );
  return {
    purpose: 'profile',
    startedAt: '2026-01-05T08:00:00.000Z',
    leadInMs: 0,
    plan: trial.purpose === 'lives' ? [] : [{ durationMs: seconds * 1_000, from: ratePerSecond, to: ratePerSecond }],
    durationMs: Math.max(...signIns.map(({ dueMs, endedMs }) => endedMs ?? dueMs)),
    vus: 1_000,
    k6Processes: 1,
    ...given,
    due: signIns.length,
    started: signIns.length - dropped.length,
    dropped: dropped.length,
    drops: dropped,
  };
}

/** A sample a second; each sign-in's CPU time falls in the second in which it ended. */
function samplesOf(
  { id, cpuMs = { k6: 1, target: 5 } }: SyntheticTrial,
  signIns: readonly SyntheticSignIn[],
): Sample[] {
  const last = Math.max(...signIns.map(({ dueMs, endedMs }) => endedMs ?? dueMs));
  return Array.from({ length: Math.ceil(last / 1_000) }, (_, second): Sample => {
    const ended = signIns.filter(
      ({ endedMs }) => endedMs !== undefined && Math.floor(endedMs / 1_000) === second,
    ).length;
    return {
      trial: id,
      atMs: (second + 1) * 1_000,
      spanMs: 1_000,
      k6CpuMs: ended * cpuMs.k6,
      targetCpuMs: ended * cpuMs.target,
      ownCpuMs: 10,
      machineCpuMs: ended * (cpuMs.k6 + cpuMs.target) + 10,
      k6ResidentBytes: 5e7,
      targetResidentBytes: 1e8 + second * 1e5,
    };
  });
}
