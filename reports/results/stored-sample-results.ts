// Of a run that counts everybody and stores a sample of users: figures of both side by side.
import { z } from 'zod';
import { inUnit } from '../../scenarios/schema/in-unit.ts';
import { interval } from './results-interval.ts';

const arm = z.string().describe('Id of the arm, by assignment');

export const storedSampleResults = z.object({
  relativeErrorOfTimes: z
    .number()
    .meta(
      inUnit(
        'share, 0 to 1',
        'Of the times below, and of medians: they are read from histograms of everybody, which round by at most this share of it.',
      ),
    ),
  beside: z
    .array(
      z.object({
        metric: z.string().describe('Id of the metric'),
        arm,
        unit: z.string().describe('Unit of the figures'),
        everybody: z.number().meta(inUnit('as `unit` says', 'Figure of everybody.')),
        users: z.int().meta(inUnit('count of users', 'In the tables.')),
        sample: z
          .number()
          .optional()
          .meta(inUnit('as `unit` says', 'Figure of the users in the tables. Absent: too few.')),
        interval: interval.optional().describe('Of the sample. Absent: too few'),
      }),
    )
    .describe('Figures of the tenant by arm: of everybody, and of the users in the tables'),
  times: z
    .array(
      z.object({
        arm,
        persona: z.string().optional().describe('Persona id. Absent: weighted to the tenant'),
        level: z.number().meta(inUnit('share, 0 to 1', 'Of the successful attempts.')),
        seconds: z.number().meta(inUnit('s', 'Time that such a share does not exceed.')),
      }),
    )
    .describe('How long successful attempts take, from histograms of everybody'),
});
