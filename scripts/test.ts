// npm test: types, lint, then every test with the real browser and the real k6. Arguments are file filters for the tests.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { startVitest } from 'vitest/node';
import { ensureBrowser } from '../simulators/browser/ensure-browser.ts';
import { PilotError } from '../scenarios/schema/pilot-error.ts';
import { ensureK6 } from '../simulators/load/k6/ensure-k6.ts';
import type { FoundK6 } from '../simulators/load/k6/find-k6.ts';
import { explainError } from './explain-error.ts';
import { createProgress } from './progress.ts';
import { tellError } from './tell-error.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const filters = process.argv.slice(2);
const every = '{scenarios,simulators,reports,scripts}/**/*.test.ts';
/** Tests that measure milliseconds, or start a machine's worth of processes: nothing else runs beside them. */
const alone = '{scenarios,simulators,reports,scripts}/**/*.alone.test.ts';

try {
  const failed = filters.length === 0 && [['tsc', '--noEmit', '-p', '.'], ['oxlint', '--deny-warnings']].some((command) => !passes(command));
  const progress = createProgress();
  const browser = await ensureBrowser('any', { env: process.env, onProgress: (stage, elapsedMs) => progress.stage(stage, elapsedMs) });
  const k6 = await k6OrWhyNot((stage, elapsedMs) => progress.stage(stage, elapsedMs));
  progress.end();
  process.env['PASSKEY_PILOT_BROWSER'] ??= browser.path;
  if (typeof k6 === 'string') process.stdout.write(`Tests with k6 are skipped: ${k6}\n`);
  else process.env['PASSKEY_PILOT_K6'] ??= k6.path;
  // Two cores: a third worker only makes browsers late.
  const beside = await runTests({ include: [every], exclude: [alone], maxWorkers: 2 });
  const undisturbed = await runTests({ include: [alone], maxWorkers: 1 });
  const failures = [...beside.failures, ...undisturbed.failures];
  const [passed, skipped] = [beside.passed + undisturbed.passed, beside.skipped + undisturbed.skipped];
  process.exitCode = failed || failures.length > 0 || passed === 0 ? 1 : 0;
  // Once more at the end: thousands of lines may stand between a failure and here.
  for (const failure of failures) process.stdout.write(`\nFailed: ${failure}\n`);
  process.stdout.write(`\nTests: ${passed} passed, ${failures.length} failed, ${skipped} skipped\n`);
} catch (error) {
  process.exitCode = tellError(error, process.argv);
}

/** Where k6 can be neither found nor built nor fetched, everything else is tested all the same. */
async function k6OrWhyNot(onProgress: (stage: string, elapsedMs: number) => void): Promise<FoundK6 | string> {
  try {
    return await ensureK6({ env: process.env, onProgress });
  } catch (error) {
    if (!(error instanceof PilotError) || error.badInput) throw error;
    return explainError(error).sentences.join(' ');
  }
}

function passes([program = '', ...words]: readonly string[]): boolean {
  const { status } = spawnSync(`node_modules/.bin/${program}`, words, { cwd: root, stdio: 'inherit' });
  process.stdout.write(`${program}: ${status === 0 ? 'nothing found' : 'failed'}\n`);
  return status === 0;
}

interface Ran {
  readonly passed: number;
  readonly skipped: number;
  /** File, test and what it failed with, of each. */
  readonly failures: readonly string[];
}

async function runTests(files: { include: string[]; exclude?: string[]; maxWorkers: number }): Promise<Ran> {
  const vitest = await startVitest('test', [...filters], {
    root,
    config: false,
    watch: false,
    ...files,
    passWithNoTests: true,
    // They tell a test that hangs; what may take how long is asserted. A machine that others use is slow at times.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  });
  const failures: string[] = vitest.state.getUnhandledErrors().map((error) => `outside of any test: ${firstLineOf(error)}`);
  const counts = { passed: 0, skipped: 0 };
  for (const module of vitest.state.getTestModules()) {
    const tests = [...module.children.allTests()];
    const errors = module.errors();
    if (errors.length > 0 || (module.state() === 'failed' && tests.length === 0)) failures.push(`${module.relativeModuleId}: ${firstLineOf(errors[0])}`);
    for (const test of tests) {
      const result = test.result();
      if (result.state === 'failed') failures.push(`${module.relativeModuleId} > ${test.fullName}: ${firstLineOf(result.errors[0])}`);
      else counts[result.state === 'passed' ? 'passed' : 'skipped'] += 1;
    }
  }
  await vitest.close();
  return { ...counts, failures };
}

function firstLineOf(error: unknown): string {
  const { message } = (error ?? {}) as { readonly message?: unknown };
  return typeof message === 'string' ? (message.split('\n')[0] ?? '') : 'no error was told';
}
