// npm test: all of npm run check, then every test with the real browser and the real k6. Arguments are file filters for the tests.
import { fileURLToPath } from 'node:url';
import { unansweredInWords } from '../reports/statistics/known-answers/unanswered-cases.ts';
import { ensureBrowser } from '../simulators/programs/browser/ensure-browser.ts';
import { PilotError } from '../scenarios/schema/pilot-error.ts';
import { ensureK6 } from '../simulators/programs/k6/ensure-k6.ts';
import type { FoundK6 } from '../simulators/programs/k6/find-k6.ts';
import { check } from './check.ts';
import { explainError } from './explain-error.ts';
import { createProgress } from './progress.ts';
import { runTests } from './test/run-tests.ts';
import { tellError } from './tell-error.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const filters = process.argv.slice(2);
const every = '{scenarios,simulators,reports,scripts}/**/*.test.ts';
/**
 * Tests that measure milliseconds, must see what they started gone within seconds, or fill the machine with browsers by themselves: nothing
 * else runs beside them. A test that is merely long waits as long as it takes, and runs beside others.
 */
const alone = '{scenarios,simulators,reports,scripts}/**/*.alone.test.ts';

try {
  const failed = filters.length === 0 && !(await check());
  const progress = createProgress();
  const browser = await ensureBrowser('any', {
    env: process.env,
    onProgress: (stage, elapsedMs) => progress.stage(stage, elapsedMs),
  });
  const k6 = await k6OrWhyNot((stage, elapsedMs) => progress.stage(stage, elapsedMs));
  progress.end();
  process.env['PASSKEY_PILOT_BROWSER'] ??= browser.path;
  if (typeof k6 === 'string') process.stdout.write(`Tests with k6 are skipped: ${k6}\n`);
  else process.env['PASSKEY_PILOT_K6'] ??= k6.path;
  // Two cores: a third worker only makes browsers late.
  const beside = await runTests({ root, filters, include: [every], exclude: [alone], maxWorkers: 2 });
  const undisturbed = await runTests({ root, filters, include: [alone], maxWorkers: 1 });
  const failures = [...beside.failures, ...undisturbed.failures];
  const skipped = [...beside.skipped, ...undisturbed.skipped];
  const passed = beside.passed + undisturbed.passed;
  process.exitCode = failed || failures.length > 0 || passed === 0 ? 1 : 0;
  // Once more at the end: thousands of lines may stand between a test and here.
  for (const { file, name, note } of skipped)
    process.stdout.write(`\nSkipped: ${file} > ${name}${note === undefined ? '' : `: ${note}`}\n`);
  for (const failure of failures) process.stdout.write(`\nFailed: ${failure}\n`);
  process.stdout.write(
    `\nTests: ${passed} passed, ${failures.length} failed, ${skipped.length} skipped\n${knownAnswers()}\n`,
  );
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

/** Of our own file, and of one that was asked for. */
function knownAnswers(): string {
  const foreign = process.env['REFERENCE_CASES'];
  return [unansweredInWords(), ...(foreign === undefined ? [] : [`${unansweredInWords(foreign)} (${foreign})`])].join(
    '\n',
  );
}
