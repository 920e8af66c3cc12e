// The runner of tests, on tests whose fate is known: in a process of its own, because it starts Vitest.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';
import type { Ran } from './run-tests.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'run-tests-'));
afterAll(() => rmSync(folder, { recursive: true }));

const busy = JSON.stringify(join(project, 'simulators/machine/withheld-because-busy.fixture.ts'));
const tests = `
import { appendFileSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { withheldBecauseBusy } from ${busy};
const times = (name) => { appendFileSync(name, 'x'); return readFileSync(name, 'utf8').length; };
it('passes', () => expect(times('passes')).toBe(1));
it('fails', () => { expect(1, 'one is not two').toBe(2); });
it.skip('is left out', () => {});
it('has no k6', ({ skip }) => skip('no k6 here'));
describe('on a busy machine (a+b)', () => {
  it('passes at last, with "quotes" > and signs?', ({ skip }) => { if (times('at-last') < 3) skip(withheldBecauseBusy('others use it')); });
  it('fails the second time', ({ skip }) => { if (times('fails') < 2) skip(withheldBecauseBusy('others use it')); expect('slow').toBe('fast'); });
  it('never can tell', ({ skip }) => { times('never'); skip(withheldBecauseBusy('others use it')); });
  it('passes', () => expect(times('passes-too')).toBe(1));
});
`;

it('tries tests that a busy machine withheld three times, and names every skipped one', async () => {
  mkdirSync(join(folder, 'tests'));
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'tests/some.test.ts'), tests);
  writeFileSync(
    join(folder, 'run.ts'),
    `import { runTests } from ${JSON.stringify(join(project, 'scripts/test/run-tests.ts'))};\nconst ran = await runTests({ root: ${JSON.stringify(folder)}, include: ['tests/*.test.ts'], maxWorkers: 1, filters: [] });\nprocess.stdout.write('\\nRAN ' + JSON.stringify(ran) + '\\n');\nprocess.exitCode = 0;\n`,
  );
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', 'run.ts'], {
    cwd: folder,
    env: { ...process.env, VITEST: undefined, VITEST_WORKER_ID: undefined, VITEST_POOL_ID: undefined },
  });
  const ran = JSON.parse(/^RAN (.*)$/m.exec(stdout)?.[1] ?? '') as Ran;
  expect(ran.passed).toBe(3);
  expect(ran.failures.map((failure) => failure.replace(/:.*/s, ''))).toEqual([
    'tests/some.test.ts > fails',
    'tests/some.test.ts > on a busy machine (a+b) > fails the second time',
  ]);
  expect(ran.skipped).toEqual([
    expect.objectContaining({ file: 'tests/some.test.ts', name: 'is left out' }),
    expect.objectContaining({ name: 'has no k6', note: 'no k6 here' }),
    expect.objectContaining({
      name: 'on a busy machine (a+b) > never can tell',
      note: expect.stringContaining('others use it'),
    }),
  ]);
  const lives = (name: string) => readFileSync(join(folder, name), 'utf8').length;
  expect(['passes', 'at-last', 'fails', 'never', 'passes-too'].map(lives)).toEqual([1, 3, 2, 3, 1]);
}, 120_000);
