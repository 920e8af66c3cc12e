// JSON as exports have it, with the place of everything in it: comments and commas too many are forgiven and told, a broken bracket is
// refused where it is.
import {
  findNodeAtLocation,
  parse,
  parseTree,
  printParseErrorCode,
  visit,
  type Node,
  type ParseError,
} from 'jsonc-parser';
import { positionAt, unreadable, type TextPosition } from './unreadable.ts';

export type JsonPath = readonly (string | number)[];

export interface ParsedExport {
  readonly value: unknown;
  /** What is odd in the text, a sentence each. */
  readonly notes: readonly string[];
  /** Of a value, by the way to it. */
  readonly positionOf: (path: JsonPath) => TextPosition | undefined;
}

/** No export nests deeper; what does is hostile, and would overflow whoever walks it. */
export const deepestJson = 100;
/** Characters up to which doubled keys are looked for, which takes as long as reading. */
const longestChecked = 8_000_000;
const forgiven = { allowTrailingComma: true, disallowComments: false } as const;

/** What jsonc-parser calls the slips, in words for after "found". */
const slips: Readonly<Record<string, string>> = {
  ValueExpected: 'nothing where a value should be',
  ColonExpected: 'no colon after a name',
  CommaExpected: 'no comma between two values',
  CloseBraceExpected: 'no closing brace: the text ends or goes on too early',
  CloseBracketExpected: 'no closing bracket: the text ends or goes on too early',
  PropertyNameExpected: 'no name in quotes where one should be',
  EndOfFileExpected: 'something behind the end',
  InvalidSymbol: 'a word that JSON does not have',
  InvalidNumberFormat: 'a number that JSON does not have',
  InvalidCharacter: 'a character that must be escaped',
  UnexpectedEndOfString: 'a quote that is never closed',
  UnexpectedEndOfComment: 'a comment that is never closed',
  InvalidUnicode: 'an escape that is none',
  InvalidEscapeCharacter: 'an escape that is none',
};

/** @param isRow one of many: names that stand twice in it are not looked for. @throws PilotError of unreadable.ts. */
export function parsedExport(text: string, isRow = false): ParsedExport {
  const notes: string[] = [];
  const value = plainJson(text) ?? forgivingJson(text, notes);
  refuseDeep(value);
  if (!isRow && text.length <= longestChecked) notes.push(...doubledKeys(text));
  let tree: Node | undefined;
  return {
    value,
    notes,
    positionOf: (path) => {
      tree ??= parseTree(text, [], forgiven);
      const node = tree === undefined ? undefined : findNodeAtLocation(tree, [...path]);
      return node === undefined ? undefined : positionAt(text, node.offset);
    },
  };
}

/** Undefined where it is none; JSON's null is nothing that an export is. */
function plainJson(text: string): unknown {
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
}

function forgivingJson(text: string, notes: string[]): unknown {
  const errors: ParseError[] = [];
  let value: unknown;
  try {
    value = parse(text, errors, forgiven);
  } catch (cause) {
    // Its parser calls itself for each bracket.
    if (cause instanceof RangeError) throw tooDeep();
    throw cause;
  }
  const [first] = errors;
  if (first !== undefined) {
    const found = slips[printParseErrorCode(first.error)] ?? 'text that is not JSON';
    throw unreadable(`found ${found}, expected JSON to its end; export it again.`, positionAt(text, first.offset));
  }
  if (value === undefined || value === null)
    throw unreadable('found nothing in it, expected an export; export it again.');
  notes.push('Comments, or a comma before a closing bracket, which JSON does not have: read without them.');
  return value;
}

function refuseDeep(value: unknown): void {
  let level: object[] = typeof value === 'object' && value !== null ? [value] : [];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepestJson) throw tooDeep();
    const next: object[] = [];
    for (const one of level)
      for (const inner of Array.isArray(one) ? one : Object.values(one))
        if (typeof inner === 'object' && inner !== null) next.push(inner as object);
    level = next;
  }
}

const tooDeep = () =>
  unreadable(`found brackets more than ${deepestJson} deep, expected an export of Microsoft Graph; export it again.`);

function doubledKeys(text: string): readonly string[] {
  const open: Set<string>[] = [];
  const doubled: string[] = [];
  visit(
    text,
    {
      onObjectBegin: () => void open.push(new Set()),
      onObjectEnd: () => void open.pop(),
      onObjectProperty: (name, _offset, _length, line) => {
        const names = open.at(-1);
        if (names?.has(name) === true) doubled.push(`"${name.slice(0, 60)}" (line ${line + 1})`);
        names?.add(name);
      },
    },
    forgiven,
  );
  if (doubled.length === 0) return [];
  const some = doubled.slice(0, 3).join(', ');
  return [
    `A name stands twice in one object: ${some}${doubled.length > 3 ? ` and ${doubled.length - 3} more` : ''}; the last one counts, as JSON parsers have it.`,
  ];
}
