// A machine profile: what steps took browser, network and target in a real run, to be resampled by the virtual driver.
import { z } from 'zod';
import { actions, type Action } from '../flows/action.ts';
import { inUnit } from './in-unit.ts';

const ms = z.number().nonnegative();

export const profileSample = z.strictObject({
  action: z.enum(actions as readonly [Action, ...Action[]]).describe('Action of the step'),
  result: z.string().describe('Its result'),
  parts: z
    .tuple([ms, ms, ms, ms])
    .meta(
      inUnit(
        'ms',
        "Navigation, server (without planted delays), ceremony, rendering; the harness's own time is left out.",
      ),
    ),
});
export type ProfileSample = z.infer<typeof profileSample>;

export const machineProfile = z.strictObject({
  title: z.string().describe('What it is called in the report'),
  measuredOn: z.iso.date().describe('Day of the measurement'),
  driver: z.enum(['browser', 'load']).describe('Driver of the run it was taken from'),
  run: z.string().describe('Id of that run'),
  environment: z
    .record(z.string(), z.string())
    .describe('The machine it was measured on, in words: processor, cores, memory, system, browser'),
  flows: z.array(z.string()).min(1).describe('Flows the run had'),
  attempts: z.int().positive().meta(inUnit('count of attempts', 'Whose steps were measured.')),
  busyBefore: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .meta(
      inUnit(
        'share, 0 to 1',
        "Of all cores' time, what other programs used just before the first attempt, the most of any start. Absent: not known.",
      ),
    ),
  stolenShare: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .meta(
      inUnit(
        'share, 0 to 1',
        "Of all cores' time, what the host of a virtual machine took meanwhile, the most of any start. Absent: not known.",
      ),
    ),
  note: z.string().optional().describe('What a reader should know of the measurement'),
  samples: z.array(profileSample).min(1).describe('Measured steps'),
});
export type MachineProfile = z.infer<typeof machineProfile>;
