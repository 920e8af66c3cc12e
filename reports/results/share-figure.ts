// A share of people in results.json: of the people of a run as a sample, or of many in virtual time, whose only error is the simulation's.
import { z } from 'zod';
import { inUnit } from '../../scenarios/schema/in-unit.ts';
import { interval } from './results-interval.ts';

/** How sure it is. */
export const errorOfShare = {
  interval: interval.optional().describe('Of the people of the run as a sample. Absent: of the many, or `withheld`'),
  simulationError: z
    .number()
    .nonnegative()
    .optional()
    .meta(inUnit('share, 0 to 1', 'Of the many: standard error of the simulation. Absent: of the run.')),
  withheld: z.string().optional().describe('Why there is no interval'),
};

export const shareFigure = z.object({
  value: z.number().min(0).max(1).meta(inUnit('share, 0 to 1', 'The estimate.')),
  ...errorOfShare,
});
export type ShareFigure = z.infer<typeof shareFigure>;

/** real: the people of the run. many: they and others like them in virtual time. */
export const drillLayers = ['real', 'many'] as const;
export type DrillLayer = (typeof drillLayers)[number];
