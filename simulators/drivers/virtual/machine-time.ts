// Time of browser, network and target for the steps of attempts that have none of their own: resampled from what real attempts measured.
import { firstUniformAt, streamKey } from '../../../scenarios/sampling/stream.ts';
import { flows } from '../../../scenarios/flows/catalogue.ts';
import { livedFlows, type BegunWith } from '../../../scenarios/flows/lived-flows.ts';
import { actionsAt, type Action } from '../../../scenarios/flows/action.ts';
import type { Flow } from '../../../scenarios/flows/flow.ts';
import type { MachineProfile, ProfileSample } from '../../../scenarios/schema/machine-profile.ts';
import type { MeasuredParts } from '../../../scenarios/schema/attempt.ts';
import type { SessionOrder } from '../../attempt/driver.ts';
import { nothingMeasured, type StepAddress, type TargetAction } from '../../attempt/target-session.ts';

export interface MachineTime {
  /** Depends on the seed and the address only: the same attempt takes the same machine time in whatever order attempts are lived. */
  readonly partsOf: (
    order: Pick<SessionOrder, 'user' | 'drawIndex'>,
    at: StepAddress,
    action: TargetAction,
    result: string,
  ) => MeasuredParts;
}

/** The others are pages. */
const ceremonies: ReadonlySet<string> = new Set(actionsAt('ceremony'));

/** Whole samples are drawn, all parts of one step together: a slow page is slow in more than one of them. */
export function sampledMachineTime(profile: MachineProfile, seed: number): MachineTime {
  const poolOf = keptByTwo((action: TargetAction, result): readonly MeasuredParts[] =>
    nearest(profile, action, result).map(partsOf),
  );
  const streamKeyOf = keptByTwo((flow, step) => streamKey(seed, `machine/${flow}/${step}`));
  return {
    partsOf({ user, drawIndex }, { flow, step, visit }, action, result) {
      if (untimed.has(action)) return nothingMeasured;
      const pool = poolOf(action, result);
      const u = firstUniformAt(streamKeyOf(flow, step), user.index, drawIndex, visit);
      return pool[Math.floor(u * pool.length)] ?? nothingMeasured;
    },
  };
}

/** What a pair of names makes, made once: spelling the pair out as one name at each step would take longer than the draw. */
function keptByTwo<A extends string, T>(make: (first: A, second: string) => T): (first: A, second: string) => T {
  const kept = new Map<A, Map<string, T>>();
  return (first, second) => {
    const known = kept.get(first)?.get(second);
    if (known !== undefined) return known;
    const made = make(first, second);
    const ofFirst = kept.get(first) ?? new Map<string, T>();
    kept.set(first, ofFirst.set(second, made));
    return made;
  };
}

/** Samples of this action with this result; else of the action; else of all actions of its kind, page or ceremony. */
function nearest({ samples }: MachineProfile, action: TargetAction, result: string): readonly ProfileSample[] {
  const own = samples.filter((sample) => sample.action === action);
  const same = own.filter((sample) => sample.result === result);
  if (same.length > 0) return same;
  if (own.length > 0) return own;
  return samples.filter((sample) => isCeremony(sample) === ceremonies.has(action));
}

/**
 * Actions that a run may come to, of which a profile has no sample: their steps take the time of others of their kind, page or ceremony,
 * which the report tells.
 */
export function borrowedActions(
  { samples }: Pick<MachineProfile, 'samples'>,
  arms: readonly BegunWith[],
): readonly Action[] {
  const known: Readonly<Record<string, Flow>> = flows;
  const measured = new Set<Action>(samples.map(({ action }) => action));
  const found = [...livedFlows(arms)].flatMap((id) =>
    Object.values(known[id]?.steps ?? {}).flatMap(({ action }) =>
      untimed.has(action) || measured.has(action) ? [] : [action],
    ),
  );
  return [...new Set(found)].toSorted();
}

/** Done in the person's head, on another device, by telephone or by an administrator: no time of this machine's. */
const untimed: ReadonlySet<Action> = new Set(actionsAt('head', 'own-device', 'call', 'directory'));

/** Kinds of which a profile has no sample at all: a step of such a kind would take no time, and nothing would say so. */
export function kindsWithoutTime({ samples }: Pick<MachineProfile, 'samples'>): readonly ('page' | 'ceremony')[] {
  return [
    ...(samples.every(isCeremony) ? ['page' as const] : []),
    ...(samples.some(isCeremony) ? [] : ['ceremony' as const]),
  ];
}

const isCeremony = ({ action }: Pick<ProfileSample, 'action'>) => ceremonies.has(action);

/** What the harness took beside them is none of a driver that has none. */
function partsOf({ parts: [navigationMs, serverMs, ceremonyMs, renderingMs] }: ProfileSample): MeasuredParts {
  return { navigationMs, serverMs, ceremonyMs, renderingMs, overheadMs: 0 };
}
