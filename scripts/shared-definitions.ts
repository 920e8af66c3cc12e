// A JSON Schema in which whatever stands in several places, and is more than a few lines, is a definition that they refer to: written out in each,
// the schema of results would be more than twice as long. Fields stay where they are, so that it can be read.

export type JsonSchema = Readonly<Record<string, unknown>>;

/** Characters of a part from which on it is worth a definition. */
const longEnough = 400;

/** The same, for every validator. @param schema that has no reference yet; its own `$defs` stay what they are. */
export function withSharedDefinitions({ $defs = {}, ...schema }: JsonSchema): JsonSchema {
  const own = $defs as Readonly<Record<string, JsonSchema>>;
  const places = new Map<string, number>();
  for (const root of [schema, ...Object.values(own)]) countParts(root, places);
  const shared = new Map<string, JsonSchema>();
  const nameOf = new Map<string, string>();
  const part = (node: JsonSchema, field: string): JsonSchema => {
    const text = JSON.stringify(node);
    if (text.length < longEnough || (places.get(text) ?? 0) < 2) return mapParts(node, field, part);
    const known = nameOf.get(text);
    if (known !== undefined) return { $ref: `#/$defs/${known}` };
    const name = freeName(field, (taken) => taken in own || shared.has(taken));
    nameOf.set(text, name);
    // Its place is taken before that of what it holds.
    shared.set(name, {});
    shared.set(name, mapParts(node, field, part));
    return { $ref: `#/$defs/${name}` };
  };
  const mapped = mapParts(schema, 'part', part);
  const ownMapped = Object.entries(own).map(([name, node]) => [name, mapParts(node, 'part', part)] as const);
  const definitions = Object.fromEntries([...ownMapped, ...shared]);
  return Object.keys(definitions).length === 0 ? mapped : { ...mapped, $defs: definitions };
}

/** "figure", "figure-2", ... */
function freeName(field: string, isTaken: (name: string) => boolean): string {
  for (let ordinal = 1; ; ordinal += 1) {
    const name = ordinal === 1 ? field : `${field}-${ordinal}`;
    if (!isTaken(name)) return name;
  }
}

function countParts(node: JsonSchema, places: Map<string, number>): void {
  mapParts(node, '', (part) => {
    const text = JSON.stringify(part);
    const before = places.get(text) ?? 0;
    places.set(text, before + 1);
    // What it holds stands in one place more only where it stands outside it, too.
    if (before === 0) countParts(part, places);
    return part;
  });
}

type MapPart = (part: JsonSchema, field: string) => JsonSchema;

/** Where a schema has other schemas. @param field whose schema it is, for the names of its parts. */
function mapParts(node: JsonSchema, field: string, map: MapPart): JsonSchema {
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, mapKeyword(key, value, field, map)]));
}

function mapKeyword(key: string, value: unknown, field: string, map: MapPart): unknown {
  switch (key) {
    case 'properties':
      return Object.fromEntries(
        Object.entries(value as Readonly<Record<string, JsonSchema>>).map(([name, part]) => [name, map(part, name)]),
      );
    case 'anyOf':
    case 'oneOf':
    case 'allOf':
    case 'prefixItems':
      return (value as readonly JsonSchema[]).map((part) => map(part, field));
    case 'items':
    case 'additionalProperties':
    case 'propertyNames':
      return typeof value === 'object' ? map(value as JsonSchema, field) : value;
    default:
      return value;
  }
}
