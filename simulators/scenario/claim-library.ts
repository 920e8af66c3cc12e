// Claims that a scenario names: a file's id stands for all its statements, a statement's for itself. Files lie in `claims` beside the
// scenario, or are the project's own.
import { claimFile, type ClaimFile, type Statement } from '../../scenarios/schema/claim.ts';
import type { PublishedFigure } from '../../scenarios/schema/evidence.ts';
import { rowsOf, statedClaims, type StatedClaim } from '../../scenarios/schema/stated-claim.ts';
import { describeValue, unknownWord, type Locate } from './issue-problem.ts';
import { readPart, type Part } from './part-library.ts';
import type { ScenarioProblem } from './scenario-errors.ts';
import { placeOf, type YamlSource } from './yaml-source.ts';

export interface NamedClaims {
  /** In the order of the scenario. */
  readonly claims: readonly StatedClaim[];
  readonly parts: readonly Part<ClaimFile>[];
}

/** @param named `claims` of a scenario, as written. @param files of claims there are, by id. */
export async function readClaims(
  named: unknown,
  files: ReadonlyMap<string, string>,
  published: ReadonlyMap<string, PublishedFigure>,
  locate: Locate,
  problems: ScenarioProblem[],
): Promise<NamedClaims> {
  const parts = new Map<string, Part<ClaimFile> | undefined>();
  const read = async (id: string, into: ScenarioProblem[]) => {
    const file = files.get(id);
    if (file !== undefined && !parts.has(id)) parts.set(id, await readClaim(file, id, published, into));
    return parts.get(id);
  };
  const claims = new Map<string, StatedClaim>();
  for (const [index, name] of (Array.isArray(named) ? named : []).entries()) {
    if (typeof name !== 'string') continue;
    const path = ['claims', index];
    const id = fileOf(name, files);
    const part = id === undefined ? undefined : await read(id, problems);
    // What is wrong with the file has been told.
    if (id !== undefined && part === undefined) continue;
    const stated = (part === undefined ? [] : statedClaims(part.value, published)).filter(
      (claim) => name === id || claim.id === name,
    );
    if (stated.length === 0) {
      const known: string[] = [];
      for (const each of files.keys())
        known.push(
          ...((await read(each, []))?.value.statements.filter(hasQuantity).map((statement) => statement.id) ?? []),
        );
      const unknown = unknownWord('unknown-reference', name, known, path, locate(path, 'value'));
      problems.push({
        ...unknown,
        expected: `${unknown.expected}; one of your own would stand in claims/${name}.yaml beside the scenario`,
      });
    }
    for (const claim of stated) {
      if (claims.has(claim.id))
        problems.push({
          code: 'contradiction',
          place: locate(path, 'value'),
          path: path.join('.'),
          found: `${describeValue(claim.id)} a second time`,
          expected: 'each claim once',
        });
      if (!hasQuantity(claim))
        problems.push({
          code: 'wrong-value',
          place: locate(path, 'value'),
          path: path.join('.'),
          found: `${describeValue(claim.id)}, which says only which way is faster`,
          expected: 'a claim with a figure that the run can be held against',
        });
      claims.set(claim.id, claim);
    }
  }
  return { claims: [...claims.values()], parts: [...parts.values()].filter((part) => part !== undefined) };
}

/** A file with all it says; every row that it names must be there. Undefined, with problems added, when something is wrong. */
export async function readClaim(
  file: string,
  id: string,
  published: ReadonlyMap<string, PublishedFigure>,
  problems: ScenarioProblem[],
): Promise<Part<ClaimFile> | undefined> {
  const part = await readPart(file, id, claimFile, problems);
  if (part === undefined) return undefined;
  const ofRows = rowProblems(part.value, part.sources[0], published);
  problems.push(...ofRows);
  return ofRows.length > 0 ? undefined : part;
}

/** Which way is faster is none that a run can be held against. */
const hasQuantity = ({ stated }: Pick<StatedClaim, 'stated'> | Pick<Statement, 'stated'>): boolean =>
  stated?.kind !== 'direction';

/** The file of that name, or the one whose name the statement's begins with: of several the longest. */
function fileOf(name: string, files: ReadonlyMap<string, string>): string | undefined {
  return [...files.keys()]
    .filter((id) => name === id || name.startsWith(`${id}-`))
    .toSorted((one, other) => other.length - one.length)[0];
}

function rowProblems(
  claim: ClaimFile,
  source: YamlSource,
  published: ReadonlyMap<string, PublishedFigure>,
): ScenarioProblem[] {
  return rowsOf(claim).flatMap(({ path, row }): ScenarioProblem[] => {
    const figure = published.get(row);
    const place = placeOf(source, path);
    if (figure === undefined) return [unknownWord('unknown-reference', row, [...published.keys()], path, place)];
    const wrong = (found: string, expected: string): ScenarioProblem[] => [
      { code: 'wrong-value', place, path: path.join('.'), found, expected },
    ];
    // Only which way is faster is asked of the row of a direction, and nothing of the study's further rows.
    const isDirection = path.includes('stated') && !path.includes('is');
    if (path[0] === 'sameStudy') return [];
    if (typeof figure.central !== 'number')
      return wrong(`row "${row}" without a number`, 'a row whose central value is a number');
    return isDirection || figure.half_step !== undefined
      ? []
      : wrong(`row "${row}" without its rounding`, 'a row with "half_step", half the step that it was rounded to');
  });
}
