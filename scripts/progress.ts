// How far a run has come, on standard error: one line rewritten on a terminal, else a line every 10 s or 10 %.
import type { TrialProgress } from '../simulators/drivers/load/course/trial-conductor.ts';

export interface RunCounts {
  /** Attempts that ended, void ones too. */
  readonly done: number;
  /** Attempts planned; grows when people start over. */
  readonly total: number;
  /** Ended without being signed in: refused, abandoned, timed out. */
  readonly failed: number;
  readonly void: number;
}

export interface DayCounts {
  /** Days lived, of all people, and of how many. */
  readonly personDays: number;
  readonly ofPersonDays: number;
  readonly attempts: number;
}

/** Of things that take about as long as each other. */
export interface PartCounts {
  readonly done: number;
  readonly total: number;
  /** "points" */
  readonly of: string;
}

export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

export interface Progress {
  /**
   * What follows is one of several layers of a run, and counted by itself; what is left is told of all of them.
   * @param name empty: the last layer is over. @param aheadMs what the layers after it are expected to take.
   */
  layer(name: string, aheadMs: number): void;
  /** Something that takes a while and has no count: installing, starting, writing the report. */
  stage(what: string, elapsedMs?: number): void;
  /** Something of which there is a known number. @param all what is done and planned of the whole, of which this is a part; absent: this is all. */
  counted(what: string, done: number, total: number, all?: PartCounts): void;
  attempts(counts: RunCounts): void;
  /** @param leftMs of all trials, as forecast; absent: nobody knows. */
  load(counts: TrialProgress, leftMs?: number): void;
  /** Of a calendar that is being lived. */
  days(counts: DayCounts): void;
  /** Leaves what was shown last as a line of its own. */
  end(): void;
}

const linesEveryMs = 10_000;
const rewritesEveryMs = 100;

/** @param now monotonic clock, ms. */
export function createProgress(
  stream: ProgressStream = process.stderr,
  now: () => number = () => performance.now(),
): Progress {
  let current = '';
  let shownAt = Number.NEGATIVE_INFINITY;
  let tenths = 0;
  let stageShown = '';
  let trialShown = '';
  let startedAt: number | undefined;
  let doneAtStart = 0;
  let layer = '';
  let aheadMs = 0;
  const terminal = stream.isTTY === true;

  const show = () => {
    shownAt = now();
    // A line that wraps cannot be rewritten: it is cut to the window.
    stream.write(
      terminal ? `\r\u001B[2K${current.slice(0, Math.max(20, (stream.columns ?? 80) - 1))}` : `${current}\n`,
    );
  };
  const offer = (line: string, important: boolean) => {
    current = `${layer}${line}`;
    if (important || now() - shownAt >= (terminal ? rewritesEveryMs : linesEveryMs)) show();
  };

  return {
    layer(name, expectedMs) {
      if (terminal && current !== '') finishLine();
      current = '';
      layer = name === '' ? '' : `${name}: `;
      aheadMs = expectedMs;
      startedAt = undefined;
      doneAtStart = 0;
      tenths = 0;
      stageShown = '';
    },
    stage(what, elapsedMs = 0) {
      const isNew = what !== stageShown;
      if (isNew && terminal && stageShown !== '') finishLine();
      stageShown = what;
      offer(elapsedMs < 1_000 ? what : `${what}: ${inWords(elapsedMs)}`, isNew);
    },
    counted(what, done, total, all) {
      const isNew = what !== stageShown;
      if (isNew && terminal && stageShown !== '') finishLine();
      stageShown = what;
      const whole = all ?? { done, total };
      // What starts up for the first one is no measure of the others.
      if (startedAt === undefined && whole.done > 0) {
        startedAt = now();
        doneAtStart = whole.done;
      }
      const since = whole.done - doneAtStart;
      const left =
        startedAt !== undefined && since > 0 && whole.done < whole.total
          ? ` · ${inWords(((now() - startedAt) / since) * (whole.total - whole.done) + aheadMs)} left`
          : '';
      const inAll = all === undefined ? '' : ` · ${all.done} of ${all.total} ${all.of} in all`;
      offer(`${what}: ${done} of ${total}${inAll}${left}`, isNew || done === total);
    },
    attempts(counts) {
      if (stageShown !== '' && terminal) finishLine();
      stageShown = '';
      if (startedAt === undefined) {
        startedAt = now();
        doneAtStart = counts.done;
      }
      const reached = counts.total === 0 ? 0 : Math.floor((10 * counts.done) / counts.total);
      const important = reached > tenths || (counts.done === counts.total && counts.total > 0);
      tenths = Math.max(tenths, reached);
      offer(attemptsLine(counts, counts.done - doneAtStart, now() - startedAt, aheadMs), important);
    },
    load(counts, leftMs) {
      const isNew = counts.trial !== trialShown;
      if ((stageShown !== '' || isNew) && terminal) finishLine();
      stageShown = '';
      trialShown = counts.trial;
      offer(loadLine(counts, leftMs), isNew);
    },
    days({ personDays, ofPersonDays, attempts }) {
      if (stageShown !== '' && terminal) finishLine();
      stageShown = '';
      if (startedAt === undefined) {
        startedAt = now();
        doneAtStart = personDays;
      }
      const since = personDays - doneAtStart;
      const left =
        since > 0 && personDays < ofPersonDays
          ? ` · ${inWords(((now() - startedAt) / since) * (ofPersonDays - personDays))} left`
          : '';
      const reached = Math.floor((10 * personDays) / ofPersonDays);
      const important = reached > tenths;
      tenths = Math.max(tenths, reached);
      offer(
        `${((100 * personDays) / ofPersonDays).toFixed(1)} % of all people's days lived · ${attempts} attempts${left}`,
        important,
      );
    },
    end() {
      if (current === '') return;
      if (terminal) {
        show();
        finishLine();
      }
      current = '';
    },
  };

  function finishLine(): void {
    stream.write('\n');
  }
}

/** Rate and time left come from this start of the program: a resumed run has attempts behind it that took no time now. */
function attemptsLine(counts: RunCounts, doneNow: number, elapsedMs: number, aheadMs: number): string {
  const parts = [`${counts.done} of ${counts.total} attempts`];
  if (doneNow > 0 && elapsedMs > 0) {
    const perSecond = (doneNow * 1_000) / elapsedMs;
    parts.push(`${perSecond.toFixed(perSecond < 10 ? 1 : 0)}/s`);
    if (counts.done < counts.total)
      parts.push(`${inWords(((counts.total - counts.done) / perSecond) * 1_000 + aheadMs)} left`);
  }
  parts.push(`${counts.failed} not signed in`, `${counts.void} void`);
  return parts.join(' · ');
}

function loadLine(
  { trial, elapsedMs, durationMs, wantedPerSecond, reachedPerSecond, inFlight, failed, dropped, p95Ms }: TrialProgress,
  leftMs: number | undefined,
): string {
  const rate = (perSecond: number) => perSecond.toFixed(perSecond < 10 ? 1 : 0);
  return [
    `${trial}: ${inWords(Math.min(elapsedMs, durationMs))} of ${inWords(durationMs)}${leftMs === undefined ? '' : `, some ${inWords(leftMs)} left in all`}`,
    `${rate(wantedPerSecond)}/s wanted, ${rate(reachedPerSecond)}/s reached`,
    `${inFlight} in flight`,
    `${failed} failed`,
    `${dropped} dropped`,
    ...(p95Ms === undefined
      ? []
      : [`p95 ${p95Ms < 1_000 ? `${p95Ms.toFixed(0)} ms` : `${(p95Ms / 1_000).toFixed(1)} s`}`]),
  ].join(' · ');
}

/** "12 s", "3 min 05 s", "2 h 10 min" */
function inWords(durationMs: number): string {
  const seconds = Math.round(durationMs / 1_000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
  return `${Math.floor(seconds / 3_600)} h ${String(Math.floor((seconds % 3_600) / 60)).padStart(2, '0')} min`;
}
