// npm run check: what can be seen without running anything: types, lint, format, layers, rooms, reach, what
// predictions rest on, and written files.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { firstPredictionProblems } from './check/first-prediction-problems.ts';
import { sourceProblems } from './check/source-problems.ts';
import { staleFiles } from './index.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Everything is said, not only the first. @returns whether nothing was found. */
export async function check(): Promise<boolean> {
  const results = [
    await passes(['tsc', '--noEmit', '-p', '.']),
    await passes(['oxlint', '--deny-warnings']),
    await passes(['oxfmt', '--check']),
    tell(
      'rooms',
      (await sourceProblems()).map(({ file, sentence }) => `${file}: ${sentence}`),
    ),
    tell('first predictions', await firstPredictionProblems()),
    tell(
      'index',
      (await staleFiles()).map((path) => `${path}: found it stale, expected what \`npm run index\` writes; run that`),
    ),
  ];
  return results.every(Boolean);
}

async function passes([program = '', ...words]: readonly string[]): Promise<boolean> {
  const child = spawn(process.execPath, [`node_modules/.bin/${program}`, ...words], { cwd: root, stdio: 'inherit' });
  const code = await new Promise<number | null>((resolve, reject) => child.once('exit', resolve).once('error', reject));
  return tell(program, code === 0 ? [] : [`ended with ${code}`]);
}

function tell(what: string, found: readonly string[]): boolean {
  for (const line of found) process.stderr.write(`${line}\n`);
  process.stdout.write(`${what}: ${found.length === 0 ? 'nothing found' : 'failed'}\n`);
  return found.length === 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = (await check()) ? 0 : 1;
