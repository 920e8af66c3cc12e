// passkey-pilot sensitivity: what is not known about the inputs of a scenario, or of a run, and what would have to be true.
import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Command } from 'commander';
import { plainJson } from '../reports/exports/plain-signs.ts';
import { PilotError } from '../scenarios/schema/pilot-error.ts';
import { shellWord } from '../scenarios/schema/shell-word.ts';
import { makeFolder, makeFolderBelow, refuseForeign } from '../simulators/store/named-folder.ts';
import { decimalComma } from './decimal-comma.ts';
import { exitCodes } from './explain-error.ts';
import { createProgress } from './progress.ts';
import type { Subject, SubjectOptions } from './sensitivity-subject.ts';
import { collect } from './set-option.ts';
import { stopOnSignal, untilStopped } from './stop-on-signal.ts';
import { asTyped } from './typed-command.ts';
import { wholeNumber } from './whole-number.ts';
import { pointsSoFar } from './points-so-far.ts';

interface SensitivityOptions extends SubjectOptions {
  readonly points?: string;
  readonly users: string;
  readonly json?: true;
  readonly decimalComma?: true;
}

/** Drawn together, where nobody says how many: a point of a rollout takes some ten times as long. */
const pointsUnlessSaid = { pilot: '256', rollout: '128' } as const;

export function sensitivityCommand(): Command {
  return new Command('sensitivity')
    .description('say what is not known about the inputs, and what would have to be true')
    .argument(
      '<scenario or run>',
      'scenario file (YAML), or the folder of a run, whose results and report it becomes a part of',
    )
    .option(
      '--points <number>',
      `points drawn from what is known of the inputs; a power of 2 (default: "${pointsUnlessSaid.pilot}", of a rollout "${pointsUnlessSaid.rollout}")`,
    )
    .option('--users <number>', 'virtual users at each point', '1000')
    .option('--set <path=value>', 'set a field of the scenario; may be repeated; not of a run', collect, [])
    .option(
      '--out <dir>',
      'folder of the results (default: a new one below runs/; of a run, sensitivity/ in its folder); one in which an analysis was stopped goes on',
    )
    .option(...decimalComma)
    .option('--json', 'sensitivity.json on standard output')
    .action(sensitivity);
}

async function sensitivity(path: string, options: SensitivityOptions): Promise<void> {
  if (options.points !== undefined) pointsOf(options.points);
  const users = wholeNumber('--users', options.users, 100, 1_000_000);
  const style = { decimalComma: options.decimalComma ?? false };
  const { subjectOfRun, subjectOfScenario } = await import('./sensitivity-subject.ts');
  const subject = await (isFolder(path) ? subjectOfRun(path, options) : subjectOfScenario(path, options));
  const { scenario } = subject.loaded;
  refuseUnfit(subject, users);
  const points = pointsOf(options.points ?? pointsUnlessSaid[scenario.kind === 'rollout' ? 'rollout' : 'pilot']);
  const folder = await folderOf(subject, options.out);

  const progress = createProgress();
  const stop = new AbortController();
  const onSignal = stopOnSignal(stop, progress);
  const order = {
    points,
    users,
    folder,
    workers: scenario.virtual.workers ?? availableParallelism(),
    style,
    stop: stop.signal,
    progress,
  };
  try {
    const made = await untilStopped(stop.signal, async () =>
      scenario.kind === 'rollout'
        ? (await import('./sensitivity-of-rollout.ts')).sensitivityOfRollout(subject, order)
        : (await import('./sensitivity-of-pilot.ts')).sensitivityOfPilot(subject, order),
    );
    progress.end();
    if (made === 'stopped') {
      process.stderr.write(
        asTyped(
          `Stopped; the points that have been lived are kept. Go on with: ${againCommand(path, folder, options, subject)}\n`,
        ),
      );
      process.exitCode = exitCodes.failed;
      return;
    }
    const { results, summary, file, report } = made;
    process.stdout.write(
      options.json
        ? `${plainJson(results)}\n`
        : `${summary}\n\n${report === undefined ? 'Report' : `Report of the run: ${report}\nAll of it`}: ${file}\n`,
    );
  } finally {
    progress.end();
    onSignal.off();
  }
}

function pointsOf(text: string): number {
  const points = wholeNumber('--points', text, 32, 16_384);
  if (Number.isInteger(Math.log2(points))) return points;
  throw new PilotError(
    'option-unfit',
    { found: text, expected: 'a power of 2 from 32, such as 256', where: '--points' },
    { badInput: true },
  );
}

function refuseUnfit({ loaded: { scenario } }: Subject, users: number): void {
  if (scenario.kind !== 'rollout' && scenario.arms.length < 2)
    throw new PilotError(
      'scenario-unfit',
      { found: 'one arm', expected: 'two or more, for a comparison', where: 'arms' },
      { badInput: true },
    );
  if (scenario.kind === 'recovery-drill')
    throw new PilotError(
      'scenario-unfit',
      {
        found: 'a recovery drill, which moves its inputs itself',
        expected: 'single sign-ins in arms that are compared, or a rollout over months',
        where: 'drill',
        remedy: 'set drill.many.points in it',
      },
      { badInput: true },
    );
  if (scenario.kind === 'phishing-drill')
    throw new PilotError(
      'scenario-unfit',
      {
        found: 'a phishing drill',
        expected: 'single sign-ins in arms that are compared',
        where: 'phishing',
        remedy: 'take a pilot of the same personas',
      },
      { badInput: true },
    );
  if (users < 20 * Object.keys(scenario.personas).length)
    throw new PilotError(
      'option-unfit',
      {
        found: String(users),
        expected: `at least 20 for each of ${Object.keys(scenario.personas).length} personas`,
        where: '--users',
      },
      { badInput: true },
    );
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

async function folderOf({ run }: Subject, out: string | undefined): Promise<string> {
  if (run !== undefined) return (await import('./write-uncertainty.ts')).uncertaintyFolder(run);
  if (out === undefined)
    return makeFolderBelow('runs', `${new Date().toISOString().slice(0, 19).replaceAll(':', '-')}-sensitivity`);
  refuseForeign(out, 'give another --out', (names) => names.every((name) => name === pointsSoFar));
  makeFolder(out);
  return out;
}

/** The same, into the folder in which the points lie. */
function againCommand(
  path: string,
  folder: string,
  { points, users, set, json, decimalComma: comma }: SensitivityOptions,
  { run }: Subject,
): string {
  return [
    'passkey-pilot sensitivity',
    shellWord(path),
    ...(points === undefined ? [] : [`--points ${points}`]),
    ...(users === '1000' ? [] : [`--users ${users}`]),
    ...set.map((each) => `--set ${shellWord(each)}`),
    ...(run === undefined ? [`--out ${shellWord(folder)}`] : []),
    ...(comma === undefined ? [] : ['--decimal-comma']),
    ...(json === undefined ? [] : ['--json']),
  ].join(' ');
}
