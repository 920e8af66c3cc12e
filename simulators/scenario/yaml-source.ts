// Reads one YAML file into plain data, and remembers where in the text every field stands.
// Hostile files (alias bombs, nesting without end, a folder, 2 GB) end as problems, never as exceptions.
import { readFile, readdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Node,
} from 'yaml';
import { nearestWord } from './nearest-word.ts';
import type { Place, ProblemCode, ScenarioProblem } from './scenario-errors.ts';
import { parseOptions, yamlOddity } from './yaml-oddity.ts';

export interface YamlSource {
  readonly file: string;
  readonly text: string;
  readonly document: Document;
  readonly lines: LineCounter;
}

export type Path = readonly (string | number)[];

const sizeLimitBytes = 1_000_000;
/** References in all, each counted with what it repeats; files here need none or a few. */
const aliasLimit = 20;
const topWords: Readonly<Record<Top, string>> = {
  mapping: 'a mapping of fields to values',
  list: 'a list of mappings',
};

/** Slips of people who write YAML by hand, by the parser's code, whose own words are about grammar. */
const slips: Readonly<Record<string, { readonly found: string; readonly expected: string }>> = {
  MULTILINE_IMPLICIT_KEY: {
    found: 'a line without a colon and a blank after its field',
    expected: 'a field, a colon, a blank and its value, such as "users: 100"',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    found: 'a value that goes on as another field, here or in the next line',
    expected: 'one field a line, those of one mapping in the same column; text with a colon in quotes',
  },
  BAD_INDENT: {
    found: 'a field that stands in no column of those around it',
    expected: 'fields of one mapping in the same column',
  },
};

/** What stands at the top of a file. */
export type Top = 'mapping' | 'list';

/** Reads and parses a file. Adds to `problems` and returns undefined when it cannot. */
export async function readYamlSource(
  file: string,
  top: Top,
  problems: ScenarioProblem[],
): Promise<YamlSource | undefined> {
  const text = await readText(file, problems);
  return text === undefined ? undefined : parseYamlSource(file, text, top, problems);
}

/** The same for text that is already read. */
export function parseYamlSource(
  file: string,
  text: string,
  top: Top,
  problems: ScenarioProblem[],
): YamlSource | undefined {
  const lines = new LineCounter();
  const report = (code: ProblemCode, found: string, expected: string, offset = 0) =>
    problems.push({ code, place: placeAt(file, lines, offset), path: '', found, expected });
  let document: Document;
  try {
    document = parseDocument(text, { ...parseOptions, lineCounter: lines });
  } catch {
    // The parser recurses: a stack that overflows is the one way in which it throws.
    report('too-deep', 'lists or mappings nested thousands deep', 'a few levels');
    return undefined;
  }
  const complaints = [...document.errors, ...document.warnings];
  for (const [index, { code, message, pos }] of complaints.entries()) {
    // The parser complains of one line twice when it is a key and no key.
    if (complaints.findIndex((other) => other.pos[0] === pos[0]) < index) continue;
    const meant = slips[message.startsWith('Implicit map keys') ? 'MULTILINE_IMPLICIT_KEY' : code];
    if (code === 'DUPLICATE_KEY') report('not-yaml', 'a key for the second time', 'each key once', pos[0]);
    else if (code === 'MULTIPLE_DOCS')
      report('not-yaml', 'a second YAML document, which nobody would read', 'one document in a file', pos[0]);
    else if (meant !== undefined) report('not-yaml', meant.found, meant.expected, pos[0]);
    else report('not-yaml', `text that is not YAML (${message.replace(/\s+/g, ' ').trim()})`, 'YAML', pos[0]);
  }
  if (complaints.length > 0) return undefined;
  if (document.contents === null) {
    report('empty', 'an empty file', topWords[top]);
    return undefined;
  }
  if (!(top === 'mapping' ? isMap(document.contents) : isSeq(document.contents))) {
    const found = isMap(document.contents) ? 'a mapping' : isSeq(document.contents) ? 'a list' : 'a single value';
    report('wrong-type', found, topWords[top], document.contents.range?.[0]);
    return undefined;
  }
  const source = { file, text, document, lines };
  try {
    const odd = yamlOddity(document);
    if (odd !== undefined) {
      report('not-yaml', odd.found, odd.expected, odd.offset);
      return undefined;
    }
    plainValue(source);
  } catch (cause) {
    const bomb = cause instanceof ReferenceError;
    report(
      bomb ? 'too-many-aliases' : 'too-deep',
      bomb ? 'aliases (*name) that repeat each other too often' : 'values nested thousands deep',
      bomb ? `at most ${aliasLimit} in all` : 'a few levels',
      bomb ? firstAlias(document)?.range?.[0] : undefined,
    );
    return undefined;
  }
  return source;
}

/** The document as plain data. */
export function plainValue(source: YamlSource): unknown {
  return source.document.toJS({ maxAliasCount: aliasLimit }) as unknown;
}

/** Place of the value at a path, or of its key; of the nearest enclosing one where the path leads nowhere. */
export function placeOf(source: YamlSource, path: Path, what: 'key' | 'value' = 'value'): Place {
  let node: unknown = source.document.contents;
  let place = node as Node | null;
  for (const [depth, part] of path.entries()) {
    if (isAlias(node)) node = node.resolve(source.document);
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(part),
      );
      if (pair === undefined) break;
      node = pair.value;
      place = (what === 'key' && depth === path.length - 1 ? pair.key : (pair.value ?? pair.key)) as Node;
    } else if (isSeq(node) && typeof part === 'number') {
      const item = node.items[part];
      if (item === undefined) break;
      node = item;
      place = item as Node;
    } else break;
  }
  return placeAt(source.file, source.lines, place?.range?.[0] ?? 0);
}

function placeAt(file: string, lines: LineCounter, offset: number): Place {
  const { line, col } = lines.lineStarts.length === 0 ? { line: 1, col: 1 } : lines.linePos(offset);
  return { kind: 'file', file, line, column: col };
}

async function readText(file: string, problems: ScenarioProblem[]): Promise<string | undefined> {
  const report = (code: ProblemCode, found: string, expected: string, suggestion?: string) =>
    problems.push({
      code,
      place: { kind: 'file', file },
      path: '',
      found,
      expected,
      ...(suggestion === undefined ? {} : { suggestion }),
    });
  try {
    const status = await stat(file);
    if (!status.isFile()) {
      report('not-a-file', status.isDirectory() ? 'a folder' : 'something that is not a file', 'a YAML file');
      return undefined;
    }
    if (status.size > sizeLimitBytes) {
      report('too-large', `${status.size} bytes`, `at most ${sizeLimitBytes}`);
      return undefined;
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR')
      report('file-missing', 'no such file', 'a YAML file', await fileOfLikeName(file));
    else if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      report('not-utf-8', 'bytes that are not UTF-8', 'text in UTF-8');
    else report('unreadable', `a file that cannot be read (${String(code)})`, 'one this user may read');
    return undefined;
  }
}

async function fileOfLikeName(file: string): Promise<string | undefined> {
  try {
    const names = (await readdir(dirname(file))).filter((name) => ['.yaml', '.yml'].includes(extname(name)));
    const stems = new Map(names.map((name) => [basename(name, extname(name)), name]));
    const nearest = stems.get(nearestWord(basename(file, extname(file)), [...stems.keys()]) ?? '');
    return nearest === undefined ? undefined : join(dirname(file), nearest);
  } catch {
    return undefined;
  }
}

function firstAlias(document: Document): Node | undefined {
  let first: Node | undefined;
  visit(document, {
    Alias(_, alias) {
      first = alias;
      return visit.BREAK;
    },
  });
  return first;
}
