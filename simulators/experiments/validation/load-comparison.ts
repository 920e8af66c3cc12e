// Reads a published comparison and all it names: its set-up, the people's ranges, the published rows. All that is wrong is told at once,
// with file, line and column, as for scenarios.
import { readdir } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { z } from 'zod';
import { flows } from '../../../scenarios/flows/catalogue.ts';
import {
  comparison as comparisonSchema,
  comparisonRange,
  rowsOf,
  type ComparisonRange,
  type PublishedComparison,
} from '../../../scenarios/schema/comparison.ts';
import type { Parameter, PublishedFigure } from '../../../scenarios/schema/evidence.ts';
import { PilotError } from '../../../scenarios/schema/pilot-error.ts';
import { whyUnread } from '../../../scenarios/schema/why-unread.ts';
import { describeValue, issueProblems, unknownWord } from '../../scenario/issue-problem.ts';
import { loadScenario, readPublished, type LoadedScenario } from '../../scenario/load-scenario.ts';
import { parameterValueExpected } from '../../scenario/parameter-value.ts';
import { ScenarioErrors, type ScenarioProblem } from '../../scenario/scenario-errors.ts';
import { placeOf, plainValue, readYamlSource, type YamlSource } from '../../scenario/yaml-source.ts';

export interface LoadedComparison {
  readonly comparison: PublishedComparison;
  readonly setUp: LoadedScenario;
  /** Of the people and of the comparison itself, which wins. */
  readonly ranges: readonly ComparisonRange[];
  /** All published rows, by id. */
  readonly published: ReadonlyMap<string, PublishedFigure>;
}

/** Files of comparisons in a folder, by name. @throws PilotError comparisons-missing */
export async function comparisonFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new PilotError(
      'comparisons-missing',
      {
        found: whyUnread(cause, 'no folder'),
        expected: 'a folder with a YAML file for each published comparison',
        where: folder,
        remedy: 'give a folder as scenarios/comparisons',
      },
      { cause, badInput: true },
    );
  });
  const files = names.filter((name) => ['.yaml', '.yml'].includes(extname(name))).toSorted();
  if (files.length === 0) {
    throw new PilotError(
      'comparisons-missing',
      {
        found: 'no YAML file',
        expected: 'a file for each published comparison',
        where: folder,
        remedy: 'give a folder as scenarios/comparisons',
      },
      { badInput: true },
    );
  }
  return files.map((name) => join(folder, name));
}

/** @throws ScenarioErrors with every problem of the comparison, its ranges and its set-up. */
export async function loadComparison(file: string): Promise<LoadedComparison> {
  const problems: ScenarioProblem[] = [];
  const published = new Map((await readPublished()).map((figure) => [figure.id, figure]));
  const read = await readChecked(file, 'mapping', comparisonSchema, problems);
  if (read === undefined) throw new ScenarioErrors(file, problems);
  const { value: comparison, source } = read;
  const folder = dirname(file);
  const id = basename(file, extname(file));
  if (comparison.id !== id)
    problems.push({
      code: 'contradiction',
      place: placeOf(source, ['id']),
      path: 'id',
      found: `"${comparison.id}"`,
      expected: `"${id}", as the file is named`,
    });

  const setUp = await loadScenario(join(folder, `${comparison.setUp.replace(/\.ya?ml$/, '')}.yaml`), {
    overrides: [],
    claims: [],
    metrics: {},
    flows,
  }).catch((error: unknown) => {
    if (!(error instanceof ScenarioErrors)) throw error;
    problems.push(...error.problems);
    return undefined;
  });
  const people =
    comparison.people === undefined
      ? undefined
      : await readChecked(
          join(folder, comparison.people.replace(/(?:\.ya?ml)?$/, '.yaml')),
          'list',
          z.array(comparisonRange),
          problems,
        );

  for (const { path, row } of namedRows(comparison)) {
    const figure = published.get(row);
    if (figure === undefined)
      problems.push(unknownWord('unknown-reference', row, [...published.keys()], path, placeOf(source, path)));
    else if (path[0] === 'quantities' && typeof figure.central !== 'number') {
      problems.push({
        code: 'wrong-value',
        place: placeOf(source, path),
        path: path.join('.'),
        found: `row "${row}" without a number`,
        expected: 'a row whose central value is a number',
      });
    } else if (
      path[0] === 'quantities' &&
      figure.half_step === undefined &&
      comparison.quantities[Number(path[1])]?.published.kind !== 'direction'
    ) {
      problems.push({
        code: 'wrong-value',
        place: placeOf(source, path),
        path: path.join('.'),
        found: `row "${row}" without its rounding`,
        expected: 'a row with "half_step", half the step that it was rounded to',
      });
    }
  }
  if (setUp !== undefined) {
    if (setUp.scenario.arms.length !== 2)
      problems.push({
        code: 'contradiction',
        place: placeOf(source, ['setUp']),
        path: 'setUp',
        found: 'a set-up with one arm',
        expected: 'one with both: [password-otp, passkey]',
      });
    const known = setUp.parameters;
    for (const [from, ranges, at] of [
      [source, comparison.ranges, ['ranges']],
      ...(people === undefined ? [] : [[people.source, people.value, []] as const]),
    ] as const) {
      for (const [index, range] of ranges.entries()) {
        problems.push(...rangeProblems(range, [...at, index], from, known, published));
        if (ranges.findIndex(({ id: other }) => other === range.id) < index) {
          const path = [...at, index, 'id'];
          problems.push({
            code: 'contradiction',
            place: placeOf(from, path),
            path: path.join('.'),
            found: `"${range.id}" a second time`,
            expected: 'each parameter once',
          });
        }
      }
    }
  }
  if (problems.length > 0 || setUp === undefined) throw new ScenarioErrors(file, problems);
  const own = new Set(comparison.ranges.map((range) => range.id));
  return {
    comparison,
    setUp,
    ranges: [...(people?.value ?? []).filter((range) => !own.has(range.id)), ...comparison.ranges],
    published,
  };
}

async function readChecked<S extends z.ZodType>(
  file: string,
  top: 'mapping' | 'list',
  schema: S,
  problems: ScenarioProblem[],
): Promise<{ value: z.output<S>; source: YamlSource } | undefined> {
  const source = await readYamlSource(file, top, problems);
  if (source === undefined) return undefined;
  const raw = plainValue(source);
  const parsed = schema.safeParse(raw);
  if (parsed.success) return { value: parsed.data, source };
  problems.push(...issueProblems(schema, raw, parsed.error.issues, (path, what) => placeOf(source, path, what)));
  return undefined;
}

/** Every row that the comparison is of, with where it stands. */
function namedRows({ quantities, sameStudy }: PublishedComparison): { path: (string | number)[]; row: string }[] {
  return [
    ...quantities.flatMap(({ published }, index) =>
      rowsOf(published).map((row, nth) => ({
        path: ['quantities', index, 'published', ...('of' in published ? ['of', nth] : ['row'])],
        row,
      })),
    ),
    ...sameStudy.map((row, index) => ({ path: ['sameStudy', index], row })),
  ];
}

function rangeProblems(
  range: ComparisonRange,
  path: readonly (string | number)[],
  source: YamlSource,
  parameters: readonly Parameter[],
  published: ReadonlyMap<string, PublishedFigure>,
): ScenarioProblem[] {
  const ids = parameters.map(({ id }) => id);
  const of = parameters.find(({ id }) => id === range.id);
  return [
    ...(of === undefined
      ? [unknownWord('unknown-reference', range.id, ids, [...path, 'id'], placeOf(source, [...path, 'id']))]
      : []),
    ...(['low', 'central', 'high'] as const).flatMap((end): ScenarioProblem[] => {
      const at = [...path, end];
      const expected = of === undefined ? undefined : parameterValueExpected(range[end], of);
      return expected === undefined
        ? []
        : [
            {
              code: 'wrong-value',
              place: placeOf(source, at),
              path: at.join('.'),
              found: describeValue(range[end]),
              expected,
            },
          ];
    }),
    ...(range.evidence ?? []).flatMap((row, index) => {
      const at = [...path, 'evidence', index];
      return published.has(row)
        ? []
        : [unknownWord('unknown-reference', row, [...published.keys()], at, placeOf(source, at))];
    }),
  ];
}
