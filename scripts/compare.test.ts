// The command over real run folders: two virtual runs that differ in what a scenario says, in folders with names that are patterns and options.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { comparison } from '../reports/comparison/comparison.ts';
import { writeScenario, type SmallScenario } from '../simulators/run/run-bench.fixture.ts';
import { commandLine } from './command-line.ts';
import { explainError } from './explain-error.ts';

const base = mkdtempSync(join(tmpdir(), 'compare-'));
afterAll(() => rmSync(base, { recursive: true }));

const passkeyPilot = (...words: string[]) => commandLine().parseAsync(['node', 'passkey-pilot', ...words]);

/** What it printed. */
async function told(...words: string[]): Promise<string> {
  const written: string[] = [];
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  try {
    await passkeyPilot(...words);
  } finally {
    spy.mockRestore();
  }
  return written.join('');
}

const plain = join(base, 'a=*[1]');
const strict = join(base, "--it's\n{b}");
const faulty = join(base, 'faulty');

beforeAll(async () => {
  const live = (folder: string, more: Partial<SmallScenario>) =>
    told(
      'run',
      writeScenario({ users: 100, driver: 'virtual', virtual: { machineTime: 'pilot-in-chromium' }, ...more }),
      `--out=${folder}`,
    );
  await live(plain, {});
  await live(strict, { policy: { smartLockout: { threshold: 3 } } });
  await live(faulty, { faults: [{ at: 'password-otp/open-sign-in', delay: '4 s' }] });
}, 240_000);

it('says what differs and by how much, as one page and one JSON', { timeout: 120_000 }, async () => {
  const out = join(base, 'out');
  const text = await told('compare', '--out', out, '--', plain, strict);
  expect(text).toContain('policy.smartLockout.threshold (10 in A, 3 in B)');
  expect(text).toContain(`Comparison: ${join(out, 'comparison.html')}`);
  const found = comparison.parse(JSON.parse(readFileSync(join(out, 'comparison.json'), 'utf8')));
  expect(
    found.settings.filter(({ group }) => ['scenario', 'policy', 'persona', 'evidence', 'input'].includes(group)),
  ).toEqual([expect.objectContaining({ what: 'policy.smartLockout.threshold', a: '10', b: '3' })]);
  expect(found.people).toContain('The same people lived in both');
  expect(existsSync(join(out, 'comparison.schema.json'))).toBe(true);
  // Again into the same folder, and as one line.
  const line = await told('compare', '--json', '--out', out, '--', plain, strict);
  expect(line.trimEnd()).not.toContain('\n');
  expect(comparison.parse(JSON.parse(line)).figures).toEqual(found.figures);
});

it('finds a planted delay, once told to compare anyway', { timeout: 120_000 }, async () => {
  const refused = await passkeyPilot('compare', plain, faulty).catch((error: unknown) => error);
  const { code, exitCode, sentences } = explainError(refused);
  expect({ code, exitCode }).toEqual({ code: 'runs-not-comparable', exitCode: 2 });
  expect(sentences).toHaveLength(1);
  expect(sentences[0]).toContain('--anyway');
  const line = await told('compare', '--json', '--anyway', '--out', join(base, 'anyway'), '--', plain, faulty);
  const { figures } = comparison.parse(JSON.parse(line));
  const first = figures.find(
    ({ metric, arm, baseline, persona }) =>
      metric === 'time-of-successes-mean' && arm === 'password-otp' && baseline === undefined && persona === undefined,
  );
  // Each sign-in opens the page once, and once more where it starts over.
  expect(first?.difference.interval?.lower).toBeLessThan(4.2);
  expect(first?.difference.interval?.upper).toBeGreaterThan(4);
  expect(first?.notComparable).toEqual(['faults']);
});

it.each([
  ['a run twice', () => [plain, plain], 'one folder named twice'],
  ['a folder that is no run', () => [plain, base], 'no run.json'],
  ['an --out that is a run', () => ['--out', strict, '--', plain, strict], 'something in it'],
])('refuses %s', async (_, words, found) => {
  const error = await passkeyPilot('compare', ...words()).catch((cause: unknown) => cause);
  expect(explainError(error)).toMatchObject({ exitCode: 2 });
  expect(explainError(error).sentences.join(' ')).toContain(found);
});
