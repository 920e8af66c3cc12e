import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { inUnit } from '../scenarios/schema/in-unit.ts';
import { publishedSchemas } from './published-schemas.ts';

/** What of JSON Schema the program's own schemas use. */
interface Node {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly prefixItems?: readonly Node[];
  readonly additionalProperties?: boolean | Node;
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
  readonly allOf?: readonly Node[];
  readonly $defs?: Readonly<Record<string, Node>>;
  readonly $ref?: string;
}

/** What it refers to, or itself. */
function resolved(node: Node, { $defs = {} }: Node): Node {
  return node.$ref === undefined ? node : ($defs[node.$ref.replace('#/$defs/', '')] ?? node);
}

/** A unit is stated in these words at the end of a description, as `inUnit` writes it and no other way. */
const statesUnit =
  / Unit: (?:µs|ms|s|min|h|year|share, 0 to 1|ratio|count of .+|.+ per second|per 1 000 needs to sign in|cores|GiB|ordinal, from [01]|variance, .+|sum of .+|standard units|points of 100|tenths of a second, then .+|bucket of .+|no unit|as .+ says)\.$/;

const partsOf = ({
  items,
  prefixItems = [],
  additionalProperties,
  anyOf = [],
  oneOf = [],
  allOf = [],
}: Node): readonly Node[] => [
  ...(items === undefined ? [] : [items]),
  ...prefixItems,
  ...(typeof additionalProperties === 'object' ? [additionalProperties] : []),
  ...anyOf,
  ...oneOf,
  ...allOf,
];

/** A number, or a list, a record or a choice of numbers. */
function isNumeric(node: Node, root: Node): boolean {
  return (
    [node.type].flat().some((type) => type === 'number' || type === 'integer') ||
    partsOf(node)
      .map((part) => resolved(part, root))
      .some((part) => part.properties === undefined && isNumeric(part, root))
  );
}

/** Every field below, with its path, and what is wrong with its description. */
function faults(node: Node, path: string, root: Node = node): string[] {
  return [
    ...Object.entries(node.properties ?? {}).flatMap(([key, field]) => {
      const here = `${path}.${key}`;
      const found = faultOf(key, resolved(field, root), root).map((fault) => `${here}: ${fault}`);
      // What it refers to is looked at where it stands.
      return [...found, ...faults(field, here, root)];
    }),
    ...partsOf(node).flatMap((part) => faults(part, `${path}[]`, root)),
    ...Object.entries(node.$defs ?? {}).flatMap(([key, part]) => faults(part, `${path}#${key}`, root)),
  ];
}

function faultOf(key: string, field: Node, root: Node): string[] {
  const { description } = field;
  if (description === undefined) return ['no description'];
  const words = description.replace(/ ?Unit: .*$/, '').replace(/\.$/, '');
  return [
    ...(isNumeric(field, root) && !statesUnit.test(description)
      ? [`a number without its unit ("${description}")`]
      : []),
    ...(words === '' ||
    words.replaceAll(/[^a-z0-9]/gi, '').toLowerCase() === key.toLowerCase() ||
    /^(?:the |a )?(?:value|field|number|string|list|object)$/i.test(words)
      ? [`says no more than its name ("${description}")`]
      : []),
  ];
}

describe('every field of a published schema', () => {
  it.each(Object.entries(publishedSchemas()))('%s is described, and every number says its unit', (path, schema) => {
    expect(faults(schema as Node, path)).toEqual([]);
  });

  it('is looked at wherever it stands, and the test names what is missing', () => {
    const schema = z.object({
      bare: z.string(),
      list: z.array(z.object({ ms: z.number().describe('How long it took') })).describe('What was lived'),
      pair: z.tuple([z.number(), z.number()]).describe('From and to'),
      either: z
        .union([z.object({ kind: z.literal('a') }), z.number()])
        .optional()
        .meta(inUnit('ms', 'How long.')),
      byName: z.record(z.string(), z.int()).describe('How many'),
      filler: z.number().meta(inUnit('ms', 'The value.')),
      same: z.string().describe('Same.'),
    });
    const found = faults(z.toJSONSchema(schema) as Node, 'it').map((each) => each.replace(/ \(.*$/, ''));
    expect(found).toEqual([
      'it.bare: no description',
      'it.list[].ms: a number without its unit',
      'it.pair: a number without its unit',
      'it.either[].kind: no description',
      'it.byName: a number without its unit',
      'it.filler: says no more than its name',
      'it.same: says no more than its name',
    ]);
  });
});
