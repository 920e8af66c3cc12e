// Groups of the tenant's directory, by id: who is in them.
import { z } from 'zod';
import { share } from './units.ts';

const groupId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,59}$/, 'expected an id such as "pilot-group": lower-case letters, digits and hyphens');

const group = z.strictObject({
  personas: z
    .array(z.string())
    .min(1)
    .max(1_000)
    .optional()
    .describe('Ids of personas whose people are in it. Absent: all'),
  share: share.default(1).describe('Share of those people, drawn at random'),
});

export const directoryGroups = z.record(groupId, group);
