// Whether an authentication method is on, and for whom: a configuration of Microsoft Graph's authentication methods policy, with the groups
// that it is for. Who is excluded anywhere may not use it.
import { z } from 'zod';

const mostListed = 1_000;

export const listedGroups = (about: string) =>
  z.array(z.string()).min(1).max(mostListed).optional().describe(`Ids of personas and of groups ${about}`);

/** @param about what is on or off. */
export const methodUse = (about: string) =>
  z
    .strictObject({
      state: z.enum(['enabled', 'disabled']).default('enabled').describe('Whether anybody may use it'),
      groups: listedGroups('that may. Absent: everybody'),
      excludedGroups: listedGroups('that may not, whatever else says that they may. Absent: nobody'),
    })
    .prefault({})
    .describe(about);
export type MethodUse = z.output<ReturnType<typeof methodUse>>;
