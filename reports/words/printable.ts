// A text of somebody else's on a terminal: nothing in it moves the cursor, paints, or turns round what stands beside it.
import { isolatedTitle } from './isolated-title.ts';

export function printable(text: string): string {
  return isolatedTitle(text.replaceAll(/\p{Cc}/gu, '\ufffd'));
}
