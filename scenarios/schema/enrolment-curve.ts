// Published shares of people enrolled after so many days, each with the rollout that stands for it: what `validate` holds the model's enrolment against.
import { z } from 'zod';
import { inUnit } from './in-unit.ts';

const enrolmentCurve = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/, 'expected lower-case letters, digits and hyphens')
    .describe('Id of the curve'),
  title: z.string().max(80).describe('Who asked whom, in words'),
  setUp: z.string().describe('File beside this one: the rollout that stands for theirs'),
  standsFor: z.string().describe('What of it stands for what they did, and what is not known'),
  points: z
    .array(
      z.strictObject({
        row: z.string().describe('Id of the row in published.json, a proportion'),
        day: z
          .int()
          .min(1)
          .max(730)
          .meta(inUnit('count of days', 'From the first day on which anybody was asked to that of the figure.')),
      }),
    )
    .min(1)
    .max(20)
    .describe('What was published of it'),
});
export type EnrolmentCurve = z.infer<typeof enrolmentCurve>;

export const enrolmentCurves = z.strictObject({
  curves: z.array(enrolmentCurve).min(1).max(50).describe('Curves that are predicted'),
  notCompared: z
    .array(
      z.strictObject({
        row: z.string().describe('Id of the row in published.json'),
        why: z.string().describe('Why no rollout of the model stands for it'),
      }),
    )
    .max(50)
    .describe('Published shares with which nothing is compared'),
});
export type EnrolmentCurves = z.infer<typeof enrolmentCurves>;
