// From a load run folder whose truth is known to the load part of the results, and on to gates, warnings and the summary.
import { resultsOfKind } from '../fixtures/results-of-kind.fixture.ts';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyse } from '../report/analyse.ts';
import { results as resultsSchema, type ResultsOfLoad } from '../results/results.ts';
import { syntheticLoadManifest } from '../fixtures/synthetic-run.fixture.ts';
import type { LoadResults } from '../results/load-results.ts';
import {
  type SyntheticSignIn,
  type SyntheticTrial,
  writeSyntheticLoadRun,
} from '../fixtures/synthetic-load-run.fixture.ts';

const analysedRun = async (folder: string) => resultsOfKind(await analyse(folder), 'load');

const folders: string[] = [];
const newFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'load-run-'));
  folders.push(folder);
  return folder;
};
afterAll(async () => Promise.all(folders.map(async (folder) => rm(folder, { recursive: true }))));

const { scenario } = syntheticLoadManifest();
const search = { from: 60, atMost: 200, trial: 10_000, tolerance: 0.05, repeats: 3 };
const capacityTrial = (
  arm: 'passkey' | 'password-otp',
  repeat: number,
  ratePerSecond: number,
  held: boolean,
  more: Partial<SyntheticTrial> = {},
): SyntheticTrial => ({
  id: `${arm}-search-${repeat}-${ratePerSecond}`,
  arm,
  purpose: 'search',
  repeat,
  ratePerSecond,
  seconds: 8,
  leadInMs: 1_000,
  servers: 1,
  verdict: { held, bounds: [{ of: 'p95', bound: 1_000, held }] },
  ...more,
});

function trialOf({ load }: ResultsOfLoad, id: string): LoadResults['trials'][number] {
  const found = load?.trials.find((trial) => trial.id === id);
  if (found === undefined) throw new Error(`no trial ${id}`);
  return found;
}

const summaryOf = ({ load }: ResultsOfLoad, trial: string, from: 'due' | 'own', persona?: string) =>
  load?.latency.find(
    (each) => each.trial === trial && each.from === from && each.step === undefined && each.persona === persona,
  );

function exact(values: readonly number[], p: number): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(p * values.length) - 1] ?? Number.NaN;
}

describe('a load run whose truth is known', () => {
  let lived: ReadonlyMap<string, readonly SyntheticSignIn[]>;
  let found: ResultsOfLoad;
  const profile = 'passkey-profile-0';
  const counted = (id: string): SyntheticSignIn[] => {
    const { warmUpEndsMs, leadInMs, plan } = trialOf(found, id);
    return (lived.get(id) ?? []).filter(
      ({ dueMs }) => dueMs >= warmUpEndsMs && dueMs < leadInMs + (plan[0]?.durationMs ?? 0),
    );
  };

  beforeAll(async () => {
    const folder = await newFolder();
    lived = await writeSyntheticLoadRun(folder, {
      trials: [
        // HTTP 500 for two in five within six seconds, and a stall of 2 s at one sign-in while there are few VUs.
        {
          id: profile,
          arm: 'passkey',
          ratePerSecond: 60,
          seconds: 50,
          leadInMs: 4_000,
          servers: 1,
          fails: (uniform, atMs) => atMs > 30_000 && atMs < 36_000 && uniform() < 0.4,
        },
        {
          id: 'password-otp-profile-0',
          arm: 'password-otp',
          ratePerSecond: 40,
          seconds: 50,
          leadInMs: 4_000,
          servers: 4,
          vus: 4,
          giveUpStartAfterMs: 1_500,
          serviceMs: (uniform, atMs) => (atMs > 30_000 && atMs < 30_300 ? 2_000 : 20 + 5 * uniform()),
          cpuMs: { k6: 2, target: 22 },
        },
        ...[0, 1, 2].flatMap((repeat) => [
          capacityTrial('passkey', repeat, 64, true),
          capacityTrial('passkey', repeat, 90 + repeat, true),
          capacityTrial('passkey', repeat, 180, false, { cpuMs: { k6: 1, target: 11 } }),
        ]),
      ],
      capacity: [{ arm: 'passkey', held: [90, 91, 92], unbroken: false }],
      generator: [{ arm: 'passkey', perSecond: 900, cpuMsPerSignIn: 1, vus: 64 }],
      manifest: {
        scenario: {
          ...scenario,
          load: {
            ...scenario.load,
            arrivals: { shape: 'soak', rate: 60, for: 50_000 },
            capacity: { ...search, objective: { p95: 1_000, failures: 0.005 } },
          },
          gates: {
            'load-latency-p95{arm:passkey}': ['value<1 ms', 'upper<1 min'],
            'load-latency-p95{arm:passkey,persona:office}': ['value>0'],
            'load-failure-share{arm:passkey}': ['value>0.01', 'lower>0'],
            'load-dropped-share{arm:password-otp}': ['value>0'],
            'load-capacity{arm:passkey}': ['value>90 /s', 'lower>3000 /min'],
            'load-capacity{arm:password-otp}': ['value>0'],
          },
        },
      },
    });
    found = await analysedRun(folder);
  }, 60_000);

  it('is valid by the schema', () => {
    expect(resultsSchema.parse(JSON.parse(JSON.stringify(found)))).toEqual(found);
  });

  it.each([profile, 'password-otp-profile-0', 'passkey-search-1-91'])(
    '%s: every percentile is the order statistic of the counted sign-ins, within the stated error',
    (id) => {
      for (const from of ['due', 'own'] as const) {
        const latencies = counted(id).flatMap(({ dueMs, begunMs, endedMs }) =>
          begunMs === undefined || endedMs === undefined ? [] : [endedMs - (from === 'due' ? dueMs : begunMs)],
        );
        const summary = summaryOf(found, id, from);
        expect(summary?.count).toBe(latencies.length);
        expect(summary?.meanMs).toBeCloseTo(latencies.reduce((sum, ms) => sum + ms, 0) / latencies.length, 6);
        expect(summary?.percentiles.length).toBeGreaterThan(3);
        for (const { p, ms, interval } of summary?.percentiles ?? []) {
          expect(Math.abs(ms / exact(latencies, p) - 1), `${from} p${p}`).toBeLessThanOrEqual(0.01);
          expect(interval.lower).toBeLessThanOrEqual(ms);
          expect(interval.upper ?? ms).toBeGreaterThanOrEqual(ms);
        }
      }
    },
  );

  it('leaves out the percentile that the sample does not support', () => {
    expect(summaryOf(found, profile, 'due')?.percentiles.map(({ p }) => p)).not.toContain(0.999);
    expect(summaryOf(found, 'passkey-search-0-64', 'due')?.percentiles.map(({ p }) => p)).not.toContain(0.999);
  });

  it('shows waiting for a free VU in latency from due, and not in that as k6 counts', () => {
    const [due, own] = (['due', 'own'] as const).map(
      (from) =>
        summaryOf(found, 'password-otp-profile-0', from)?.percentiles.find(({ p }) => p === 0.99)?.ms ?? Number.NaN,
    );
    expect(own).toBeLessThan(30);
    expect(due).toBeGreaterThan(100);
  });

  it('counts what was due, dropped and failed, and when', () => {
    for (const id of [profile, 'password-otp-profile-0']) {
      const trial = trialOf(found, id);
      const truth = (lived.get(id) ?? []).filter(({ dueMs, begunMs }) => {
        // A dropped start is known to the second.
        const atMs = begunMs === undefined ? Math.floor(dueMs / 1_000) * 1_000 + 500 : dueMs;
        return atMs >= trial.warmUpEndsMs && atMs < 54_000;
      });
      expect(trial.counted).toBe(truth.length);
      expect(trial.droppedCounted).toBe(truth.filter(({ begunMs }) => begunMs === undefined).length);
      expect(trial.failed).toBe(truth.filter(({ failed }) => failed).length);
      expect(trial.failureShare).toBeCloseTo(trial.failed / trial.counted, 9);
      expect(trial.offeredPerSecond).toBeCloseTo(truth.length / ((54_000 - trial.warmUpEndsMs) / 1_000), 6);
      const ofPersonas = found.load.byPersona.filter((each) => each.trial === id) ?? [];
      expect(ofPersonas.reduce((sum, each) => sum + each.counted, 0)).toBe(trial.counted);
      expect(ofPersonas.reduce((sum, each) => sum + each.failed, 0)).toBe(trial.failed);
      const span = found.load.timeline.filter((each) => each.trial === id) ?? [];
      expect(span.reduce((sum, { due }) => sum + due, 0)).toBe(lived.get(id)?.length);
      expect(span.reduce((sum, { failed }) => sum + failed, 0)).toBe(
        (lived.get(id) ?? []).filter(({ failed }) => failed).length,
      );
      expect(span.reduce((sum, { ended }) => sum + ended, 0)).toBe(
        (lived.get(id) ?? []).filter(({ endedMs }) => endedMs !== undefined).length,
      );
      const heat = found.load.heat.filter((each) => each.trial === id) ?? [];
      expect(heat.reduce((sum, { count }) => sum + count, 0)).toBe(
        (lived.get(id) ?? []).filter(({ begunMs }) => begunMs !== undefined).length,
      );
      expect(new Set(heat.map(({ latencyFromMs }) => latencyFromMs)).size).toBeLessThanOrEqual(24);
    }
    expect(trialOf(found, 'password-otp-profile-0').droppedCounted).toBeGreaterThan(5);
    expect(found.load.errors.filter(({ trial }) => trial === profile)).toEqual([
      {
        trial: profile,
        arm: 'passkey',
        step: 'passkey/use-passkey',
        code: 'http-500',
        count: trialOf(found, profile).failed,
        meaning: 'The target answered with HTTP status 500',
      },
    ]);
    expect(found.load.errors.find(({ code }) => code === 'dropped')).toMatchObject({
      trial: 'password-otp-profile-0',
      count: trialOf(found, 'password-otp-profile-0').droppedCounted,
    });
  });

  it('widens the interval of failures that come in one burst beyond that of independent ones', () => {
    const { failureShare = 0, failureInterval, counted: n } = trialOf(found, profile);
    const independent = 1.96 * Math.sqrt((failureShare * (1 - failureShare)) / n);
    expect((failureInterval?.upper ?? 0) - (failureInterval?.lower ?? 0)).toBeGreaterThan(3 * independent);
  });

  it('says how long all VUs were busy', () => {
    const { warmUpEndsMs, allBusyShare } = trialOf(found, 'password-otp-profile-0');
    const signIns = (lived.get('password-otp-profile-0') ?? []).filter(({ begunMs }) => begunMs !== undefined);
    let busy = 0;
    const stepMs = 5;
    for (let atMs = warmUpEndsMs; atMs < 54_000; atMs += stepMs)
      if (signIns.filter(({ dueMs, endedMs = 0 }) => dueMs <= atMs && endedMs > atMs).length >= 4) busy += stepMs;
    expect(allBusyShare).toBeGreaterThan(0.01);
    expect(Math.abs(allBusyShare - busy / (54_000 - warmUpEndsMs))).toBeLessThan(0.003);
    expect(trialOf(found, profile).allBusyShare).toBe(0);
  });

  it('tells the CPU of the target for a thousand sign-ins, and how arms compare, over trials that held', () => {
    // The second profile dropped starts, so it gave way and is in no cost; nor is what broke.
    expect(found.load.cost).toEqual([
      { arm: 'passkey', cpuSecondsPer1000: expect.closeTo(5, 1), interval: expect.anything(), trials: 6 },
    ]);
    expect(found.load.costRatios).toEqual([]);
    expect(trialOf(found, 'password-otp-profile-0').targetCpuSecondsPer1000).toBeCloseTo(22, 0);
    expect(found.load.stepShares.map(({ step }) => step)).toEqual(['passkey/use-passkey']);
  });

  it('counts the attempts that began beside another of the same person', () => {
    let all = 0;
    let besideAnother = 0;
    for (const signIns of lived.values()) {
      // The synthetic run deals its hundred users in turn.
      const endedMsOf = new Map<number, number>();
      for (const [index, { begunMs, endedMs }] of signIns.entries()) {
        if (begunMs === undefined || endedMs === undefined) continue;
        const before = endedMsOf.get(index % 100) ?? 0;
        all += 1;
        if (begunMs < before) besideAnother += 1;
        endedMsOf.set(index % 100, Math.max(before, endedMs));
      }
    }
    expect(besideAnother).toBeGreaterThan(0);
    expect(found.load.attempts).toEqual({ all, besideAnother });
  });

  it('gives the capacity with its interval, and what broke it', () => {
    const [capacity] = found.load.capacity ?? [];
    expect(capacity).toMatchObject({
      arm: 'passkey',
      objective: 'p95 at most 1\u00a0s and failures at most 0.5\u00a0%',
      brokeBy: 'target',
    });
    expect(capacity?.perSecond).toBeCloseTo(Math.cbrt(90 * 91 * 92), 6);
    expect(capacity?.interval?.lower).toBeLessThan(90);
    expect(found.load.generatorWarning).toBeUndefined();
    expect(trialOf(found, 'passkey-search-0-180')).toMatchObject({ steady: 'no', limitedBy: 'target' });
  });

  it('feeds the gates', () => {
    expect(found.gates.map(({ metric, expression, passed }) => [metric, expression, passed])).toEqual([
      ['load-latency-p95{arm:passkey}', 'value<1 ms', false],
      ['load-latency-p95{arm:passkey}', 'upper<1 min', true],
      ['load-latency-p95{arm:passkey,persona:office}', 'value>0', true],
      ['load-failure-share{arm:passkey}', 'value>0.01', true],
      ['load-failure-share{arm:passkey}', 'lower>0', true],
      ['load-dropped-share{arm:password-otp}', 'value>0', true],
      ['load-capacity{arm:passkey}', 'value>90 /s', true],
      ['load-capacity{arm:passkey}', 'lower>3000 /min', true],
      ['load-capacity{arm:password-otp}', 'value>0', false],
    ]);
  });

  it('warns that times are under load, that starts were dropped and that VUs were short', () => {
    const warnings = found.validity.warnings.join('\n');
    expect(warnings).toContain('under load');
    expect(warnings).toContain('never happened');
    expect(warnings).toContain('starts waited');
    expect(warnings).toContain('3\u00a0trials beyond what the target bears');
  });

  it('compares the last third of a soak with the first', () => {
    const drift = found.load.drift.find(({ trial }) => trial === profile);
    expect(drift?.p95RatioLastToFirst).toBeGreaterThan(0.5);
    expect(drift?.p95RatioLastToFirst).toBeLessThan(2);
    // 0.1 MB a second on 100 MB.
    expect(drift?.targetMemoryRatio).toBeCloseTo((100 + 0.1 * 45.7) / (100 + 0.1 * 12.3), 2);
  });
});

describe('where counting begins', () => {
  it('after the lead-in and after what had not settled', async () => {
    const folder = await newFolder();
    await writeSyntheticLoadRun(folder, {
      trials: [
        {
          id: 'cold',
          arm: 'passkey',
          ratePerSecond: 50,
          seconds: 60,
          leadInMs: 2_000,
          servers: 8,
          serviceMs: (uniform, atMs) => 10 + 5 * uniform() + (atMs < 12_000 ? 60 : 0),
        },
        {
          id: 'warm',
          arm: 'passkey',
          ratePerSecond: 50,
          seconds: 60,
          leadInMs: 2_000,
          servers: 8,
          serviceMs: (uniform) => 10 + 5 * uniform(),
        },
        {
          id: 'rising',
          arm: 'passkey',
          ratePerSecond: 50,
          seconds: 60,
          leadInMs: 2_000,
          servers: 8,
          plan: [{ durationMs: 60_000, from: 10, to: 90 }],
        },
        { id: 'lives', arm: 'passkey', purpose: 'lives', ratePerSecond: 20, seconds: 10, servers: 8 },
      ],
    });
    const found = await analysedRun(folder);
    expect(trialOf(found, 'cold')).toMatchObject({ steady: 'yes' });
    expect(trialOf(found, 'cold').warmUpEndsMs).toBeGreaterThan(11_500);
    expect(trialOf(found, 'cold').warmUpEndsMs).toBeLessThan(15_000);
    expect(trialOf(found, 'warm').warmUpEndsMs).toBeLessThan(20_000);
    expect(trialOf(found, 'rising')).toMatchObject({ steady: 'not-tested', warmUpEndsMs: 2_000 });
    expect(trialOf(found, 'lives')).toMatchObject({ steady: 'not-tested', warmUpEndsMs: 0 });
    expect(summaryOf(found, 'lives', 'due')).toBeUndefined();
    expect(summaryOf(found, 'lives', 'own')?.count).toBeGreaterThan(100);
  });
});

describe('a run whose generator was the bottleneck', () => {
  it('says so first and gives no capacity', async () => {
    const folder = await newFolder();
    await writeSyntheticLoadRun(folder, {
      trials: [0, 1].flatMap((repeat) => [
        capacityTrial('passkey', repeat, 60, true),
        capacityTrial('passkey', repeat, 120, false),
      ]),
      capacity: [{ arm: 'passkey', held: [60, 60], unbroken: false }],
      generator: [{ arm: 'passkey', perSecond: 130, cpuMsPerSignIn: 7, vus: 64 }],
      load: { capacity: { ...search, objective: { p95: 1_000 } } },
    });
    const found = await analysedRun(folder);
    const [capacity] = found.load.capacity ?? [];
    expect(capacity?.perSecond).toBeUndefined();
    expect(capacity?.withheld).toContain('generator');
    expect(found.load.generatorWarning).toContain('no capacity verdict');
    expect(
      found.summary.startsWith(`This is not a plain run: t${found.load.generatorWarning?.slice(1) ?? 'none'}`),
    ).toBe(true);
    expect(found.departures).toMatchObject([{ kind: 'generator', words: 'generator was the bottleneck' }]);
    expect(found.estimates.find(({ metric }) => metric === 'load-capacity')).toMatchObject({
      withheld: capacity?.withheld,
    });
  });
});

describe('what is wrong with a load run folder', () => {
  const trials: SyntheticTrial[] = [
    { id: 'passkey-profile-0', arm: 'passkey', ratePerSecond: 20, seconds: 3, servers: 4 },
  ];

  it('is told: no trials.json, or one that is none', async () => {
    const folder = await newFolder();
    await writeSyntheticLoadRun(folder, { trials });
    await writeFile(join(folder, 'trials.json'), '{"k6":');
    await expect(analysedRun(folder)).rejects.toThrow('load-trials-unreadable');
    await writeFile(join(folder, 'trials.json'), '{}');
    await expect(analysedRun(folder)).rejects.toThrow('load-trials-invalid');
    await rm(join(folder, 'trials.json'));
    await expect(analysedRun(folder)).rejects.toThrow('load-trials-missing');
  });

  it.each([
    [
      'of which a due sign-in neither began nor was dropped',
      { due: 1 },
      /^Trial passkey-profile-0 does not add up: of \d+ due sign-ins \d+ began and 0 were dropped$/,
    ],
    [
      'that began more than the table holds',
      { due: 1, started: 1 },
      /^Trial passkey-profile-0 does not add up: \d+ sign-ins began, and \d+ are among the attempts$/,
    ],
  ])('is told of a trial %s, and no gate is met', async (_what, more, sentence) => {
    const folder = await newFolder();
    await writeSyntheticLoadRun(folder, {
      trials,
      manifest: {
        scenario: { ...scenario, gates: { 'load-failure-share': ['value<100 %'] } },
      },
    });
    const whole = await analysedRun(folder);
    expect([whole.load.openLedgers, whole.gates.map(({ passed }) => passed)]).toEqual([[], [true]]);
    const file = join(folder, 'trials.json');
    const record = JSON.parse(await readFile(file, 'utf8')) as { trials: { due: number; started: number }[] };
    const [trial] = record.trials;
    for (const field of ['due', 'started'] as const) if (trial !== undefined && field in more) trial[field] += 1;
    await writeFile(file, JSON.stringify(record));
    const found = await analysedRun(folder);
    expect(found.load.openLedgers).toEqual([expect.stringMatching(sentence)]);
    expect(found.validity.warnings).toContain(`${found.load.openLedgers[0]}.`);
    expect(found.gates.map(({ passed }) => passed)).toEqual([false]);
  });

  it('is borne: a torn last sample, or none at all; any other bad line is told', async () => {
    const folder = await newFolder();
    await writeSyntheticLoadRun(folder, { trials });
    const samples = join(folder, 'samples.ndjson');
    const whole = await readFile(samples, 'utf8');
    await appendFile(samples, '{"trial":"passk');
    expect((await analysedRun(folder)).load.cpu.length).toBeGreaterThan(1);
    await writeFile(samples, `{"trial":"passk\n${whole}`);
    await expect(analysedRun(folder)).rejects.toThrow('load-sample-invalid');
    await rm(samples);
    const { load } = await analysedRun(folder);
    expect(load?.cpu).toEqual([]);
    expect(load?.cost).toEqual([]);
  });
});
