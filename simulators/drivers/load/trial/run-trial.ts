// One trial: the script and its orders are written, k6 lives them against the target, and what it says is read as it comes.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { PilotError } from '../../../../scenarios/schema/pilot-error.ts';
import type { Trial } from '../../../../scenarios/schema/load-trial.ts';
import { decodeTrialLine, type TrialLine } from './attempt-line.ts';
import { ResourceSampler } from '../fleet/resource-sampler.ts';
import type { TrialTarget } from '../fleet/target-fleet.ts';
import { argumentsAt, variablesAt, type AddedArgument } from '../../../programs/k6/added-arguments.ts';
import { meaningOfK6Exit, type K6Exit, type K6ExitMeaning } from '../../../programs/k6/k6-exit.ts';
import { startK6, type K6Process } from '../../../programs/k6/k6-process.ts';
import { writeLastWill, type LastWill } from './last-will.ts';
import { WallClockWatch } from '../../../machine/wall-clock-watch.ts';
import { LineTail } from './line-tail.ts';
import { writeScriptFolder, type ScriptFiles } from '../printed/script-folder.ts';

export interface TrialParts {
  readonly id: string;
  readonly k6: {
    readonly path: string;
    readonly args: readonly AddedArgument[];
    /** Of k6's outputs. */
    readonly variables: Readonly<Record<string, string>>;
    readonly processes: number;
  };
  readonly files: ScriptFiles;
  readonly target: Pick<TrialTarget, 'processIds' | 'exited'>;
  readonly vus: number;
  /** samples.ndjson */
  readonly samplesFile: string;
  readonly stop: AbortSignal;
  /** @param nth k6 process that wrote it. */
  readonly onLine: (line: TrialLine, nth: number) => void;
  /** Several times a second. */
  readonly onTick: (elapsedMs: number) => void;
}

export interface TrialEnd {
  readonly startedAt: string;
  /** Absent: it ended by itself. */
  readonly cutShort?: NonNullable<Trial['cutShort']>;
}

const pollEveryMs = 200;
/** k6 loads the script for every VU before its clock begins; several processes wait for each other this long, ms. */
const startUpMs = (vus: number) => 3_000 + 20 * vus;

/** @throws PilotError `k6-failed` when k6 itself failed: its figures are void. */
export async function runTrial(parts: TrialParts): Promise<TrialEnd> {
  const folder = mkdtempSync(join(tmpdir(), 'passkey-pilot-trial-'));
  const will = writeLastWill(folder);
  try {
    return await inFolder(folder, will, parts);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    will.revoke();
  }
}

async function inFolder(
  folder: string,
  will: LastWill,
  { id, k6, files, target, vus, samplesFile, stop, onLine, onTick }: TrialParts,
): Promise<TrialEnd> {
  const script = writeScriptFolder(folder, files);
  const logFile = join(folder, 'k6.log');
  const startedAt = new Date();
  // k6 has no other clock than the machine's wall clock: where that was moved, it measured nothing.
  const wallClock = new WallClockWatch();
  /** The trial's clock begins, on our monotonic clock; known once k6 has loaded the script for every VU. */
  let beganAtMs: number | undefined;
  const elapsedMs = () => (beganAtMs === undefined ? 0 : Math.max(0, performance.now() - beganAtMs));
  let sampler: ResourceSampler | undefined;
  const unread: string[] = [];
  const requestErrors: string[] = [];
  const readLine = (text: string, nth: number) => {
    let line: TrialLine;
    try {
      line = decodeTrialLine(text);
    } catch {
      unread.push(text);
      return;
    }
    if (line.kind === 'epoch') beganAtMs ??= performance.now() - (Date.now() - line.atMs);
    if (line.kind === 'request-error') requestErrors.push(line.words);
    onLine(line, nth);
  };
  const tails = Array.from(
    { length: k6.processes },
    (_, nth) => new LineTail(join(folder, `lines-${nth}`), (text) => readLine(text, nth)),
  );
  const commonEpoch = k6.processes === 1 ? {} : { PILOT_EPOCH: String(Date.now() + startUpMs(vus)) };
  const processes: K6Process[] = [];
  const startSampler = () =>
    ResourceSampler.start({
      trial: id,
      startedAtMs: beganAtMs ?? performance.now(),
      processes: () => ({ k6: processes.map(({ processId }) => processId), target: target.processIds }),
      file: samplesFile,
    });
  let targetDied: { atMs: number; sentence: string } | undefined;
  let clockMoved: { atMs: number; sentence: string } | undefined;
  try {
    for (let index = 0; index < k6.processes; index += 1) {
      const place = { trial: id, folder: process.cwd(), ...(k6.processes === 1 ? {} : { process: index }) };
      const started = await startK6({
        path: k6.path,
        script,
        cwd: folder,
        env: { ...process.env, PILOT_LINES: '1', ...commonEpoch },
        logFile,
        consoleFile: join(folder, `lines-${index}`),
        ...(k6.processes === 1 ? {} : { segment: { index, of: k6.processes } }),
        args: argumentsAt(k6.args, place),
        variables: variablesAt(k6.variables, place),
      });
      will.end(started.processId);
      processes.push(started);
    }
    const ended = Promise.all(processes.map(({ exited }) => exited));
    const stopAll = () => void Promise.all(processes.map((each) => each.stop()));
    /** One that ends before its time leaves the others with a part of the plan: it is over for all. */
    let broken: K6Exit | undefined;
    for (const { exited } of processes) {
      void exited.then((exit) => {
        if (!['interrupted', 'ours'].includes(meaningOfK6Exit(exit, '').kind)) return;
        broken ??= exit;
        stopAll();
      });
    }
    if (stop.aborted) stopAll();
    stop.addEventListener('abort', stopAll, { once: true });
    void target.exited.then(({ asked, exit }) => {
      if (asked) return;
      targetDied = { atMs: elapsedMs(), sentence: `the target ended with ${exit.signal ?? `exit code ${exit.code}`}` };
      stopAll();
    });
    const atEnd = ended.then(() => false);
    for (let isRunning = true; isRunning;) {
      isRunning = await Promise.race([atEnd, wait(pollEveryMs, true)]);
      const movedMs = wallClock.look();
      if (movedMs !== 0 && clockMoved === undefined) {
        clockMoved = { atMs: elapsedMs(), sentence: clockSentence(movedMs) };
        stopAll();
      }
      for (const tail of tails) tail.poll();
      if (beganAtMs !== undefined) sampler ??= await startSampler();
      onTick(elapsedMs());
    }
    stop.removeEventListener('abort', stopAll);
    for (const tail of tails) tail.poll();
    const log = readFileSync(logFile, 'utf8');
    const meanings = [...(broken === undefined ? [] : [broken]), ...(await ended)].map((exit) =>
      meaningOfK6Exit(exit, log, requestErrors),
    );
    const cutShort = cutShortOf({ targetDied, clockMoved, stopped: stop.aborted, meanings, atMs: elapsedMs() });
    if (cutShort === undefined && unread.length > 0)
      throw k6Failed(
        `${unread.length} lines of k6 that are none of its script's, the first "${unread[0]?.slice(0, 40)}"`,
      );
    return { startedAt: startedAt.toISOString(), ...(cutShort === undefined ? {} : { cutShort }) };
  } finally {
    await Promise.all(processes.map((each) => each.stop()));
    for (const tail of tails) tail.close();
    await sampler?.stop();
  }
}

interface Ending {
  readonly targetDied: { readonly atMs: number; readonly sentence: string } | undefined;
  readonly clockMoved: Ending['targetDied'];
  readonly stopped: boolean;
  readonly meanings: readonly K6ExitMeaning[];
  readonly atMs: number;
}

function cutShortOf({ targetDied, clockMoved, stopped, meanings, atMs }: Ending): Trial['cutShort'] {
  if (targetDied !== undefined) return { code: 'target-died', ...targetDied };
  if (clockMoved !== undefined) return { code: 'clock-moved', ...clockMoved };
  if (stopped) return { code: 'interrupted', atMs, sentence: 'the run was stopped' };
  for (const meaning of meanings) if (meaning.kind === 'ours') throw k6Failed(meaning.sentence);
  for (const meaning of meanings)
    if (meaning.kind === 'interrupted') return { code: meaning.code, atMs, sentence: meaning.sentence };
  return undefined;
}

function clockSentence(movedMs: number): string {
  const seconds = Number((Math.abs(movedMs) / 1_000).toFixed(2));
  const direction = movedMs > 0 ? 'forward' : 'back';
  return `the clock of this machine, by which k6 measures, went ${direction} by ${seconds} s (it was set, or the machine slept)`;
}

function k6Failed(found: string): PilotError {
  return new PilotError('k6-failed', {
    found,
    expected: 'a k6 that lives through its trial',
    remedy: 'mend that, then go on; what was done is kept',
  });
}
