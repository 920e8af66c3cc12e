// What the benchmarks stand on: the reference provider started for simulation, the browser's program, and people with a passkey.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import { target as targetSchema, type Target } from '../../scenarios/schema/target.ts';
import type { AccountHolder } from '../../simulators/attempt/account-holder.ts';
import { testAccount, testUser } from '../../simulators/attempt/test-user.fixture.ts';
import { BrowserLane } from '../../simulators/drivers/browser/browser-lane.ts';
import { Chromium, type ChromiumOptions } from '../../simulators/drivers/browser/chromium.ts';
import { ensureBrowser } from '../../simulators/programs/browser/ensure-browser.ts';
import { sandboxSupport } from '../../simulators/programs/browser/sandbox-support.ts';
import { startIdentityProvider, type IdentityProvider } from '../../simulators/identity-provider/process.ts';
import { SimulationClient } from '../../simulators/identity-provider/simulation-client.ts';
import type { VirtualUser } from '../../simulators/people/virtual-user.ts';

export interface BenchPerson {
  readonly user: VirtualUser;
  readonly account: AccountHolder;
}

export interface BenchGround {
  readonly folder: string;
  readonly provider: IdentityProvider;
  readonly client: SimulationClient;
  readonly target: Target;
  readonly browser: ChromiumOptions;
  readonly signInLog: string;
  openLane(): { readonly lane: BrowserLane; readonly chromium: Chromium };
  newPerson(index: number): BenchPerson;
  /** To be closed with the ground. */
  closeLater(what: () => Promise<void>): void;
  close(): Promise<void>;
}

const answerTimeMs = 10_000;
/** Shells' exit status for Ctrl-C: 128 and the signal's number. */
const interruptedStatus = 130;

/** Also closed, and the program ended, by Ctrl-C or SIGTERM: no browser stays behind. */
export async function openBenchGround(): Promise<BenchGround> {
  if (process.platform !== 'linux')
    throw new PilotError('benchmark-needs-linux', {
      found: process.platform,
      expected: 'Linux, whose /proc tells what a browser costs',
    });
  const found = await ensureBrowser('any', {
    env: process.env,
    onProgress: (stage) => void process.stderr.write(`${stage}\n`),
  });
  const browser: ChromiumOptions = {
    executablePath: found.path,
    mode: found.kind === 'full' ? 'new' : 'shell',
    sandbox: (await sandboxSupport()).possible,
  };
  const target = targetSchema.parse(
    parse(readFileSync(fileURLToPath(new URL('../../scenarios/targets/reference.yaml', import.meta.url)), 'utf8')),
  );
  const folder = mkdtempSync(join(tmpdir(), 'passkey-pilot-bench-'));
  // At the very end: until then an attempt that a signal broke off may still write to it.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const signInLog = join(folder, 'sign-ins.ndjson');
  const provider = await startIdentityProvider({ signInLogFile: signInLog, simulation: { seed: 1, faults: [] } });
  const client = new SimulationClient(provider);
  const toClose: (() => Promise<void>)[] = [];
  const close = async () => {
    await Promise.allSettled(toClose.splice(0).map((closeOne) => closeOne()));
    await provider.stop();
  };
  let interrupted = false;
  // A terminal and a wrapper may each pass the same signal on.
  const onSignal = () => {
    if (!interrupted) void close().finally(() => process.exit(interruptedStatus));
    interrupted = true;
  };
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.on(signal, onSignal);
  return {
    folder,
    provider,
    client,
    target,
    browser,
    signInLog,
    openLane: () => {
      const chromium = new Chromium(browser);
      const simulation = { client, token: provider.token };
      const lane = new BrowserLane({
        chromium,
        target,
        baseUrl: provider.baseUrl,
        simulation,
        answerTimeMs,
        failuresFolder: join(folder, 'failures'),
      });
      toClose.push(async () => lane.leaveUser().then(() => chromium.close()));
      return { chromium, lane };
    },
    newPerson: (index) => {
      const user = testUser({ index, userName: `bench.${index}` });
      return { user, account: testAccount(user, 'passkey') };
    },
    closeLater: (what) => void toClose.push(what),
    close: async () => {
      for (const signal of signals) process.off(signal, onSignal);
      await close();
    },
  };
}
