// What every rule of a decision says of itself, and of each of its numbers.
import { z } from 'zod';
import { share } from './units.ts';

/** What a number of a rule rests on: a source, or the word assumed with a reason. */
export const basis = {
  assumed: z.string().min(1).max(600).optional().describe('Why so, where nobody else says it'),
  source: z.string().min(1).max(600).optional().describe('Who says so, and where'),
};
export const basisMissing = 'expected assumed or source';
export const hasBasis = (of: { readonly assumed?: string | undefined; readonly source?: string | undefined }) =>
  of.assumed !== undefined || of.source !== undefined;

/** Under half of the inputs two words could be said at once. */
export const level = share.refine((value) => value > 0.5, 'expected more than 50 %');

/** Of the rule itself. */
export const ruleHead = {
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,59}$/, 'expected an id such as "standard": lower-case letters, digits and hyphens')
    .describe('Id of the rule, which is the name of its file'),
  title: z.string().min(1).max(80).describe('The rule in a few words'),
  chosenBy: z.string().min(1).max(200).describe('Who chose it, and when'),
};
