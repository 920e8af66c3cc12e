// Benchmark of the load driver in k6 against a target that does nothing: what interpreting costs beside a script written by hand, what the
// signature costs, how many k6 signs, and what it takes in memory. Ratios of CPU time from interleaved blocks of one run.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { metricUnits } from '../../reports/metrics/metric-units.ts';
import { flows } from '../../scenarios/flows/catalogue.ts';
import { createParameters } from '../../simulators/people/parameters.ts';
import { withoutSlipsAndDelays } from '../../simulators/people/without-slips-and-delays.fixture.ts';
import { bundleScript } from '../../simulators/drivers/load/trial/bundle-script.ts';
import { createBooks } from '../../simulators/drivers/load/orders/create-books.ts';
import { ensureK6 } from '../../simulators/programs/k6/ensure-k6.ts';
import { k6Arguments, k6Environment } from '../../simulators/programs/k6/k6-arguments.ts';
import { startNullTarget } from '../../simulators/drivers/load/null-target/start-null-target.ts';
import { ordersFile, type PlacedOrder } from '../../simulators/drivers/load/orders/order-book.ts';
import { writeScriptFolder } from '../../simulators/drivers/load/printed/script-folder.ts';
import type { HumanData, ScriptSettings } from '../../simulators/drivers/load/script/script-data.ts';
import { createPopulation } from '../../simulators/people/population.ts';
import { withUnits } from '../../simulators/people/with-units.fixture.ts';
import { loadScenario } from '../../simulators/scenario/load-scenario.ts';
import { spreadOf, spreadText, type Spread } from './spread.ts';

export interface LoadBenchmark {
  readonly cores: number;
  readonly signIns: number;
  /** CPU ms of k6 a sign-in. */
  readonly oursMs: Spread;
  readonly handWrittenMs: Spread;
  readonly withoutInterpreterMs: Spread;
  /** CPU of ours over a script by hand with the same requests, signature and record of the attempt: what the flow, its interpreter and the rehearsed person cost. */
  readonly interpreting: Spread;
  /** CPU of ours over a bare script by hand, which measures and records nothing: what interpreting, measuring and recording cost together. */
  readonly overBare: Spread;
  /** Sign-ins a second, ours over ours with a constant in place of the signature. */
  readonly signing: Spread;
  readonly signInsPerSecond: Spread;
  readonly signaturesPerSecond: Spread;
  readonly bundleBytes: number;
  readonly megabytesPerVu: number;
  /** Resident memory of k6 with a population of 10^6 over that of 10^3, the same sign-ins. */
  readonly memoryOfPopulation: number;
}

const blocks = 11;
const signIns = 4_000;
const vus = 10;
const signingIterations = 1_000;
const signaturesOfIteration = 100;
const manyVus = 210;

interface K6Usage {
  readonly seconds: number;
  readonly cpuMs: number;
  readonly peakMiB: number;
}

export async function benchLoad(tell: (stage: string) => void): Promise<LoadBenchmark> {
  const k6 = await ensureK6({ env: process.env, onProgress: (stage) => tell(stage) });
  const target = await startNullTarget();
  const folder = mkdtempSync(join(tmpdir(), 'bench-load-'));
  try {
    const small = await ordersOf(1_000);
    const settingsFor = (iterations: number, vusOf: number): ScriptSettings => ({
      ...small.settings,
      baseUrls: [target.baseUrl],
      token: target.token,
      options: {
        scenarios: { signIns: { executor: 'shared-iterations', vus: vusOf, iterations, maxDuration: '5m' } },
        noCookiesReset: true,
        systemTags: ['status', 'method', 'error_code'],
      },
    });
    const place = async (
      name: string,
      bundle: Parameters<typeof bundleScript>[0],
      { orders, settings }: { orders: readonly PlacedOrder[]; settings: ScriptSettings },
    ) => {
      const at = join(folder, name);
      const script = writeScriptFolder(at, {
        script: await bundleScript(bundle),
        settings,
        human: small.human,
        orders: ordersFile(orders),
      });
      writeFileSync(
        join(at, 'people.json'),
        JSON.stringify(
          orders.map(({ head }) =>
            [
              head.userPrincipalName,
              head.user,
              head.credentials[0]?.id ?? '',
              head.credentials[0]?.userHandle ?? '',
              head.correlationId,
            ].join('\t'),
          ),
        ),
      );
      return script;
    };
    const usual = { orders: small.orders, settings: settingsFor(signIns, vus) };
    const beside = (name: string) => new URL(`k6/${name}.ts`, import.meta.url);
    const constant = {
      of: new URL('../../simulators/authenticator/software/get-assertion.ts', import.meta.url),
      by: beside('constant-assertion'),
    };
    const arms = {
      ours: await place('ours', {}, usual),
      constant: await place('constant', { instead: constant }, usual),
      handWritten: await place('hand-written', { entry: beside('hand-written') }, usual),
      withoutInterpreter: await place('without-interpreter', { entry: beside('without-interpreter') }, usual),
      signing: await place(
        'signing',
        { entry: beside('signing-alone') },
        { ...usual, settings: settingsFor(signingIterations, 4) },
      ),
    };
    const run = (script: string) => runK6(k6.path, script, join(folder, 'lines'));
    await run(arms.ours);
    const usages: Record<keyof typeof arms, K6Usage[]> = {
      ours: [],
      constant: [],
      handWritten: [],
      withoutInterpreter: [],
      signing: [],
    };
    // What each script takes before its first sign-in (loading it for every VU) is no part of a sign-in.
    const few = { orders: small.orders, settings: settingsFor(vus, vus) };
    const idle = {
      ours: await idleUsage(run, await place('ours-idle', {}, few)),
      constant: await idleUsage(run, await place('constant-idle', { instead: constant }, few)),
      handWritten: await idleUsage(run, await place('hand-written-idle', { entry: beside('hand-written') }, few)),
      withoutInterpreter: await idleUsage(
        run,
        await place('without-interpreter-idle', { entry: beside('without-interpreter') }, few),
      ),
      signing: await idleUsage(
        run,
        await place('signing-idle', { entry: beside('signing-alone') }, { ...few, settings: settingsFor(4, 4) }),
      ),
    };
    for (let block = 0; block < blocks; block += 1) {
      tell(`load: block ${block + 1} of ${blocks}`);
      for (const arm of Object.keys(arms) as (keyof typeof arms)[]) usages[arm].push(await run(arms[arm]));
    }
    const cpu = (arm: keyof typeof arms) => usages[arm].map(({ cpuMs }) => (cpuMs - idle[arm].cpuMs) / signIns);
    const ratio = (one: readonly number[], other: readonly number[]) =>
      spreadOf(one.map((value, at) => value / (other[at] ?? Number.NaN)));
    const perSecond = (arm: keyof typeof arms) =>
      usages[arm].map(({ seconds }) => signIns / (seconds - idle[arm].seconds));
    tell('load: memory');
    const withFew = await run(await place('few', {}, { orders: small.orders, settings: settingsFor(manyVus, vus) }));
    const withMany = await run(
      await place('many', {}, { orders: small.orders, settings: settingsFor(manyVus, manyVus) }),
    );
    const large = await ordersOf(1_000_000);
    const [ofSmall, ofLarge] = [
      await run(arms.ours),
      await run(
        await place('large', {}, { orders: large.orders, settings: { ...usual.settings, seed: large.settings.seed } }),
      ),
    ];
    return {
      cores: availableParallelism(),
      signIns,
      oursMs: spreadOf(cpu('ours')),
      handWrittenMs: spreadOf(cpu('handWritten')),
      withoutInterpreterMs: spreadOf(cpu('withoutInterpreter')),
      interpreting: ratio(cpu('ours'), cpu('withoutInterpreter')),
      overBare: ratio(cpu('ours'), cpu('handWritten')),
      signing: ratio(perSecond('ours'), perSecond('constant')),
      signInsPerSecond: spreadOf(perSecond('ours')),
      signaturesPerSecond: spreadOf(
        usages.signing.map(
          ({ seconds }) => (signingIterations * signaturesOfIteration) / (seconds - idle.signing.seconds),
        ),
      ),
      bundleBytes: Buffer.byteLength(await bundleScript()),
      megabytesPerVu: ((withMany.peakMiB - withFew.peakMiB) * 1.048_576) / (manyVus - vus),
      memoryOfPopulation: ofLarge.peakMiB / ofSmall.peakMiB,
    };
  } finally {
    await target.stop();
    rmSync(folder, { recursive: true });
  }
}

export function loadText(found: LoadBenchmark): string {
  const met = (yes: boolean) => (yes ? 'met' : 'MISSED');
  return [
    `Load driver in k6 against a target that does nothing: ${found.signIns} passkey sign-ins a block, ${vus} VUs, ${found.cores} cores (median and range over ${found.interpreting.blocks} interleaved blocks)`,
    `  CPU of k6 a sign-in: ours ${spreadText(found.oursMs, 3)} ms; the same requests, signature and record with the way written by hand ${spreadText(found.withoutInterpreterMs, 3)} ms; a bare script by hand, which measures and records nothing, ${spreadText(found.handWrittenMs, 3)} ms`,
    `  interpreting the flow, CPU over the way written by hand: ${spreadText(found.interpreting, 3)}, goal at most 1.15: ${met(found.interpreting.median <= 1.15)}; interpreting, measuring and recording, over the bare script: ${spreadText(found.overBare, 3)}, at most 1.15: ${met(found.overBare.median <= 1.15)}`,
    `  sign-ins a second: ${spreadText(found.signInsPerSecond, 0)}; over the same with a constant for the signature: ${spreadText(found.signing, 2)}, goal at least 0.6: ${met(found.signing.median >= 0.6)}`,
    `  signatures alone, a second: ${spreadText(found.signaturesPerSecond, 0)}, goal at least 20 000: ${met(found.signaturesPerSecond.median >= 20_000)}`,
    `  bundle ${(found.bundleBytes / 1_000).toFixed(0)} kB, goal under 150: ${met(found.bundleBytes < 150_000)}; memory ${found.megabytesPerVu.toFixed(2)} MB a VU, goal under 3: ${met(found.megabytesPerVu < 3)}`,
    `  memory of k6, population of 10^6 over 10^3: ${found.memoryOfPopulation.toFixed(3)}, goal: no more (within 5 %): ${met(found.memoryOfPopulation < 1.05)}`,
  ].join('\n');
}

/** Sign-ins of people who all hold a passkey on the device at hand: of the population's size, as many as a block has. */
async function ordersOf(users: number): Promise<{ orders: PlacedOrder[]; settings: ScriptSettings; human: HumanData }> {
  const file = join(mkdtempSync(join(tmpdir(), 'bench-load-')), 'load.json');
  writeFileSync(
    file,
    JSON.stringify({
      name: 'Bench',
      seed: 1,
      driver: 'load',
      users,
      design: 'parallel',
      arms: ['passkey'],
      personas: { 'information-worker': '100 %' },
      parameters: withUnits(withoutSlipsAndDelays()),
    }),
  );
  const loaded = await loadScenario(file, { overrides: [], metrics: metricUnits, flows });
  const { scenario, personas, providers, parameters, target } = loaded;
  const population = createPopulation({
    scenario,
    personas,
    providers,
    parameters: createParameters(parameters, scenario.parameters, personas),
  });
  const book = createBooks(loaded, population, 0)('passkey');
  const orders: PlacedOrder[] = [];
  while (orders.length < signIns) {
    const taken = await book.take(Array.from({ length: 500 }, () => 0));
    orders.push(
      ...taken.orders.filter(
        ({ head }) =>
          head.credentials.length === 1 && head.credentials[0]?.from === 'device' && head.rehearsed.length === 3,
      ),
    );
  }
  return {
    orders: orders.slice(0, signIns),
    settings: {
      target,
      baseUrls: [],
      seed: scenario.seed,
      epoch: 0,
      limits: scenario.limits,
      lives: false,
      giveUpStartAfterMs: Number.MAX_SAFE_INTEGER,
      realtime: false,
      metrics: false,
      options: {},
    },
    human: { parameters, overrides: scenario.parameters, personas, faults: [] },
  };
}

/** The least of three. */
async function idleUsage(run: (script: string) => Promise<K6Usage>, script: string): Promise<K6Usage> {
  const usages = [];
  for (let n = 0; n < 3; n += 1) usages.push(await run(script));
  return usages.toSorted((a, b) => a.cpuMs - b.cpuMs)[0] ?? { seconds: 0, cpuMs: 0, peakMiB: 0 };
}

/** By the shell's `times` and the kernel's high-water mark, so that nothing is lost between samples. */
function runK6(path: string, script: string, consoleFile: string): Promise<K6Usage> {
  rmSync(consoleFile, { force: true });
  const startedAt = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(
      '/bin/sh',
      [
        '-c',
        '"$@" & k6=$!; peak=0; while [ -d /proc/$k6 ]; do p=$(sed -n "s/VmHWM:[^0-9]*\\([0-9]*\\).*/\\1/p" /proc/$k6/status 2>/dev/null); [ -n "$p" ] && peak=$p; sleep 0.05; done; wait $k6; code=$?; echo "peak $peak"; times; exit $code',
        'sh',
        path,
        ...k6Arguments({ script, consoleFile }),
      ],
      {
        env: { ...k6Environment(process.env), PILOT_LINES: '1' } as NodeJS.ProcessEnv,
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('error', reject);
    child.once('exit', (code) => {
      const seconds = (performance.now() - startedAt) / 1_000;
      const [, user = '', system = ''] = /\n([\dm.]+s) ([\dm.]+s)\s*$/.exec(said.trimEnd()) ?? [];
      if (code === 0)
        resolve({
          seconds,
          cpuMs: 1_000 * (secondsOf(user) + secondsOf(system)),
          peakMiB: Number(/peak (\d+)/.exec(said)?.[1]) / 1_024,
        });
      else reject(new Error(`k6 ended with ${code}`));
    });
  });
}

/** "0m1.230s" */
function secondsOf(text: string): number {
  const [, minutes = '0', seconds = '0'] = /^(\d+)m([\d.]+)s$/.exec(text) ?? [];
  return Number(minutes) * 60 + Number(seconds);
}
