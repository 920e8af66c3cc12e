// Ctrl-C: the attempts in hand are ended, then the program; the second time at once.
import { exitCodes } from './explain-error.ts';
import type { Progress } from './progress.ts';

/** A signal that comes again so soon is the same Ctrl-C, handed on by what started us (npm, tsx) beside the terminal's own, ms. */
const sameSignalWithinMs = 500;

/** First Ctrl-C: end the attempts in hand and stop. Second: stop at once. */
export function stopOnSignal(stop: AbortController, progress: Progress): { off(): void } {
  let firstAtMs: number | undefined;
  const onSignal = () => {
    if (firstAtMs !== undefined) {
      if (performance.now() - firstAtMs < sameSignalWithinMs) return;
      process.exit(exitCodes.failed);
    }
    firstAtMs = performance.now();
    stop.abort();
    progress.stage(
      `Stopping after the attempts in hand, with exit code ${exitCodes.failed} (npm and the shell may say 130); once more to stop at once`,
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return {
    off() {
      process.off('SIGINT', onSignal);
      process.off('SIGTERM', onSignal);
    },
  };
}

/** What the work comes to; that it was stopped is no error. */
export async function untilStopped<T>(stop: AbortSignal, work: () => Promise<T>): Promise<T | 'stopped'> {
  try {
    return await work();
  } catch (cause) {
    if (stop.aborted && cause === stop.reason) return 'stopped';
    throw cause;
  }
}
