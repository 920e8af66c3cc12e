// What a scenario says of attempts that serve no need.
import { z } from 'zod';

export const unmeant = z.strictObject({
  people: z
    .boolean()
    .default(false)
    .describe(
      'Attempts that nobody meant: pages opened and left, prompts that come by themselves and are waved away, the wrong account or device tried first, a passkey offered to people who have none there',
    ),
  strangers: z
    .boolean()
    .default(false)
    .describe('Passwords tried by strangers, of leaked pairs or of those that many have; they lock accounts'),
});
export type Unmeant = z.output<typeof unmeant>;
