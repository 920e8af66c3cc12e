// The course of a run, from an open folder to a closed one, whatever is lived in it: the manifest says that it runs, from when and how; people
// are lived; tables are written; the manifest says how it ended, and why. Stopped, broken or with a full disk, it leaves a folder that can be
// gone on with. What differs from kind to kind and driver to driver is handed in.
import type { Manifest } from '../../scenarios/schema/run.ts';
import type { RunFolder } from '../store/run-folder.ts';
import type { RunSummary } from './conduct-run.ts';
import { whyFailed, type Closing, type RunEnd } from './run-end.ts';

type Epoch = Manifest['epochs'][number];

export interface Lived {
  readonly summary: RunSummary;
  /** What was measured of this start. */
  readonly measured?: Pick<Epoch, 'stolenShare'>;
}

/** Takes the time of what it is given: of the attempts alone, without what is started for them. */
export type Running = <T>(attempts: () => Promise<T>) => Promise<T>;

export interface CourseOfRun<M extends Manifest, L extends Lived> {
  readonly folder: RunFolder;
  /** As written so far; epochs of earlier starts in it. */
  readonly manifest: M;
  /** What is known of this start before anything is lived. */
  readonly start?: Omit<Epoch, 'startedAt' | 'endedAt' | 'ended' | 'reason' | 'runningMs'>;
  /** Share of void attempts beyond which the run has failed. */
  readonly voidLimit: number;
  readonly stop: AbortSignal;
  /** Lives and journals what no earlier start did; all that it starts is stopped when it settles. May reject with the reason of the stop. */
  readonly live: (running: Running) => Promise<L>;
  /** Of a run that was stopped before it could tell. */
  readonly livedSoFar: () => Promise<Pick<RunSummary, 'attempts' | 'voids'>>;
  /** Writes the tables of what was lived to its end. */
  readonly close: (lived: L) => Promise<Closing<M>>;
  /** After the manifest has said how the run ended. */
  readonly afterwards?: (completed: boolean) => void;
}

export async function courseOfRun<M extends Manifest, L extends Lived>(course: CourseOfRun<M, L>): Promise<RunEnd<M>> {
  const { folder, manifest: given, stop } = course;
  const started: Epoch = { startedAt: new Date().toISOString(), ...course.start };
  let manifest: M = { ...given, state: 'running', epochs: [...given.epochs, started] };
  folder.writeManifest(manifest);
  let measured: Partial<Epoch> = {};
  const running: Running = async (attempts) => {
    const sinceMs = performance.now();
    try {
      return await attempts();
    } finally {
      measured = { runningMs: performance.now() - sinceMs };
    }
  };
  const end = (state: M['state'], ended: Pick<Epoch, 'ended' | 'reason'>) => {
    const last = { ...started, endedAt: new Date().toISOString(), ...measured, ...ended };
    manifest = { ...manifest, state, epochs: [...given.epochs, last] };
    folder.writeManifest(manifest);
  };
  try {
    const lived = await course.live(running);
    const { summary } = lived;
    measured = { ...measured, ...lived.measured };
    if (!summary.completed) {
      end('interrupted', { ended: 'interrupted' });
      return { manifest, summary };
    }
    const { reconciliation, kept, brokenOff, note, more } = await course.close(lived);
    manifest = { ...manifest, ...more, ...(reconciliation === undefined ? {} : { reconciliation }) };
    const reason = brokenOff ?? whyFailed(summary, reconciliation, course.voidLimit, kept);
    if (reason === undefined) end('completed', { ended: 'completed', ...(note === undefined ? {} : { reason: note }) });
    else end('failed', { ended: 'failed', reason });
    course.afterwards?.(reason === undefined);
    return { manifest, summary };
  } catch (error) {
    if (stop.aborted && error === stop.reason) {
      end('interrupted', { ended: 'interrupted' });
      const { attempts, voids } = await course.livedSoFar();
      return { manifest, summary: { attempts, voids, replayDifferences: 0, completed: false } };
    }
    const cause = placed(error, folder.path);
    try {
      end(stop.aborted ? 'interrupted' : 'failed', {
        ended: 'failed',
        reason: cause instanceof Error ? cause.message : String(cause),
      });
    } catch {
      // A disk that is full takes no manifest either; the one there still says "running", and the cause says more.
    }
    throw cause;
  }
}

/** The system names no file where a write failed (a full disk): all of ours are in this folder. */
function placed(error: unknown, path: string): unknown {
  return error instanceof Error && 'syscall' in error && error.syscall === 'write' && !('path' in error)
    ? Object.assign(error, { path })
    : error;
}
