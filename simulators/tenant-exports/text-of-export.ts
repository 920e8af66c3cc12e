// The text of an open file, piece by piece, whatever it is encoded in: UTF-8 with or without a mark, UTF-16 as Windows PowerShell writes it.
import { readSync } from 'node:fs';
import { TextDecoder } from 'node:util';
import { positionAt, unreadable } from './unreadable.ts';

const pieceBytes = 4 * 2 ** 20;

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** What begins so is no text; in words for after "found". */
const otherKinds: readonly (readonly [string, string])[] = [
  ['PK\u0003\u0004', 'a ZIP archive or an Office workbook; unpack it, or save the sheet as "CSV UTF-8"'],
  ['%PDF', 'a PDF document; export the data itself as JSON or CSV'],
  ['\u001f\u008b', 'a gzip archive; unpack it'],
  ['PAR1', 'a Parquet file; export it as JSON or CSV'],
  ['\u0089PNG', 'a picture; export the data itself as JSON or CSV'],
];

/** Pieces of text in order, without the mark. @throws PilotError of unreadable.ts. */
export function* textPieces(descriptor: number): Generator<string, void, undefined> {
  const bytes = new Uint8Array(pieceBytes);
  let decoder: TextDecoder | undefined;
  let linesBefore = 0;
  for (;;) {
    const size = readSync(descriptor, bytes);
    const piece = bytes.subarray(0, size);
    decoder ??= new TextDecoder(encodingOf(piece), { fatal: true });
    const text = decoded(decoder, piece, size === 0, linesBefore);
    if (text !== '') yield text;
    if (size === 0) return;
    linesBefore += linesIn(text);
  }
}

function encodingOf(start: Uint8Array): Encoding {
  const head = Buffer.from(start.subarray(0, 4)).toString('latin1');
  for (const [mark, what] of otherKinds) if (head.startsWith(mark)) throw unreadable(`found ${what}.`);
  const [first, second] = start;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // Without a mark: text of exports begins with a bracket, a quote or a letter of ASCII, whose other half is 0.
  if (first !== undefined && first !== 0 && second === 0) return 'utf-16le';
  if (first === 0 && second !== undefined && second !== 0) return 'utf-16be';
  return 'utf-8';
}

function decoded(decoder: TextDecoder, piece: Uint8Array, isLast: boolean, linesBefore: number): string {
  let text: string;
  try {
    text = decoder.decode(piece, { stream: !isLast });
  } catch (cause) {
    const { encoding } = decoder;
    const lossy = new TextDecoder(encoding).decode(piece);
    const { line, column } = positionAt(lossy, Math.max(0, lossy.indexOf('\ufffd')));
    throw unreadable(
      `found bytes that are not ${encoding.toUpperCase()}, expected text; save it as UTF-8.`,
      { line: linesBefore + line, column },
      cause,
    );
  }
  const zero = text.indexOf('\0');
  if (zero < 0) return text;
  const { line, column } = positionAt(text, zero);
  throw unreadable('found a zero character, expected text; export it again.', { line: linesBefore + line, column });
}

function linesIn(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
