// Rows of JSON that is too large for one string, each cut out as text where it ends; who wants to know what is in it parses that. Only ends of
// values are looked for here. Measured on 175 MB of users with 40 groups each: this and JSON.parse 2.5 s, @streamparser/json 5.4 s,
// stream-json 18.5 s, of which the latter is not meant for hostile input.
import type { Surroundings } from './recognise.ts';
import { unreadable } from './unreadable.ts';

export interface JsonRow {
  readonly text: string;
  /** Where it begins, from 1. */
  readonly line: number;
  readonly around: Surroundings;
}

export interface JsonRowsEnd {
  /** Graph gave one page of several. */
  readonly isOnePage: boolean;
}

/** Characters of one row: a group with half a million members. */
const longestRow = 64_000_000;
const deepestWrapper = 6;
const code = { quote: 34, backslash: 92, slash: 47, star: 42, open: [123, 91], close: [125, 93], newline: 10 } as const;

/** Elements of every list below objects that only wrap, and objects in these that are no larger than a row. @throws PilotError of unreadable.ts. */
export function* jsonRows(pieces: Iterable<string>): Generator<JsonRow, JsonRowsEnd, undefined> {
  const text = new PiecedText(pieces);
  const end = { isOnePage: false };
  yield* rowsBelow(text, { keys: [] }, end, 0);
  if (text.next() !== '') throw text.unexpected('something behind the end');
  return end;
}

function* rowsBelow(
  text: PiecedText,
  around: Surroundings,
  end: { isOnePage: boolean },
  depth: number,
): Generator<JsonRow, void, undefined> {
  const isList = text.next() === '[';
  const closing = isList ? ']' : '}';
  text.take(isList ? '[' : '{');
  let here = around;
  while (text.next() !== closing) {
    if (isList) yield { ...text.value(), around: here };
    else here = yield* member(text, here, end, depth);
    if (text.next() !== closing) text.take(',');
  }
  text.take(closing);
}

/** @returns what is known of the members after it. */
function* member(
  text: PiecedText,
  around: Surroundings,
  end: { isOnePage: boolean },
  depth: number,
): Generator<JsonRow, Surroundings, undefined> {
  if (text.next() !== '"') throw text.unexpected('no name in quotes where one should be');
  const name = String(JSON.parse(text.value().text));
  text.take(':');
  const keys = name.toLowerCase() === 'value' ? around.keys : [...around.keys, name];
  const first = text.next();
  if (first === '[' && depth < deepestWrapper) {
    yield* rowsBelow(text, { ...around, keys }, end, depth + 1);
    return around;
  }
  const isLarge = first === '{' && !text.holdsValue(longestRow);
  if (isLarge && depth < deepestWrapper) {
    yield* rowsBelow(text, { ...around, keys }, end, depth + 1);
    return around;
  }
  const value = text.value();
  if (first === '{') yield { ...value, around: { ...around, keys } };
  if (name === '@odata.nextLink') end.isOnePage = true;
  return name === '@odata.context' ? { ...around, context: value.text.replaceAll('"', '') } : around;
}

/** A text of which only the part that is being read is held. */
class PiecedText {
  readonly #pieces: Iterator<string>;
  #text = '';
  #at = 0;
  #line = 1;

  constructor(pieces: Iterable<string>) {
    this.#pieces = pieces[Symbol.iterator]();
  }

  /** The next character that is no blank and in no comment; '' at the end. */
  next(): string {
    for (;;) {
      while (this.#at < this.#text.length && this.#text.charCodeAt(this.#at) <= 32) this.#step();
      if (this.#at >= this.#text.length - 1 && this.#more()) continue;
      if (this.#text.charCodeAt(this.#at) !== code.slash) return this.#text.charAt(this.#at);
      this.#skipComment();
    }
  }

  take(expected: string): void {
    if (this.next() !== expected)
      throw this.unexpected(this.next() === '' ? 'the end of the file' : `"${this.next()}"`, `"${expected}"`);
    this.#at += 1;
  }

  /** The value that begins here. */
  value(): { readonly text: string; readonly line: number } {
    this.next();
    const { end } = this.#endOfValue(longestRow);
    if (end === undefined) throw this.unexpected('a value that does not end');
    const { line } = this;
    const text = this.#text.slice(this.#at, end);
    if (text === '') throw this.unexpected('nothing where a value should be');
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#line += 1;
    this.#at = end;
    return { text, line };
  }

  /** Whether the value that begins here ends within so many characters. */
  holdsValue(characters: number): boolean {
    return this.#endOfValue(characters).end !== undefined;
  }

  get line(): number {
    return this.#line;
  }

  unexpected(found: string, expected = 'JSON to its end') {
    const lineStart = this.#text.lastIndexOf('\n', this.#at - 1) + 1;
    return unreadable(`found ${found}, expected ${expected}; export it again.`, {
      line: this.#line,
      column: this.#at - lineStart + 1,
    });
  }

  #step(): void {
    if (this.#text.charCodeAt(this.#at) === code.newline) this.#line += 1;
    this.#at += 1;
  }

  /** Reads on, so that what is held at least doubles: a value is then looked through a few times at most. */
  #more(): boolean {
    const held = this.#text.slice(this.#at);
    const parts = [held];
    for (let length = 0; length <= held.length;) {
      const { value, done } = this.#pieces.next();
      if (done === true) break;
      parts.push(value);
      length += value.length;
    }
    if (parts.length === 1) return false;
    this.#text = parts.join('');
    this.#at = 0;
    return true;
  }

  #endOfValue(within: number): { readonly end?: number } {
    for (;;) {
      const end = endOfValue(this.#text, this.#at);
      if (end !== undefined && end < this.#text.length) return { end };
      if (this.#text.length - this.#at > within) return {};
      if (!this.#more()) return end === undefined ? {} : { end };
    }
  }

  #skipComment(): void {
    const isBlock = this.#text.charCodeAt(this.#at + 1) === code.star;
    if (!isBlock && this.#text.charCodeAt(this.#at + 1) !== code.slash) throw this.unexpected('"/"', 'a value');
    const mark = isBlock ? '*/' : '\n';
    for (;;) {
      const end = this.#text.indexOf(mark, this.#at + 2);
      if (end >= 0) {
        while (this.#at < end + (isBlock ? 2 : 0)) this.#step();
        return;
      }
      if (!this.#more()) {
        if (isBlock) throw this.unexpected('a comment that is never closed');
        this.#at = this.#text.length;
        return;
      }
    }
  }
}

/** Undefined: not within this text. Of a word or a number the end of the text may not be its own. */
function endOfValue(text: string, start: number): number | undefined {
  const first = text.charCodeAt(start);
  if (first === code.quote) return endOfString(text, start);
  if (first !== code.open[0] && first !== code.open[1]) {
    let at = start;
    while (at < text.length && !',]} \n\r\t:/'.includes(text.charAt(at))) at += 1;
    return at;
  }
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (character === code.quote) {
      const end = endOfString(text, at);
      if (end === undefined) return undefined;
      at = end - 1;
    } else if (character === code.open[0] || character === code.open[1]) depth += 1;
    else if (character === code.close[0] || character === code.close[1]) {
      depth -= 1;
      if (depth === 0) return at + 1;
    } else if (character === code.slash) {
      const end = endOfComment(text, at);
      if (end === undefined) return undefined;
      at = end - 1;
    }
  }
  return undefined;
}

function endOfString(text: string, start: number): number | undefined {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let escapes = 0;
    while (text.charCodeAt(at - 1 - escapes) === code.backslash) escapes += 1;
    if (escapes % 2 === 0) return at + 1;
  }
  return undefined;
}

function endOfComment(text: string, start: number): number | undefined {
  const isBlock = text.charCodeAt(start + 1) === code.star;
  if (!isBlock && text.charCodeAt(start + 1) !== code.slash) return start + 1;
  const end = text.indexOf(isBlock ? '*/' : '\n', start + 2);
  return end < 0 ? undefined : end + (isBlock ? 2 : 0);
}
