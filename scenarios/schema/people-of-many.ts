// How many a drill lives in virtual time beside its people.
import { z } from 'zod';
import { inUnit } from './in-unit.ts';

export const peopleOfMany = z
  .int()
  .min(100)
  .max(1_000_000)
  .default(20_000)
  .meta(inUnit('count of people', 'To whom the population is grown in virtual time; the first are those of the run.'));
