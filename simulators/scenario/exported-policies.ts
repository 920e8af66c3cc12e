// A scenario whose policy, or an arm's, is taken from exports: read, and put into the scenario in their place, so that whatever reads the
// scenario from there on reads a policy like any, and a run keeps all of it without a name of anybody.
import type { Document } from 'yaml';
import { exportPaths, groupsOfExports, longestNote, mostNotes } from '../../scenarios/schema/policy-of-exports.ts';
import type { Tenant } from '../../scenarios/schema/tenant.ts';
import { unknownWord } from './issue-problem.ts';
import { policiesWritten, type WrittenPolicy } from './policies-written.ts';
import { policyOfExports, type ExportedPolicy } from './policy-of-exports.ts';
import { keysOf, mapOf } from './raw-value.ts';
import { readExports } from './read-exports.ts';
import type { ScenarioProblem } from './scenario-errors.ts';
import { placeOf, plainValue, type Path, type YamlSource } from './yaml-source.ts';

/** @param folder that paths of exports start from. Problems are added; a policy that cannot be read stays as it is. */
export async function withExportedPolicies(
  source: YamlSource,
  folder: string,
  problems: ScenarioProblem[],
): Promise<YamlSource> {
  const value = mapOf(plainValue(source));
  const taken = policiesWritten(value).filter(({ policy }) => policy['exports'] !== undefined);
  if (taken.length === 0) return source;
  const known = [...keysOf(value['personas']), ...keysOf(value['groups'])];
  problems.push(...unknownInMappings(source, known, mapOf(value['policy']), taken));
  const document: Document = source.document.clone();
  for (const { path, policy } of taken) {
    const { exports: paths, groups = mapOf(value['policy'])['groups'] ?? {}, ...own } = policy;
    const read = exportPaths.safeParse(paths).data;
    const mapping = groupsOfExports.safeParse(groups).data;
    // What cannot be read is the schema's to tell.
    if (read === undefined || mapping === undefined) continue;
    const tenant = await readExports(read, folder, (found, expected) =>
      problems.push({
        code: 'unreadable',
        place: placeOf(source, [...path, 'exports']),
        path: [...path, 'exports'].join('.'),
        found,
        expected,
      }),
    );
    if (tenant === undefined) continue;
    // Whoever there is not has been told of.
    const ofKnown = Object.fromEntries(Object.entries(mapping).filter(([id]) => known.includes(id)));
    const { written, notCarriedOver } = policyOf(tenant, ofKnown);
    setIn(document, path, {
      ...mapOf(over(written, own)),
      ...(notCarriedOver.length === 0 ? {} : { notCarriedOver }),
    });
  }
  return { ...source, document, text: String(document) };
}

/** A group of the exports for people whom the scenario does not have would be nobody's. */
function unknownInMappings(
  source: YamlSource,
  known: readonly string[],
  ofAll: WrittenPolicy['policy'],
  taken: readonly WrittenPolicy[],
): ScenarioProblem[] {
  // Those of the scenario's policy are for all arms that say nothing else.
  const places = [{ path: ['policy'], policy: ofAll }, ...taken.filter(({ path }) => path.length > 1)];
  return places.flatMap(({ path, policy }) =>
    keysOf(policy['groups']).flatMap((id) => {
      const at = [...path, 'groups', id];
      return known.includes(id) ? [] : [unknownWord('unknown-reference', id, known, at, placeOf(source, at, 'key'))];
    }),
  );
}

function policyOf(tenant: Tenant, mapping: Readonly<Record<string, readonly string[]>>): ExportedPolicy {
  const { written, notCarriedOver } = policyOfExports(tenant, mapping);
  return { written, notCarriedOver: asNotes([...unreadOf(tenant), ...notCarriedOver]) };
}

/** Their number alone: what was found in their place may be somebody's name, and a run keeps none. */
function unreadOf({ unread }: Tenant): string[] {
  const count = unread.length;
  return count === 0
    ? []
    : [
        `Not read: ${count} ${count === 1 ? 'file or part' : 'files or parts'}; passkey-pilot policy of the exports says which`,
      ];
}

function asNotes(told: readonly string[]): readonly string[] {
  const notes = told.map((note) => (note.length > longestNote ? `${note.slice(0, longestNote - 1)}…` : note));
  if (notes.length <= mostNotes) return notes;
  return [...notes.slice(0, mostNotes - 1), `${notes.length - mostNotes + 1} more of that kind`];
}

/** Field by field, at any depth; a list is taken whole. */
function over(exported: unknown, own: unknown): unknown {
  if (own === undefined) return exported;
  if (!isMapping(exported) || !isMapping(own)) return own;
  const names = new Set([...Object.keys(exported), ...Object.keys(own)]);
  return Object.fromEntries([...names].map((name) => [name, over(exported[name], own[name])]));
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function setIn(document: Document, path: Path, value: object): void {
  document.setIn(path, document.createNode(value, { aliasDuplicateObjects: false }));
}
