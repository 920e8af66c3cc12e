// Adding up what is counted of people whose text messages end. Where there was none there is nothing to add to.
import type { TextMessagesEnd } from '../../schema/text-messages-end.ts';
import { addEach } from './ledger-sums.ts';

export const noTextMessagesEnd = (): TextMessagesEnd => ({ holders: 0, alone: 0, prompted: 0, registered: 0 });

/** Undefined: there were none. */
export function sumOfTextMessagesEnd(some: readonly (TextMessagesEnd | undefined)[]): TextMessagesEnd | undefined {
  const there = some.filter((each) => each !== undefined);
  if (there.length === 0) return undefined;
  const sum = noTextMessagesEnd();
  for (const each of there) addEach(sum, each);
  return sum;
}
