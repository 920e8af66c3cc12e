// People whose only second factor is a code by text message, when text messages end: counts of a week.
import { z } from 'zod';
import { inUnit } from './in-unit.ts';

const people = (about: string) => z.number().nonnegative().meta(inUnit('count of people', about));

export const textMessagesEnd = z.object({
  holders: people('There on the morning of the day with text messages as second factor, a passkey beside it or not.'),
  alone: people('Of those: without a passkey.'),
  prompted: people('Met the registration that cannot be put off, in the week; each time counts.'),
  registered: people('Of those: registered there and then.'),
});
export type TextMessagesEnd = z.infer<typeof textMessagesEnd>;
