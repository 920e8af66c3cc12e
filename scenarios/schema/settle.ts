// What a pilot asks of the two layers that are computed when its own people have lived: the same population grown to many, and the inputs
// over their ranges.
import { z } from 'zod';
import { inUnit } from './in-unit.ts';
import { durationFrom } from './units.ts';

const settleLayers = z.strictObject({
  users: z
    .int()
    .min(100, 'expected at least 100 users')
    .max(1_000_000, 'expected at most 1 000 000 users')
    .meta(
      inUnit(
        'count of users',
        'That the population is grown to in virtual time; the first ones are the people of the run, whose attempts are compared one by one. A run that has more is lived with as many.',
      ),
    ),
  points: z
    .int()
    .min(32, 'expected at least 32 points')
    .max(16_384, 'expected at most 16 384 points')
    .refine((points) => Number.isInteger(Math.log2(points)), 'expected a power of 2, such as 128')
    .meta(
      inUnit('count of points', "Of the parameters' ranges, drawn together by scrambled Sobol' points: a power of 2."),
    ),
  atMost: durationFrom('5 s', '1 d').describe(
    'Wall time of the points, at each start of the program; those that are not lived by then are left out, and the report says how many',
  ),
});

export const settle = z
  .union([z.literal(false, 'expected false, or users, points and atMost'), settleLayers])
  .default(false)
  .describe(
    'What settles decisions that the people of the run cannot: the same people among many in virtual time, on the machine times of the run itself, and the inputs over their ranges. false: neither',
  );
export type Settle = z.output<typeof settleLayers>;
