// Time of browser, network and target for the steps of attempts that have none of their own: resampled from what real attempts measured.
import { openStream } from '../../scenarios/sampling/stream.ts';
import type { MachineProfile, ProfileSample } from '../../scenarios/schema/machine-profile.ts';
import type { MeasuredParts } from '../../scenarios/schema/attempt.ts';
import type { SessionOrder } from '../attempt/driver.ts';
import { nothingMeasured, type StepAddress, type TargetAction } from '../attempt/target-session.ts';

export interface MachineTime {
  /** Depends on the seed and the address only: the same attempt takes the same machine time in whatever order attempts are lived. */
  readonly partsOf: (order: Pick<SessionOrder, 'user' | 'drawIndex'>, at: StepAddress, action: TargetAction, result: string) => MeasuredParts;
}

const ceremonies: ReadonlySet<TargetAction> = new Set(['use-passkey', 'use-passkey-for-user-name', 'use-passkey-of-phone', 'create-passkey']);

/** Whole samples are drawn, all parts of one step together: a slow page is slow in more than one of them. */
export function sampledMachineTime(profile: MachineProfile, seed: number): MachineTime {
  const pools = new Map<string, readonly MeasuredParts[]>();
  const poolOf = (action: TargetAction, result: string): readonly MeasuredParts[] => {
    const key = `${action} ${result}`;
    const known = pools.get(key);
    if (known !== undefined) return known;
    const found = nearest(profile, action, result).map(partsOf);
    pools.set(key, found);
    return found;
  };
  return {
    partsOf({ user, drawIndex }, { flow, step, visit }, action, result) {
      if (action === 'obtain-code') return nothingMeasured;
      const pool = poolOf(action, result);
      const u = openStream({ seed, purpose: `machine/${flow}/${step}`, user: user.index, attempt: drawIndex, visit }).uniform();
      return pool[Math.floor(u * pool.length)] ?? nothingMeasured;
    },
  };
}

/** Samples of this action with this result; else of the action; else of all actions of its kind, page or ceremony. */
function nearest({ samples }: MachineProfile, action: TargetAction, result: string): readonly ProfileSample[] {
  const own = samples.filter((sample) => sample.action === action);
  const same = own.filter((sample) => sample.result === result);
  if (same.length > 0) return same;
  if (own.length > 0) return own;
  return samples.filter((sample) => ceremonies.has(sample.action as TargetAction) === ceremonies.has(action));
}

/** What the harness took beside them is none of a driver that has none. */
function partsOf({ parts: [navigationMs, serverMs, ceremonyMs, renderingMs] }: ProfileSample): MeasuredParts {
  return { navigationMs, serverMs, ceremonyMs, renderingMs, overheadMs: 0 };
}
