// What a parent tells a server that it starts for simulation.
import { z } from 'zod';
import type { Fault } from '../../scenarios/schema/scenario.ts';

/** In its output form (ms and proportions): it was read by the scenario's schema before. */
export const faultAsRead = z.custom<Fault>((value) => typeof value === 'object' && value !== null && 'at' in value);

/** Of a secret that opens what the simulation alone may do, characters. */
export const leastSecret = 32;

export const simulatedStart = z.strictObject({
  token: z.string().min(leastSecret),
  seed: z.number(),
  faults: z.array(faultAsRead),
});
