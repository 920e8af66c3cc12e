// Where a policy is taken from a tenant's own exports, as a scenario writes it.
import { z } from 'zod';

const mostFiles = 1_000;
const name = z.string().min(1).max(300);

export const pathsOfExports = z.union([name, z.array(name).min(1).max(mostFiles)]);

export const exportPaths = pathsOfExports.describe(
  'Exports of a tenant: a folder, or files, beside this file. What they say of methods, passkey profiles, passes, Conditional Access, strengths, places and roles is taken over; fields beside this one hold over them. Runs keep what was read of the policies, and nothing of the people',
);

export const groupsOfExports = z
  .record(z.string(), z.array(name).max(mostFiles))
  .describe(
    'By id of a persona or a group of this scenario: groups of the exports, by name or id, that its people are in; groups around those are known from the exports. Who is not named is in none',
  );

/** Names of a tenant may be longer than anybody reads. */
export const longestNote = 600;
export const mostNotes = 1_000;

export const notCarriedOver = z
  .array(z.string().max(longestNote))
  .max(mostNotes)
  .describe('What the exports say and the simulation does not live, or lives by an assumption');
