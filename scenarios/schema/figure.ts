// A figure of something that others make, as a part of a profile: its value, the range in which it may plausibly lie, and who says so.
import { z } from 'zod';
import { inUnit, type Unit } from './in-unit.ts';

/**
 * @param unit of value, low and high alike.
 * @param least and most: what it can be.
 */
export function figure(unit: Unit, about: string, least: number, most: number) {
  const amount = z.number().min(least).max(most);
  return z
    .strictObject({
      value: amount.meta(inUnit(unit, about)),
      low: amount.meta(inUnit(unit, 'Lower end of the range in which it may plausibly lie.')),
      high: amount.meta(inUnit(unit, 'Upper end of that range.')),
      evidence: z.array(z.string()).min(1).optional().describe('Ids of rows in published.json this rests on'),
      assumed: z.string().optional().describe('Why this value, where nothing published supports it'),
    })
    .refine(({ low, value, high }) => low <= value && value <= high, 'expected "value" from "low" to "high"')
    .refine((it) => it.evidence !== undefined || it.assumed !== undefined, 'expected evidence or assumed')
    .meta(inUnit(unit, about));
}
export type Figure = z.infer<ReturnType<typeof figure>>;
