// A rollout that takes from a registration report where its people stand: counted, and put into the scenario as shares, so that whatever reads
// the scenario from there on reads shares like any, and a run keeps those without a name of anybody.
import type { Document } from 'yaml';
import { registrationReport, type RegistrationReport } from '../../scenarios/schema/registration-report.ts';
import { unknownWord } from './issue-problem.ts';
import { keysOf, mapOf } from './raw-value.ts';
import { readExports } from './read-exports.ts';
import type { ScenarioProblem } from './scenario-errors.ts';
import { standingOfReport } from './standing-of-report.ts';
import { placeOf, plainValue, type YamlSource } from './yaml-source.ts';

const path = ['rollout', 'registrationReport'];

/** @param folder that paths of exports start from. Problems are added. */
export async function withRegistrationReport(
  source: YamlSource,
  folder: string,
  problems: ScenarioProblem[],
): Promise<YamlSource> {
  const value = mapOf(plainValue(source));
  const rollout = mapOf(value['rollout']);
  const written = registrationReport.safeParse(rollout['registrationReport']).data;
  // What cannot be read is the schema's to tell.
  if (written === undefined) return source;
  const report = (code: 'unreadable' | 'contradiction', found: string, expected: string) =>
    problems.push({ code, place: placeOf(source, path), path: path.join('.'), found, expected });
  const { exports: paths, groups = {} } = inFull(written);
  const personas = keysOf(value['personas']);
  for (const id of Object.keys(groups)) {
    const at = [...path, 'groups', id];
    if (!personas.includes(id))
      problems.push(unknownWord('unknown-reference', id, personas, at, placeOf(source, at, 'key')));
  }
  const tenant = await readExports(paths, folder, (found, expected) => report('unreadable', found, expected));
  const document: Document = source.document.clone();
  document.deleteIn(path);
  if (tenant !== undefined) {
    const own = mapOf(rollout['standing']);
    const standing: Record<string, unknown> = { ...own };
    for (const persona of personas) {
      if (own[persona] !== undefined) continue;
      const counted = standingOfReport(tenant, groups[persona]);
      if ('written' in counted) standing[persona] = counted.written;
      else report('contradiction', `${counted.found}, for the persona "${persona}"`, counted.expected);
    }
    document.setIn(['rollout', 'standing'], document.createNode(standing));
  }
  return { ...source, document, text: String(document) };
}

function inFull(written: RegistrationReport): Exclude<RegistrationReport, string | readonly string[]> {
  return typeof written === 'string' || Array.isArray(written) ? { exports: written } : written;
}
