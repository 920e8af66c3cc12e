// A machine profile: what steps took browser, network and target in a real run, to be resampled by the virtual driver.
import { z } from 'zod';
import { actions, type Action } from './action.ts';

const ms = z.number().nonnegative();

export const profileSample = z.strictObject({
  action: z.enum(actions as readonly [Action, ...Action[]]),
  result: z.string(),
  /** navigation, server (without planted delays), ceremony, rendering; ms, as in MeasuredParts. The harness's own time is left out. */
  parts: z.tuple([ms, ms, ms, ms]),
});
export type ProfileSample = z.infer<typeof profileSample>;

export const machineProfile = z.strictObject({
  /** What it is called in the report. */
  title: z.string(),
  /** Day of the measurement. */
  measuredOn: z.iso.date(),
  driver: z.enum(['browser', 'load']),
  /** The run it was taken from. */
  run: z.string(),
  /** Of the machine it was measured on, in words: processor, cores, memory, system, browser. */
  environment: z.record(z.string(), z.string()),
  /** Flows the run had. */
  flows: z.array(z.string()).min(1),
  /** Attempts whose steps were measured. */
  attempts: z.int().positive(),
  /** What a reader should know of the measurement. */
  note: z.string().optional(),
  samples: z.array(profileSample).min(1),
});
export type MachineProfile = z.infer<typeof machineProfile>;
