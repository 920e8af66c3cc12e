// What YAML takes without a word though it means something else than its writer can have meant, or is lost on the way to plain data.
import { isMap, isNode, isScalar, visit, type Document, type Node } from 'yaml';

export interface YamlOddity {
  readonly found: string;
  readonly expected: string;
  /** In the text. */
  readonly offset: number;
}

/** Of parseDocument: with "silent" it takes the first document of several and says nothing. */
export const parseOptions = { uniqueKeys: true, prettyErrors: false, logLevel: 'error' } as const;

/** Tags whose values are what they are without one. */
const plainTags = new Set(
  ['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].map((name) => `tag:yaml.org,2002:${name}`),
);

/** The first one of a document, from top to bottom. */
export function yamlOddity(document: Document): YamlOddity | undefined {
  const version = document.directives?.yaml;
  if (version?.explicit === true && version.version !== '1.2') {
    return {
      found: `YAML ${version.version}, in which no, 010 and 08:30 are other values`,
      expected: 'YAML 1.2, with no %YAML line',
      offset: 0,
    };
  }
  let first: YamlOddity | undefined;
  const report = (node: unknown, found: string, expected: string) => {
    first = { found, expected, offset: (isNode(node) ? node.range?.[0] : undefined) ?? 0 };
    return visit.BREAK;
  };
  visit(document, {
    Node(_, node) {
      const tag = 'tag' in node ? node.tag : undefined;
      if (tag !== undefined && !plainTags.has(tag))
        return report(node, `the tag ${tag.replace('tag:yaml.org,2002:', '!!')}`, 'plain values, lists and mappings');
      // YAML 1.1 reads 010 as 8, YAML 1.2 as 10.
      if (isScalar(node) && typeof node.value === 'number' && /^[-+]?0\d/.test(node.source ?? ''))
        return report(node, `a number with a leading zero (${node.source})`, 'one without it, or text in quotes');
      if (!isMap(node)) return undefined;
      const names = new Set<string>();
      for (const { key } of node.items) {
        const odd = oddKey(key, names);
        if (odd !== undefined) return report(key ?? node, ...odd);
        names.add(nameOf(key as Node));
      }
      return undefined;
    },
  });
  return first;
}

function oddKey(key: unknown, names: ReadonlySet<string>): [found: string, expected: string] | undefined {
  if (!isScalar(key)) return ['a list, mapping or alias as a key', 'a word as the key'];
  if (key.value === null || key.value === '') return ['a key without a name', 'a word as the key'];
  // Objects have one already, so that values under it are lost.
  if (key.value === '__proto__') return ['the key "__proto__"', 'another word as the key'];
  // 1 and "1" are two keys to YAML, and one in plain data.
  return names.has(nameOf(key)) ? ['a key for the second time', 'each key once'] : undefined;
}

const nameOf = (key: Node): string => (isScalar(key) ? String(key.value) : '');
