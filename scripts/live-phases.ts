// The phases of a sensitivity analysis, whatever is lived at a point: which points, in which order, how far they are, and how long they took.
import type { SensitivityResults } from '../reports/results/sensitivity-results.ts';
import type { ParameterPoint } from '../scenarios/measures/parameter-point.ts';
import { jointDraws } from '../simulators/experiments/uncertainty/outer-designs.ts';
import type { WorkerPool } from '../simulators/machine/worker-pool.ts';
import { pointCourse } from './point-course.ts';
import type { Progress } from './progress.ts';

/** Independent scramblings, so that their scatter says how exact the points are. */
export const replicates = 8;

type At = ParameterPoint['at'];
type LivedPhase = SensitivityResults['phases'][number];

export interface PhasesOrder<Order, Lived> {
  readonly pool: WorkerPool<Order, Lived>;
  /** Points of each phase, in order, as far as it is known. */
  readonly forecast: readonly (readonly [title: string, points: number])[];
  /** Points of an earlier start; those that end are written there. Absent: none are kept. */
  readonly kept?: { readonly known: (order: Order) => Lived | undefined; readonly append: (lived: Lived) => void };
  /** Aborted: no further point is begun, and what was lived is made the most of. */
  readonly outOfTime?: AbortSignal;
  /** Aborted: no further point is begun, and the course rejects with its reason. */
  readonly stop?: AbortSignal;
  readonly progress: Progress;
}

export interface Phases<Order, Lived> {
  /** In order, without those for which there was no time. */
  readonly live: (title: string, orders: readonly Order[]) => Promise<Lived[]>;
  readonly phases: LivedPhase[];
  /** A line each. */
  readonly lived: { readonly phase: string; readonly point: Lived }[];
}

export function livePhases<Order extends { readonly users: number }, Lived>({
  pool,
  forecast,
  kept,
  outOfTime,
  stop,
  progress,
}: PhasesOrder<Order, Lived>): Phases<Order, Lived> {
  const course = pointCourse(forecast);
  const phases: LivedPhase[] = [];
  const lived: { phase: string; point: Lived }[] = [];
  const noMore = AbortSignal.any([outOfTime, stop].flatMap((signal) => signal ?? []));
  return {
    phases,
    lived,
    async live(title, orders) {
      const [first] = orders;
      if (first === undefined) return [];
      const begun = performance.now();
      const tell = course.begin(title, orders.length, (done, all) =>
        progress.counted(title, done, orders.length, { ...all, of: 'points' }),
      );
      const before = orders.map((each) => kept?.known(each));
      for (const known of before) if (known !== undefined) tell();
      const missing = await pool.live(
        orders.filter((_, at) => before[at] === undefined),
        (point) => {
          kept?.append(point);
          tell();
        },
        noMore,
      );
      stop?.throwIfAborted();
      const found = before.flatMap((known) => known ?? missing.shift() ?? []);
      const seconds = (performance.now() - begun) / 1_000;
      addPhase(phases, { title, points: found.length, users: first.users, seconds }, orders.length);
      lived.push(...found.map((point) => ({ phase: title, point })));
      return found;
    },
  };
}

export interface JointOrder {
  readonly parameters: readonly string[];
  /** In all. */
  readonly points: number;
  readonly seed: number;
}

/** One list for each scrambling; the first points of all scramblings are lived first, so that those of a course without time are even. */
export async function liveJoint<Point>(
  live: (ats: readonly At[]) => Promise<Point[]>,
  { points, ...draws }: JointOrder,
): Promise<Point[][]> {
  const ofEach = points / replicates;
  const scramblings = Array.from({ length: replicates }, (_, replicate) =>
    jointDraws({ ...draws, points: ofEach, replicate }),
  );
  const inTurn = Array.from({ length: ofEach }, (_, row) => scramblings.map((scrambling) => scrambling[row] ?? {}));
  const found = await live(inTurn.flat());
  return scramblings.map((_, replicate) => found.filter((__, at) => at % replicates === replicate));
}

/** A phase that goes on is one phase; one for which the time ran out says how much was meant. */
function addPhase(phases: LivedPhase[], { title, points, users, seconds }: LivedPhase, meant: number): void {
  const known = phases.find((phase) => phase.title === title && phase.users === users);
  const planned = (known?.planned ?? known?.points ?? 0) + meant;
  const all = {
    title,
    points: (known?.points ?? 0) + points,
    users,
    seconds: (known?.seconds ?? 0) + seconds,
  };
  const told = all.points < planned ? { ...all, planned } : all;
  if (known === undefined) phases.push(told);
  else Object.assign(known, told);
}
