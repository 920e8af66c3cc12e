// Turns what zod finds wrong into problems: where it stands in the YAML, what was found, what was expected.
import { z } from 'zod';
import { nearestWord, nearestWords } from './nearest-word.ts';
import type { Place, ScenarioProblem } from './scenario-errors.ts';
import type { Path } from './yaml-source.ts';

type Issue = z.core.$ZodIssue;
type Schema = z.core.$ZodType;

/** Where a path stands: in a file, or in an option that set it. */
export type Locate = (path: Path, what: 'key' | 'value') => Place;

/** Words in a sentence. */
const mostNamed = 40;

/** All problems of a value against its schema, unions resolved to the branch that was meant. */
export function issueProblems(
  schema: Schema,
  value: unknown,
  issues: readonly Issue[],
  locate: Locate,
): ScenarioProblem[] {
  return issues.flatMap((issue) => problemsOf(schema, value, issue, locate));
}

/** A value as it stands in a sentence after "found"; at most about 60 characters, control characters escaped. */
export function describeValue(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  let text: string | undefined;
  try {
    text = JSON.stringify(value);
  } catch {
    text = undefined;
  }
  if (text === undefined) return Array.isArray(value) ? 'a list' : 'a mapping';
  if (text.length <= 60) return text;
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return typeof value === 'object' ? `a mapping of ${Object.keys(value).length} fields` : `${text.slice(0, 57)}...`;
}

/** "one of "a", "b""; where there are too many to read, how many, and the three nearest to what was found. */
export function oneOf(words: readonly string[], found: string): string {
  const quoted = (some: readonly string[]) => some.map((word) => `"${word}"`).join(', ');
  if (words.length === 0) return 'none, there are none to choose from';
  return words.length <= mostNamed
    ? `one of ${quoted(words)}`
    : `one of ${words.length}, of which the nearest are ${quoted(nearestWords(found, words, 3))}`;
}

function problemsOf(schema: Schema, root: unknown, issue: Issue, locate: Locate): ScenarioProblem[] {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  if (issue.code === 'unrecognized_keys') {
    const known = keysOf(schemaAt(schema, path, root));
    return issue.keys.map((key) => ({
      ...unknownWord('unknown-key', key, known, [...path, key], locate([...path, key], 'key')),
      ...(isOurs(issue) ? { expected: expectedOf(issue, '') } : {}),
    }));
  }
  if (issue.code === 'invalid_key') {
    const word = String(path.at(-1));
    const [first] = issue.issues;
    if (first !== undefined && first.code !== 'invalid_value')
      return [
        {
          code: 'unknown-key',
          place: locate(path, 'key'),
          path: path.join('.'),
          found: describeValue(word),
          expected: expectedOf(first, describeValue(word)),
        },
      ];
    const allowed = issue.issues.flatMap((inner) => (inner.code === 'invalid_value' ? inner.values.map(String) : []));
    return [unknownWord('unknown-key', word, allowed, path, locate(path, 'key'))];
  }
  if (issue.code === 'invalid_union') {
    const branch =
      issue.discriminator === undefined
        ? meantBranch(issue.errors)
        : [noSuchWord(issue.discriminator, schemaAt(schema, path.slice(0, -1), root))];
    const above = issue.discriminator === undefined ? issue.path : issue.path.slice(0, -1);
    if (branch !== undefined) {
      return branch.flatMap((inner) =>
        problemsOf(schema, root, { ...inner, path: [...above, ...inner.path] } as Issue, locate),
      );
    }
  }
  const value = valueAt(root, path);
  if (value === undefined && path.length > 0) {
    return [
      {
        code: 'missing-key',
        place: locate(path, 'key'),
        path: path.join('.'),
        found: `no "${path.join('.')}"`,
        expected: expectedOf(issue, ''),
      },
    ];
  }
  const suggestion =
    issue.code === 'invalid_value' && typeof value === 'string'
      ? nearestWord(value, issue.values.map(String))
      : undefined;
  return [
    {
      code: issue.code === 'invalid_type' ? 'wrong-type' : 'wrong-value',
      place: locate(path, 'value'),
      path: path.join('.'),
      found: `${describeValue(value)}${path.length > 0 ? ` at "${path.join('.')}"` : ''}`,
      expected: expectedOf(issue, describeValue(value)),
      ...(suggestion === undefined ? {} : { suggestion }),
    },
  ];
}

/** A word that is not among those known, with the nearest one. */
export function unknownWord(
  code: 'unknown-key' | 'unknown-reference',
  word: string,
  known: readonly string[],
  path: Path,
  place: Place,
): ScenarioProblem {
  const suggestion = nearestWord(word, known);
  return {
    code,
    place,
    path: path.join('.'),
    found: describeValue(word),
    expected: oneOf(known, word),
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'a mapping of fields to values',
  record: 'a mapping of names to values',
};

/** Messages of our own schemas begin with "expected". */
const isOurs = (issue: Issue) => issue.message.startsWith('expected ');

/** Those of zod are put in our words. */
function expectedOf(issue: Issue, found: string): string {
  if (isOurs(issue)) return issue.message.slice('expected '.length);
  switch (issue.code) {
    case 'invalid_type':
      return typeNames[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return issue.values.length === 1 ? `"${String(issue.values[0])}"` : oneOf(issue.values.map(String), found);
    case 'too_small':
      return `${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}${unitOf(issue.origin, issue.minimum)}`;
    case 'too_big':
      return `${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}${unitOf(issue.origin, issue.maximum)}`;
    case 'invalid_format':
      return issue.format === 'date'
        ? 'a date such as "2026-01-05"'
        : issue.format === 'regex'
          ? `text that matches ${issue.pattern ?? ''}`
          : `a valid ${issue.format}`;
    case 'invalid_union':
      return 'one of the forms described in the JSON Schema';
    default:
      return issue.message;
  }
}

function unitOf(origin: string, amount: number | bigint): string {
  if (origin === 'string') return Number(amount) === 1 ? ' character' : ' characters';
  if (origin === 'array') return Number(amount) === 1 ? ' entry' : ' entries';
  return '';
}

/** The branch whose type and discriminating word fit; of a plain value that fits none, the first. A word that fits no branch is the one problem. */
function meantBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const sameType = branches.filter(
    (issues) => !issues.some((issue) => issue.path.length === 0 && issue.code === 'invalid_type'),
  );
  if (sameType.length === 0) return branches[0];
  const sameWord = sameType.filter((issues) => !issues.some((issue) => issue.code === 'invalid_value'));
  const words = sameType.flatMap((issues) =>
    issues.flatMap((issue) => (issue.code === 'invalid_value' ? [issue] : [])),
  );
  const [first] = words;
  if (
    sameWord.length === 0 &&
    first !== undefined &&
    words.every((issue) => issue.path.join('.') === first.path.join('.'))
  ) {
    return [{ ...first, values: [...new Set(words.flatMap((issue) => issue.values))] }];
  }
  return (sameWord.length > 0 ? sameWord : sameType).toSorted((a, b) => a.length - b.length)[0];
}

function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string | number, unknown>)[part];
  }
  return value;
}

/** The schema of the field at a path; of a union the branch that the value's word names, or else all object branches at once, as keysOf asks them. */
function schemaAt(schema: Schema, path: Path, value: unknown): Schema | undefined {
  const [part, ...rest] = path;
  const bare = branchNamedBy(value, withoutWrappers(schema));
  if (part === undefined) return bare;
  if (bare instanceof z.ZodUnion) {
    return bare.options.map((option) => schemaAt(option, path, value)).find((found) => found !== undefined);
  }
  const inner =
    bare instanceof z.ZodObject
      ? bare.shape[part]
      : bare instanceof z.ZodArray && typeof part === 'number'
        ? bare.element
        : bare instanceof z.ZodRecord
          ? bare.valueType
          : undefined;
  return inner === undefined ? undefined : schemaAt(inner as Schema, rest, valueAt(value, [part]));
}

/** Of a discriminated union the branch whose word the value has; the schema itself where there is none. */
function branchNamedBy(value: unknown, schema: Schema): Schema {
  if (!(schema instanceof z.ZodDiscriminatedUnion)) return schema;
  const { discriminator } = schema.def;
  const word = valueAt(value, [discriminator]);
  return schema.options.find((option) => wordsOf(option, discriminator).some((one) => one === word)) ?? schema;
}

/** What a field of a branch may say to name it. */
function wordsOf(branch: Schema, discriminator: string): readonly unknown[] {
  const field = branch instanceof z.ZodObject ? (branch.shape[discriminator] as Schema | undefined) : undefined;
  return field instanceof z.ZodLiteral ? [...field.values] : [];
}

/** zod tells nothing of the words there are. */
function noSuchWord(discriminator: string, schema: Schema | undefined): Issue {
  const words = schema instanceof z.ZodUnion ? schema.options.flatMap((option) => wordsOf(option, discriminator)) : [];
  return { code: 'invalid_value', path: [discriminator], values: words.map(String), message: '', input: undefined };
}

function keysOf(schema: Schema | undefined): string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  if (schema instanceof z.ZodRecord && schema.keyType instanceof z.ZodEnum) return schema.keyType.options.map(String);
  if (schema instanceof z.ZodUnion)
    return [...new Set(schema.options.flatMap((option) => keysOf(withoutWrappers(option))))];
  return [];
}

function withoutWrappers(schema: Schema): Schema {
  let bare: Schema = schema;
  while (
    bare instanceof z.ZodOptional ||
    bare instanceof z.ZodDefault ||
    bare instanceof z.ZodPrefault ||
    bare instanceof z.ZodNullable ||
    // What is read into another form: its keys are those of the form that is written.
    bare instanceof z.ZodPipe
  )
    bare = bare instanceof z.ZodPipe ? bare.in : bare.unwrap();
  return bare;
}
