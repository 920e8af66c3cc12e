// A named location as Microsoft Graph has it (namedLocation), and where among the places of simulated people it lies.
import { z } from 'zod';

export const namedLocation = z.strictObject({
  id: z.string().min(1).max(100).describe('Id, a GUID in Microsoft Entra'),
  displayName: z.string().min(1).max(300).describe('What the administrator calls it'),
  isTrusted: z.boolean().default(false).describe('Whether it is marked as trusted'),
  covers: z
    .enum(['work', 'everywhere', 'nowhere'])
    .default('work')
    .describe(
      'Which devices are in it. work: those that are used at work, as their personas have it. everywhere, nowhere: all of them, none, as of a list of countries',
    ),
});
export type NamedLocation = z.output<typeof namedLocation>;
