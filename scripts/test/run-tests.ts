// Runs test files and says what became of each test. A test that was withheld because the machine was busy is tried again, on its own.
import { startVitest, type TestCase } from 'vitest/node';
import { isWithheldBecauseBusy } from '../../simulators/machine/withheld-because-busy.fixture.ts';

export interface TestFiles {
  readonly root: string;
  readonly include: readonly string[];
  readonly exclude?: readonly string[];
  readonly maxWorkers: number;
  /** Parts of paths; none: all. */
  readonly filters: readonly string[];
}

export interface SkippedTest {
  readonly file: string;
  readonly name: string;
  /** As the test gave it; absent: it was skipped without a word. */
  readonly note?: string;
}

interface Skipped extends SkippedTest {
  readonly forPattern: string;
}

export interface Ran<S = SkippedTest> {
  readonly passed: number;
  readonly skipped: readonly S[];
  /** File, test and what it failed with, of each. */
  readonly failures: readonly string[];
}

/** Times that a withheld test is tried, the first included. */
const mostTries = 3;

export async function runTests(files: TestFiles): Promise<Ran> {
  let ran = await runOnce(files);
  for (let tries = 1; tries < mostTries; tries += 1) {
    const withheld = ran.skipped.filter(({ note }) => isWithheldBecauseBusy(note));
    if (withheld.length === 0) return ran;
    const { passed, failures } = ran;
    const again: Ran<Skipped>[] = [];
    for (const [file, tests] of Map.groupBy(withheld, (test) => test.file))
      again.push(
        await runOnce(
          { root: files.root, include: [file], filters: [], maxWorkers: 1 },
          tests.map(({ forPattern }) => forPattern),
        ),
      );
    ran = {
      passed: passed + again.reduce((sum, each) => sum + each.passed, 0),
      skipped: [...ran.skipped.filter((test) => !withheld.includes(test)), ...again.flatMap((each) => each.skipped)],
      failures: [...failures, ...again.flatMap((each) => each.failures)],
    };
  }
  return ran;
}

/** @param only names of tests as Vitest asks a pattern about them; absent: all */
async function runOnce(
  { filters, include, exclude, ...files }: TestFiles,
  only?: readonly string[],
): Promise<Ran<Skipped>> {
  const vitest = await startVitest('test', [...filters], {
    config: false,
    watch: false,
    ...files,
    include: [...include],
    ...(exclude === undefined ? {} : { exclude: [...exclude] }),
    ...(only === undefined ? {} : { testNamePattern: new RegExp(`^(?:${only.map(escaped).join('|')})$`) }),
    passWithNoTests: true,
    // They tell a test that hangs; what may take how long is asserted. A machine that others use is slow at times.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  });
  const failures: string[] = vitest.state
    .getUnhandledErrors()
    .map((error) => `outside of any test: ${firstLineOf(error)}`);
  const skipped: Skipped[] = [];
  let passed = 0;
  for (const module of vitest.state.getTestModules()) {
    const file = module.relativeModuleId;
    const tests = [...module.children.allTests()];
    const errors = module.errors();
    if (errors.length > 0 || (module.state() === 'failed' && tests.length === 0))
      failures.push(`${file}: ${firstLineOf(errors[0])}`);
    for (const test of tests) {
      const [name, result, forPattern] = [test.fullName, test.result(), nameForPattern(test)];
      if (result.state === 'failed') failures.push(`${file} > ${name}: ${firstLineOf(result.errors[0])}`);
      else if (result.state === 'passed') passed += 1;
      // Where some are tried again, the others of their file are left out.
      else if (only?.includes(forPattern) !== false)
        skipped.push({
          file,
          name,
          forPattern,
          ...(result.state === 'skipped' && result.note !== undefined ? { note: result.note } : {}),
        });
    }
  }
  await vitest.close();
  return { passed, skipped, failures };
}

/** Names of the suites and of the test with a space between, which is what Vitest asks a pattern about. */
function nameForPattern(test: TestCase): string {
  const names = [test.name];
  for (let at = test.parent; at.type === 'suite'; at = at.parent) names.unshift(at.name);
  return names.join(' ');
}

function escaped(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
}

function firstLineOf(error: unknown): string {
  const { message } = (error ?? {}) as { readonly message?: unknown };
  return typeof message === 'string' ? (message.split('\n')[0] ?? '') : 'no error was told';
}
