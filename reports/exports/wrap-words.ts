// Breaks text into lines of a terminal. A no-break space holds its words together; a word longer than a line is cut.
import { columnsOf } from '../words/isolated-title.ts';

/** Lines of at most `columns` characters (at least 1), without trailing spaces. */
export function wrapWords(text: string, columns: number): string[] {
  const widest = Math.max(1, columns);
  const lines: string[] = [];
  for (const word of text.split(/[ \n]+/)) {
    const last = lines.at(-1);
    if (last !== undefined && columnsOf(last) + 1 + columnsOf(word) <= widest) {
      lines[lines.length - 1] = `${last} ${word}`;
      continue;
    }
    const piece = columnsOf(word) <= widest ? word.length : widest;
    for (let from = 0; from < word.length; from += piece) lines.push(word.slice(from, from + piece));
  }
  return lines;
}
