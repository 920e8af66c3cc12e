// Whole load runs with real k6: what they leave in their folder, alone and shared by three k6 processes, with faults planted, and that
// nothing secret is told.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bucketOf, LatencyHistogram } from '../../scenarios/measures/sums/latency-histogram.ts';
import type { Attempt } from '../../scenarios/schema/attempt.ts';
import { loadRecord, sample, type LoadRecord } from '../../scenarios/schema/load-trial.ts';
import type { Fault } from '../../scenarios/schema/scenario.ts';
import { derivedPkcs8 } from '../authenticator/software/derived-key.ts';
import { nodePlatform } from '../authenticator/software/node-platform.ts';
import { withoutSlipsAndDelays } from '../people/without-slips-and-delays.fixture.ts';
import { planFaults } from '../web-server/faults.ts';
import { findK6, type FoundK6 } from '../programs/k6/find-k6.ts';
import { TestHome } from '../programs/k6/test-programs.fixture.ts';
import { courseOf } from '../attempt/lived-before.ts';
import {
  journalled,
  newRunPath,
  rowsOf,
  runInK6,
  writeScenario,
  type BenchRun,
  type SmallScenario,
} from './run-bench.fixture.ts';
import { filesOf, Secrets, toldIn } from './told-secrets.fixture.ts';

const k6 = await findK6(process.env);
if (k6 === undefined) process.stderr.write('load-run: no k6 here; npm test brings one where it can\n');
const program = k6 as FoundK6;

const profile = (rate: string, seconds: number): SmallScenario['load'] => ({
  leadIn: '1 s',
  arrivals: { shape: 'steady', rate, for: `${seconds} s` },
});
const recordOf = ({ path }: BenchRun): LoadRecord =>
  loadRecord.parse(JSON.parse(readFileSync(join(path, 'trials.json'), 'utf8')));
const latencyMs = ({ load }: Attempt): number => (load?.endedMs ?? Number.NaN) - (load?.dueMs ?? Number.NaN);
const isFirst = ({ load }: Attempt): boolean => load?.dueMs !== undefined;

describe.runIf(k6 !== undefined)('a load run', () => {
  const scenario = writeScenario({ users: 20, load: profile('8/s', 3) });
  let alone: Awaited<ReturnType<typeof runInK6>>;
  beforeAll(async () => {
    alone = await runInK6(scenario, { k6: program });
  }, 120_000);

  it('is completed in both arms, and the target’s own log agrees with every attempt', async () => {
    const attempts = journalled(alone.path);
    expect(alone.end.manifest).toMatchObject({
      state: 'completed',
      reconciliation: { differenceCount: 0, replayedRows: 0, attempts: attempts.length },
      environment: { k6: program.version },
    });
    expect(alone.end.manifest.reconciliation?.successesInLog).toBe(
      attempts.filter(({ outcome }) => outcome.kind === 'succeeded').length,
    );
    const record = recordOf(alone);
    expect(record.trials).toMatchObject([
      { id: 'password-otp-profile', k6Processes: 1 },
      { id: 'passkey-profile', k6Processes: 1 },
    ]);
    expect(record.generator.map(({ arm, perSecond }) => [arm, perSecond > 0])).toEqual([
      ['password-otp', true],
      ['passkey', true],
    ]);
    for (const { id, due, started, dropped, leadInMs, durationMs, cutShort } of record.trials) {
      // 8 a second for 4 s, lead-in included: five standard deviations of a Poisson number around 32.
      expect(Math.abs(due - 32)).toBeLessThan(5 * Math.sqrt(32));
      expect([started, dropped, leadInMs, cutShort]).toEqual([due, 0, 1_000, undefined]);
      const own = attempts.filter(({ load }) => load?.trial === id);
      expect(own.filter(isFirst)).toHaveLength(due);
      expect(durationMs).toBe(Math.max(...own.map(({ load }) => load?.endedMs ?? 0)));
    }
    expect(
      await rowsOf(alone.path, 'SELECT DISTINCT arm, method FROM attempts WHERE method = arm ORDER BY arm'),
    ).toEqual([
      { arm: 'passkey', method: 'passkey' },
      { arm: 'password-otp', method: 'password-otp' },
    ]);
  });

  it('says of each attempt when it was due, began and ended', async () => {
    const rows = await rowsOf(alone.path, 'SELECT trial, due_ms, begun_ms, ended_ms, measured_ms FROM attempts');
    expect(rows.length).toBeGreaterThan(40);
    const due = rows.filter((row) => row['due_ms'] !== null).map((row) => Number(row['due_ms']));
    expect(due.filter((ms) => ms < 1_000).length).toBeGreaterThan(0);
    expect(Math.max(...due)).toBeLessThanOrEqual(4_000);
    for (const { trial, due_ms: dueMs, begun_ms: begunMs, ended_ms: endedMs, measured_ms: measuredMs } of rows) {
      expect(['password-otp-profile', 'passkey-profile']).toContain(trial);
      // k6 sleeps and tells the time in whole ms.
      if (dueMs !== null) expect(Number(begunMs)).toBeGreaterThan(Number(dueMs) - 2);
      // What was measured is a part of the real time; people are not waited for.
      expect(Number(endedMs) - Number(begunMs)).toBeGreaterThan(Number(measuredMs) - 2);
    }
  });

  it('samples what k6, the target and we used, all the time', () => {
    const lines = readFileSync(join(alone.path, 'samples.ndjson'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => sample.parse(JSON.parse(line)));
    for (const { id, durationMs } of recordOf(alone).trials) {
      const own = lines.filter(({ trial }) => trial === id);
      expect(own.reduce((sum, { spanMs }) => sum + spanMs, 0)).toBeGreaterThan(durationMs - 1_000);
      if (process.platform !== 'linux') continue;
      expect(own.reduce((sum, { k6CpuMs }) => sum + k6CpuMs, 0)).toBeGreaterThan(0);
      expect(own.reduce((sum, { targetCpuMs = 0 }) => sum + targetCpuMs, 0)).toBeGreaterThan(0);
    }
  });

  it('is the same when three k6 processes share it: nobody twice, nobody left out, and their histograms add up exactly', async () => {
    const shared = await runInK6(scenario, { k6: program, segments: 3 });
    expect(shared.end.manifest).toMatchObject({ state: 'completed', reconciliation: { differenceCount: 0 } });
    expect(recordOf(shared).trials.map(({ k6Processes }) => k6Processes)).toEqual([3, 3]);
    const courses = ({ path }: BenchRun) =>
      journalled(path).map((attempt) => `${attempt.user} ${attempt.arm} ${attempt.draw} ${courseOf(attempt)}`);
    expect(courses(shared)).toEqual(courses(alone));
    expect(new Set(courses(shared)).size).toBe(courses(shared).length);

    const histogramOf = (attempts: readonly Attempt[]) => {
      const histogram = new LatencyHistogram();
      for (const attempt of attempts) histogram.add(latencyMs(attempt));
      return histogram;
    };
    for (const arm of ['password-otp', 'passkey']) {
      const attempts = journalled(shared.path).filter((attempt) => attempt.arm === arm && isFirst(attempt));
      const merged = new LatencyHistogram();
      for (const nth of [0, 1, 2]) {
        const own = attempts.filter(({ lane }) => lane === nth);
        expect(own.length, `sign-ins of k6 process ${nth}`).toBeGreaterThan(attempts.length / 5);
        // As it would travel from one machine to another.
        merged.merge(
          LatencyHistogram.from(JSON.parse(JSON.stringify(histogramOf(own))) as ReturnType<LatencyHistogram['toJSON']>),
        );
      }
      expect(merged.toJSON()).toEqual(histogramOf(attempts).toJSON());
      expect(merged.count).toBe(attempts.length);
      const sorted = attempts.map(latencyMs).toSorted((one, other) => one - other);
      expect(merged.bucketAtRank(Math.ceil(0.95 * sorted.length))).toBe(
        bucketOf(sorted[Math.ceil(0.95 * sorted.length) - 1] ?? 0),
      );
    }
  }, 120_000);
});

describe.runIf(k6 !== undefined)('faults planted in the target', () => {
  it('are found in a load run at their step, as many as the seed draws, and a delay in the server’s time', async () => {
    const [refusedAt, delayedAt, delayMs] = ['password-otp/submit-password', 'password-otp/submit-user-name', 150];
    const faults: Fault[] = [
      { at: refusedAt, refuse: { share: 0.3, with: '500' } },
      { at: delayedAt, delay: delayMs },
    ];
    const written = [
      { at: refusedAt, refuse: { share: '30 %', with: '500' as const } },
      { at: delayedAt, delay: `${delayMs} ms` },
    ];
    const { path, loaded, end } = await runInK6(
      writeScenario({
        users: 20,
        design: 'parallel',
        arms: ['password-otp'],
        personas: { 'information-worker': '100 %' },
        parameters: withoutSlipsAndDelays(),
        faults: written,
        load: profile('12/s', 3),
      }),
      { k6: program },
    );
    expect(end.manifest).toMatchObject({ state: 'completed', reconciliation: { differenceCount: 0 } });

    const drawn: boolean[] = [];
    const found: boolean[] = [];
    for (const { user, arm, draw, steps } of journalled(path)) {
      for (const [visit, step] of steps.filter((one) => `${one.flow}/${one.step}` === refusedAt).entries()) {
        drawn.push(
          planFaults(faults, loaded.scenario.seed, {
            user,
            arm,
            attempt: draw,
            visit,
            flow: 'password-otp',
            step: 'submit-password',
          }).refusal === '500',
        );
        found.push(step.result === 'unavailable' && step.code === 'http-500');
      }
    }
    expect(found).toEqual(drawn);
    const met = found.filter(Boolean).length;
    expect(found.length).toBeGreaterThan(30);
    // Four standard errors around 30 %.
    expect(Math.abs(met / found.length - 0.3)).toBeLessThan(4 * Math.sqrt((0.3 * 0.7) / found.length));
    expect(await rowsOf(path, `SELECT DISTINCT step FROM steps WHERE result = 'unavailable'`)).toEqual([
      { step: refusedAt },
    ]);

    const delayed = await rowsOf(
      path,
      `SELECT server_ms, planted_ms, measured_ms FROM steps WHERE step = '${delayedAt}'`,
    );
    expect(delayed.length).toBeGreaterThan(30);
    for (const { server_ms: serverMs, planted_ms: plantedMs, measured_ms: measuredMs } of delayed) {
      expect(plantedMs).toBe(delayMs);
      expect(serverMs).toBeGreaterThanOrEqual(delayMs);
      expect(measuredMs).toBeGreaterThanOrEqual(Number(serverMs));
    }
    expect(
      await rowsOf(
        path,
        `SELECT count(*)::INTEGER AS n FROM steps WHERE step <> '${delayedAt}' AND planted_ms IS NOT NULL`,
      ),
    ).toEqual([{ n: 0 }]);
    // In half of the others the server took less than a third of what was planted here, however busy the machine is.
    expect(
      await rowsOf(path, `SELECT median(server_ms) < ${delayMs / 3} AS quick FROM steps WHERE step <> '${delayedAt}'`),
    ).toEqual([{ quick: true }]);
    const waited = journalled(path).filter(
      (attempt) => isFirst(attempt) && attempt.steps.some(({ flow, step }) => `${flow}/${step}` === delayedAt),
    );
    expect(waited.length).toBeGreaterThan(30);
    for (const attempt of waited) expect(latencyMs(attempt)).toBeGreaterThanOrEqual(delayMs);
  }, 120_000);
});

describe.runIf(k6 !== undefined)('a k6 that lives another plan than it was given', () => {
  let home: TestHome;
  beforeAll(async () => {
    home = await TestHome.make();
  });
  afterAll(() => home.remove());
  const small: SmallScenario = {
    users: 20,
    design: 'parallel',
    arms: ['passkey'],
    personas: { 'information-worker': '100 %' },
  };

  it('fails the run, with how many are missing', async () => {
    // But for the generator's own limit, where everybody starts at once.
    const path = await home.program(
      'shorter',
      `grep -q '"giveUpStartAfterMs":9007' settings.json || fewer=--iterations=10; exec '${program.path}' "$@" $fewer`,
    );
    const run = await runInK6(writeScenario({ ...small, load: profile('8/s', 3) }), { k6: { ...program, path } });
    const [trial] = recordOf(run).trials;
    expect(trial).toMatchObject({ id: 'passkey-profile', started: 10, dropped: 0, cutShort: { code: 'ledger-open' } });
    expect(trial?.due).toBeGreaterThan(10);
    const sentence = `of ${trial?.due} sign-ins that were due k6 began 10 and dropped 0; nothing is known of ${(trial?.due ?? 0) - 10}`;
    expect(run.end.manifest).toMatchObject({
      state: 'failed',
      epochs: [
        {
          ended: 'failed',
          reason: `trial passkey-profile does not add up: ${sentence}; --resume lives that trial again`,
        },
      ],
    });
  }, 60_000);

  it('fails whole lives likewise', async () => {
    const path = await home.program('fewer-lives', `exec '${program.path}' "$@" --iterations=3`);
    const run = await runInK6(writeScenario({ ...small, users: 6, days: 1 }), { k6: { ...program, path } });
    expect(run.end.manifest).toMatchObject({
      state: 'failed',
      epochs: [
        { reason: 'trial lives does not add up: of 6 lives k6 ended all but 3; --resume lives that trial again' },
      ],
    });
  }, 60_000);

  it('is no k6 whose outputs go to files besides: one file for each trial and process', async () => {
    const folder = home.file('outputs');
    mkdirSync(folder);
    const run = await runInK6(writeScenario({ ...small, load: profile('8/s', 2) }), {
      k6: program,
      segments: 2,
      k6Args: [`--out=csv=${folder}/all.csv`, '--tag=of=us'],
    });
    expect(run.end.manifest.state).toBe('completed');
    expect(recordOf(run)).toMatchObject({
      k6: { arguments: [`--out=csv=${folder}/all.csv`, '--tag=of=us'], variables: [], processes: 2 },
    });
    expect(readdirSync(folder).toSorted()).toEqual(['all.passkey-profile-0.csv', 'all.passkey-profile-1.csv']);
    const ended = readdirSync(folder).map(
      (name) =>
        readFileSync(join(folder, name), 'utf8')
          .split('\n')
          .filter((line) => line.startsWith('sign_in_duration,')).length,
    );
    expect(ended[0]).toBeGreaterThan(0);
    expect(ended.reduce((sum, count) => sum + count, 0)).toBe(journalled(run.path).length);
  }, 60_000);
});

/** A k6 that writes all that passes between it and the target into a file. */
async function listeningK6(home: TestHome): Promise<{ readonly k6: FoundK6; readonly heard: () => string }> {
  const path = await home.program('k6', `exec '${program.path}' "$@" --http-debug=full 2>> '${home.file('heard')}'`);
  return { k6: { ...program, path }, heard: () => readFileSync(home.file('heard'), 'utf8') };
}

/** What people typed, what the target sent, what opens sessions and the simulation. */
function addHeard(secrets: Secrets, traffic: string): void {
  const heard = (kind: string, pattern: RegExp) => {
    for (const [, value = ''] of traffic.matchAll(pattern)) secrets.add(kind, decodeURIComponent(value));
  };
  heard('simulation token', /^X-Pilot-Token: (\S+)/gim);
  heard('session cookie', /^(?:Set-)?Cookie: [^=]+=([^;\s]+)/gim);
  heard('password typed', /(?:^|&)(?:new-)?password=([^&\s]+)/gm);
  heard('code typed', /(?:^|&)code=(\d{6})\b/gm);
  heard('code sent', /"code":"(\d{6})"/g);
}

/** Of everybody, by the population and by derivation from the seed. */
async function addKept(secrets: Secrets, { population, loaded }: BenchRun): Promise<void> {
  for (let index = 0; index < population.size; index += 1) {
    const user = population.user(index);
    secrets.add('password', user.password);
    secrets.add('old password', user.oldPassword);
    secrets.add('TOTP secret', user.totpSecret);
    const pkcs8 = await derivedPkcs8(nodePlatform, { seed: loaded.scenario.seed, user: index, ordinal: 0 });
    for (const bytes of [pkcs8, pkcs8.slice(-32)]) {
      for (const encoding of ['hex', 'base64', 'base64url'] as const)
        secrets.add('private key', Buffer.from(bytes).toString(encoding).replace(/=+$/, ''));
    }
  }
}

describe.runIf(k6 !== undefined)('the folder of a load run', () => {
  const secrets = new Secrets();
  let home: TestHome;
  let interrupted: BenchRun;
  const path = newRunPath();
  const scenario = writeScenario({
    users: 20,
    load: profile('15/s', 2),
    parameters: {
      'password-forgotten': 0.2,
      'old-password': 0.1,
      'password-mistyped': 0.15,
      'code-mistyped': 0.15,
      'reset-dropped': 0,
    },
  });

  beforeAll(async () => {
    home = await TestHome.make();
    const { k6: listening, heard } = await listeningK6(home);
    const stop = new AbortController();
    interrupted = await runInK6(scenario, {
      path,
      k6: listening,
      stop: stop.signal,
      onProgress: ({ trial, elapsedMs }) => void (trial === 'passkey-profile' && elapsedMs > 1_500 && stop.abort()),
    });
    await addKept(secrets, interrupted);
    addHeard(secrets, heard());
  }, 120_000);
  afterAll(() => home.remove());

  it('tells no password, code, session, key or token when the run was stopped in the middle', async () => {
    expect(interrupted.end.manifest.state).toBe('interrupted');
    expect(recordOf(interrupted).trials).toMatchObject([
      { id: 'password-otp-profile' },
      { id: 'passkey-profile', cutShort: { code: 'interrupted' } },
    ]);
    expect(journalled(path).filter(({ load }) => load?.trial === 'passkey-profile').length).toBeGreaterThan(0);
    expect(secrets.kinds()).toEqual(
      [
        'TOTP secret',
        'code sent',
        'code typed',
        'old password',
        'password',
        'password typed',
        'private key',
        'session cookie',
        'simulation token',
      ].toSorted(),
    );
    expect(filesOf(path)).toEqual(
      expect.arrayContaining(['run.json', 'journal.ndjson.gz', 'trials.json', 'samples.ndjson', 'sign-ins.ndjson']),
    );
    expect(await toldIn(secrets, path)).toEqual([]);
  });

  it('tells none when it has been completed, and no attempt stands in it twice', async () => {
    const { k6: listening, heard } = await listeningK6(home);
    const { end } = await runInK6(scenario, { path, k6: listening, resume: true });
    addHeard(secrets, heard());
    expect(end.manifest.reconciliation?.differences).toEqual([]);
    expect(end.manifest).toMatchObject({
      state: 'completed',
      reconciliation: { differenceCount: 0 },
      epochs: [{ ended: 'interrupted' }, { ended: 'completed' }],
    });
    const epochs = await rowsOf(
      path,
      'SELECT trial, epoch, count(*) = count(DISTINCT (user_id, arm, flow, attempt)) AS once FROM attempts GROUP BY ALL ORDER BY ALL',
    );
    expect(epochs).toEqual([
      { trial: 'passkey-profile', epoch: 1, once: true },
      { trial: 'password-otp-profile', epoch: 0, once: true },
    ]);
    expect(filesOf(path)).toEqual(
      expect.arrayContaining(['attempts.parquet', 'steps.parquet', 'sign-ins.cut-short.ndjson']),
    );
    expect(await toldIn(secrets, path)).toEqual([]);

    // It would be found out.
    const [, body = ''] = /\n([^\n]*password=[^\n]*)/.exec(heard()) ?? [];
    writeFileSync(
      join(path, 'planted.txt'),
      `${body}\ncookie: ${secrets.of('session cookie')}\n${secrets.of('private key')}\n{"code":"${secrets.of('code sent')}"}\n`,
    );
    const told = await toldIn(secrets, path);
    expect(told).toEqual(
      expect.arrayContaining([
        'session cookie in planted.txt',
        'private key in planted.txt',
        'code sent in planted.txt',
      ]),
    );
  }, 120_000);
});
