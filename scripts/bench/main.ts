// npm run bench: how fast we are, as ratios taken in one run. Not a test: a missed goal is printed and fails nothing.
// --only authenticator|sign-in|load|virtual|counted|tenant|uncertainty|recovery|policy|relay|memory|report (may be repeated), --seconds N (of each arm of sign-in), --attempts N (of memory), --json.
import { parseArgs } from 'node:util';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import { authenticatorText, benchAuthenticator, type AuthenticatorBenchmark } from './authenticator.ts';
import { openBenchGround, type BenchGround } from './ground.ts';
import { benchCounted, countedText, type CountedBenchmark } from './counted.ts';
import { benchLoad, loadText, type LoadBenchmark } from './load.ts';
import { benchMemory, memoryText, type MemoryBenchmark } from './memory.ts';
import { benchPolicy, policyText, type PolicyBenchmark } from './policy.ts';
import { benchRecovery, recoveryText, type RecoveryBenchmark } from './recovery.ts';
import { benchRelay, relayText, type RelayBenchmark } from './relay.ts';
import { benchReport, reportText, type ReportBenchmark } from './report.ts';
import { benchSignIn, signInText, type SignInBenchmark } from './sign-in.ts';
import { benchTenant, tenantText, type TenantBenchmark } from './tenant.ts';
import { benchUncertainty, uncertaintyText, type UncertaintyBenchmark } from './uncertainty.ts';
import { benchVirtual, virtualText, type VirtualBenchmark } from './virtual.ts';
import { tellError } from '../tell-error.ts';

const benchmarks = [
  'authenticator',
  'sign-in',
  'load',
  'virtual',
  'counted',
  'tenant',
  'uncertainty',
  'recovery',
  'policy',
  'relay',
  'memory',
  'report',
] as const;
type Benchmark = (typeof benchmarks)[number];

interface Found {
  authenticator?: AuthenticatorBenchmark;
  signIn?: SignInBenchmark;
  memory?: MemoryBenchmark;
  report?: ReportBenchmark;
  load?: LoadBenchmark;
  virtual?: VirtualBenchmark;
  counted?: CountedBenchmark;
  tenant?: TenantBenchmark;
  uncertainty?: UncertaintyBenchmark;
  recovery?: RecoveryBenchmark;
  policy?: PolicyBenchmark;
  relay?: RelayBenchmark;
}

const reportAttempts = 1_000_000;
/** The window at the start of the memory figures ends here. */
const fewestMemoryAttempts = 1_000;

async function bench(args: readonly string[]): Promise<void> {
  const values = valuesOf(args);
  const wanted = new Set(values.only.map(asBenchmark));
  const seconds = atLeast(values.seconds, 1, '--seconds');
  const attempts = atLeast(values.attempts, fewestMemoryAttempts, '--attempts');
  const found: Found = {};
  const tell = (text: string) => {
    if (!values.json) process.stdout.write(`${text}\n`);
  };
  if (wanted.has('authenticator')) {
    found.authenticator = await benchAuthenticator();
    tell(authenticatorText(found.authenticator));
  }
  if (wanted.has('sign-in')) {
    found.signIn = await onGround((ground) => benchSignIn(ground, seconds));
    tell(signInText(found.signIn));
  }
  if (wanted.has('load')) {
    found.load = await benchLoad((stage) => process.stderr.write(`${stage}\n`));
    tell(loadText(found.load));
  }
  if (wanted.has('virtual')) {
    found.virtual = await benchVirtual((stage) => process.stderr.write(`${stage}\n`));
    tell(virtualText(found.virtual));
  }
  if (wanted.has('counted')) {
    found.counted = await benchCounted((stage) => process.stderr.write(`${stage}\n`));
    tell(countedText(found.counted));
  }
  if (wanted.has('tenant')) {
    found.tenant = await benchTenant((stage) => process.stderr.write(`${stage}\n`));
    tell(tenantText(found.tenant));
  }
  if (wanted.has('uncertainty')) {
    found.uncertainty = await benchUncertainty();
    tell(uncertaintyText(found.uncertainty));
  }
  if (wanted.has('recovery')) {
    found.recovery = await benchRecovery();
    tell(recoveryText(found.recovery));
  }
  if (wanted.has('policy')) {
    found.policy = await benchPolicy((stage) => process.stderr.write(`${stage}\n`));
    tell(policyText(found.policy));
  }
  if (wanted.has('relay')) {
    found.relay = await benchRelay();
    tell(relayText(found.relay));
  }
  if (wanted.has('memory')) {
    found.memory = await onGround((ground) => benchMemory(ground, attempts));
    tell(memoryText(found.memory));
  }
  if (wanted.has('report')) {
    found.report = await benchReport(undefined, reportAttempts, 'new');
    tell(reportText(found.report));
  }
  if (values.json) process.stdout.write(`${JSON.stringify(found)}\n`);
}

async function onGround<T>(run: (ground: BenchGround) => Promise<T>): Promise<T> {
  const ground = await openBenchGround();
  try {
    return await run(ground);
  } finally {
    await ground.close();
  }
}

function valuesOf(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        json: { type: 'boolean', default: false },
        debug: { type: 'boolean', default: false },
        only: { type: 'string', multiple: true, default: [...benchmarks] },
        seconds: { type: 'string', default: '30' },
        attempts: { type: 'string', default: '3000' },
      },
    }).values;
  } catch (cause) {
    throw new PilotError(
      'unknown-option',
      {
        found: `"${args.join(' ')}"`,
        expected: '--only BENCHMARK (may be repeated), --seconds N, --attempts N, --json',
        where: 'npm run bench --',
      },
      { badInput: true, cause },
    );
  }
}

function asBenchmark(name: string): Benchmark {
  const known = benchmarks.find((one) => one === name);
  if (known === undefined)
    throw new PilotError(
      'unknown-benchmark',
      { found: `"${name}"`, expected: benchmarks.join(', '), where: '--only' },
      { badInput: true },
    );
  return known;
}

function atLeast(text: string, least: number, where: string): number {
  const number = Number(text);
  if (!Number.isFinite(number) || number < least)
    throw new PilotError(
      'number-out-of-range',
      { found: `"${text}"`, expected: `a number of at least ${least}`, where },
      { badInput: true },
    );
  return number;
}

try {
  await bench(process.argv.slice(2));
} catch (error) {
  process.exitCode = tellError(error, process.argv);
}
