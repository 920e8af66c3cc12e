// A persona that extends another: its own file says only what differs. A field that it gives replaces that of the other whole, but providers
// and habits are taken over one by one.
import { extension, persona, type Persona } from '../../scenarios/schema/persona.ts';
import { issueProblems, unknownWord, type Locate } from './issue-problem.ts';
import { checkedPart, locateIn, type Part } from './part-library.ts';
import type { ScenarioProblem } from './scenario-errors.ts';
import { placeOf, plainValue, readYamlSource, type YamlSource } from './yaml-source.ts';

const joined: readonly string[] = ['providers', 'habits'];

/** Those that are right; what is wrong with the others is added to the problems. @param files path of each persona there is, by id */
export async function readPersonas(
  ids: readonly string[],
  files: ReadonlyMap<string, string>,
  problems: ScenarioProblem[],
): Promise<Part<Persona>[]> {
  const parts: Part<Persona>[] = [];
  for (const id of ids) {
    const file = files.get(id);
    const read = file === undefined ? undefined : await readChain(id, file, files, [], problems);
    const part = read === undefined ? undefined : checkedPart(id, persona, read, problems);
    if (part !== undefined) parts.push(part);
  }
  return parts;
}

/** @param trail ids that led here, the first one first */
async function readChain(
  id: string,
  file: string,
  files: ReadonlyMap<string, string>,
  trail: readonly string[],
  problems: ScenarioProblem[],
): Promise<Part<Fields> | undefined> {
  const source = await readYamlSource(file, 'mapping', problems);
  if (source === undefined) return undefined;
  const own = plainValue(source) as Fields;
  const locate = locateIn(source);
  if (own['extends'] === undefined) return { value: own, sources: [source], locate };
  const parsed = extension.safeParse(own);
  if (!parsed.success) {
    problems.push(...issueProblems(extension, own, parsed.error.issues, locate));
    return undefined;
  }
  const base = parsed.data.extends;
  const ring = [...trail, id];
  const baseFile = files.get(base);
  if (ring.includes(base)) {
    problems.push({
      code: 'contradiction',
      place: placeOf(source, ['extends']),
      path: 'extends',
      found: `"${base}", which comes back to itself (${[...ring, base].join(' → ')})`,
      expected: 'another persona, which says all that this one does not',
    });
    return undefined;
  }
  if (baseFile === undefined) {
    const others = [...files.keys()].filter((other) => other !== id);
    problems.push(unknownWord('unknown-reference', base, others, ['extends'], placeOf(source, ['extends'])));
    return undefined;
  }
  const under = await readChain(base, baseFile, files, ring, problems);
  return under === undefined ? undefined : over(own, source, under);
}

type Fields = Readonly<Record<string, unknown>>;

function over(own: Fields, source: YamlSource, base: Part<Fields>): Part<Fields> {
  const value: Record<string, unknown> = { ...base.value, ...own };
  delete value['extends'];
  for (const name of joined) if (name in own) value[name] = { ...mapping(base.value[name]), ...mapping(own[name]) };
  const locate: Locate = (path, what) => {
    const [field = '', inner] = path.map(String);
    const isOwn = field in own && (!joined.includes(field) || inner === undefined || inner in mapping(own[field]));
    return isOwn ? placeOf(source, path, what) : base.locate(path, what);
  };
  return { value, sources: [source, ...base.sources], locate };
}

const mapping = (value: unknown): object =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
