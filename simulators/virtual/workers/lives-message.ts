// What the threads of the virtual driver say to each other.
import type { Attempt } from '../../../scenarios/schema/attempt.ts';
import type { MachineProfile } from '../../../scenarios/schema/machine-profile.ts';
import type { AttemptCounts } from '../../attempt/attempt-counts.ts';
import type { LoadedScenario } from '../../scenario/load-scenario.ts';

/** How a worker begins. */
export interface LivesSetup {
  readonly loaded: Pick<LoadedScenario, 'scenario' | 'target' | 'personas' | 'providers' | 'parameters'>;
  readonly profile: MachineProfile;
  readonly epoch: number;
  /** One Int32; not 0: end the attempt in hand and stop. */
  readonly stopped: SharedArrayBuffer;
}

/** A stretch of the population to live, and what an earlier start has lived of it. */
export interface LivesOrder {
  readonly kind: 'live';
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  readonly ended: readonly number[];
  /** Journalled attempts of users who had not ended. */
  readonly unfinished: readonly (readonly [user: number, attempts: readonly Attempt[]])[];
}

export type ToWorker = LivesOrder | { readonly kind: 'written' };

export type FromWorker =
  /** Lines of the journal, to be answered with `written`. */
  | { readonly kind: 'lines'; readonly lines: Uint8Array; readonly counts: AttemptCounts }
  | { readonly kind: 'lived'; readonly replayDifferences: number };
