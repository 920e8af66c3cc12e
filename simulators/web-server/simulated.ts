// A server that was started for simulation: whoever shows the token can move its time, and meets the faults that are planted.
import type { Fault } from '../../scenarios/schema/scenario.ts';

export interface Simulated {
  /** Secret that requests show in `x-pilot-token`. */
  readonly token: string;
  readonly seed: number;
  readonly faults: readonly Fault[];
}
