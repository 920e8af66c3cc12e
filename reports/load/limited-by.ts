// What gave way in a trial. The rules, first one that holds; the same words stand in the report:
// - nothing: the trial held to its objective.
// - generator: the rate asked is more than 80 % of what k6 reaches on this machine against a target that does nothing; or the machine
//   was busy beyond 90 % and k6 used more of it than the target. Then the figure is about k6, not about the target.
// - nothing, too: a trial without an objective (a profile) in which few sign-ins failed, no start was dropped and latency stayed level.
// - machine: busy beyond 95 %, and the target used most of it, or others who are not part of the run did.
// - target: its main threads were busy for 90 % of the time (password hashing runs on threads beside them and may use more), or
//   latency or failures grew while the machine had room.
import { percent, quantity } from '../words/quantity.ts';
import type { BusyCores } from './busy-cores.ts';
import type { Limit } from '../results/load-results.ts';

export const mostOfGenerator = 0.8;
export const busyWithK6 = 0.9;
export const busyMachine = 0.95;
const busyTarget = 0.9;
/** Of a profile, which has no objective: failing more than this is giving way. */
const fewFailures = 0.01;

export interface Evidence {
  /** Of a capacity trial: did it hold? Absent: it had no objective. */
  readonly held?: boolean;
  /** Share of the counted sign-ins that failed, dropped ones included. */
  readonly failureShare: number;
  readonly dropped: number;
  /** Latency did not settle although the rate stayed the same. */
  readonly unsettled: boolean;
  /** Highest planned rate; absent: lives. */
  readonly askedPerSecond?: number;
  /** Of k6 against a target that does nothing; absent: not measured. */
  readonly generatorPerSecond?: number;
  /** At the peak; absent: no samples. */
  readonly busy?: BusyCores;
  readonly cores: number;
  /** Absent: the target is somebody else's. */
  readonly targetProcesses?: number;
}

export interface Limitation {
  readonly limitedBy: Limit;
  readonly why: string;
}

export function limitedBy(evidence: Evidence): Limitation {
  const { held, failureShare, dropped, unsettled } = evidence;
  if (held === true) return { limitedBy: 'nothing', why: 'It held to its objective.' };
  const generator = generatorLimited(evidence);
  if (generator !== undefined) return generator;
  if (held === undefined && failureShare <= fewFailures && dropped === 0 && !unsettled)
    return { limitedBy: 'nothing', why: 'Nothing gave way: few failures, no dropped starts, latency level.' };
  return machineLimited(evidence) ?? targetLimited(evidence);
}

/** Share of all cores; what is known of it where the system does not tell the whole. */
function machineBusy({ busy, cores }: Evidence): number {
  return busy === undefined ? 0 : (busy.machine ?? busy.k6 + (busy.target ?? 0) + busy.own) / cores;
}

function generatorLimited(evidence: Evidence): Limitation | undefined {
  const { askedPerSecond, generatorPerSecond, busy } = evidence;
  if (
    askedPerSecond !== undefined &&
    generatorPerSecond !== undefined &&
    askedPerSecond > mostOfGenerator * generatorPerSecond
  ) {
    return {
      limitedBy: 'generator',
      why: `${quantity(askedPerSecond, 'a second')} were asked for, which is ${percent(askedPerSecond / generatorPerSecond)} of the ${quantity(generatorPerSecond, 'a second')} that k6 reaches here against a target that does nothing; beyond ${percent(mostOfGenerator)} a figure is not trusted.`,
    };
  }
  // Lives ask for no rate: k6 goes as fast as it can, and is busy.
  if (
    askedPerSecond !== undefined &&
    busy !== undefined &&
    machineBusy(evidence) > busyWithK6 &&
    busy.k6 > (busy.target ?? 0)
  ) {
    const than =
      busy.target === undefined
        ? `${quantity(busy.k6, 'cores')} of it; the target is elsewhere`
        : `more of it (${quantity(busy.k6, 'cores')}) than the target (${quantity(busy.target, 'cores')})`;
    return {
      limitedBy: 'generator',
      why: `The machine was busy to ${percent(Math.min(1, machineBusy(evidence)))}, and k6 used ${than}.`,
    };
  }
  return undefined;
}

function machineLimited(evidence: Evidence): Limitation | undefined {
  const { busy } = evidence;
  if (busy === undefined || machineBusy(evidence) <= busyMachine) return undefined;
  const target = busy.target ?? 0;
  const others = Math.max(0, (busy.machine ?? 0) - busy.k6 - target - busy.own);
  const most =
    others > target
      ? `others, who are not part of the run, used most of it (${quantity(others, 'cores')})`
      : `the target used most of it (${quantity(target, 'cores')})`;
  return {
    limitedBy: 'machine',
    why: `The machine was busy to ${percent(Math.min(1, machineBusy(evidence)))}, and ${most}; k6 used ${quantity(busy.k6, 'cores')}.`,
  };
}

function targetLimited(evidence: Evidence): Limitation {
  const { busy, targetProcesses } = evidence;
  if (busy === undefined)
    return { limitedBy: 'target', why: 'Failures or latency grew; no samples tell what was busy.' };
  if (busy.target !== undefined && targetProcesses !== undefined && busy.target >= busyTarget * targetProcesses)
    return {
      limitedBy: 'target',
      why: `The target used ${quantity(busy.target, 'cores')}; it has ${targetProcesses === 1 ? 'one process' : `${targetProcesses} processes`}.`,
    };
  return {
    limitedBy: 'target',
    why: `Failures or latency grew while the machine had room (busy to ${percent(machineBusy(evidence))}).`,
  };
}
