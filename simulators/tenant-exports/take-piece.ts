// An object that is known for what it is, handed to its reader, and what came of it written in the book.
import type { JsonPath } from './parsed-export.ts';
import type { Piece } from './pieces.ts';
import { readPiece } from './read-piece.ts';
import type { SourceBook } from './source-book.ts';
import type { TenantDraft } from './tenant-draft.ts';
import type { TextPosition } from './unreadable.ts';

export interface FileReading {
  readonly draft: TenantDraft;
  readonly book: SourceBook;
}

export function take(
  file: string,
  { kind, object, path, around }: Piece,
  { draft, book }: FileReading,
  place: (path: JsonPath) => Partial<TextPosition>,
): void {
  const rows = readPiece[kind](object, {
    draft,
    file,
    around,
    note: (sentence, example) => book.note(file, kind, sentence, example),
    leaveOut: (sentence, below = []) => book.leaveOut({ file, ...nearest(place, [...path, ...below]), sentence }),
    alsoRead: (other, count) => book.addRows(file, other, count),
  });
  book.addRows(file, kind, rows);
}

/** Of the value, or where that is missing of what should have it. */
function nearest(place: (path: JsonPath) => Partial<TextPosition>, path: JsonPath): Partial<TextPosition> {
  for (let length = path.length; length >= 0; length -= 1) {
    const found = place(path.slice(0, length));
    if (found.line !== undefined) return found;
  }
  return {};
}
