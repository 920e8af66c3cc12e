// A day on which a service takes something away, with who says so.
import { z } from 'zod';
import { day } from './units.ts';

export const deadline = z.strictObject({
  id: z.string().describe('Id of the deadline, by which a scenario names it'),
  title: z.string().describe('What ends'),
  on: day.describe('The first day without it'),
  of: z.string().describe('For whom'),
  source: z.string().describe('Who says so, and where'),
  url: z.url().describe('Address of that'),
});
export type Deadline = z.infer<typeof deadline>;
