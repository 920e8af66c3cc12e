// Reads the published enrolment curves with the rollouts that stand for them.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { flows } from '../../../scenarios/flows/catalogue.ts';
import {
  enrolmentCurves,
  type EnrolmentCurve,
  type EnrolmentCurves,
} from '../../../scenarios/schema/enrolment-curve.ts';
import type { PublishedFigure } from '../../../scenarios/schema/evidence.ts';
import { PilotError } from '../../../scenarios/schema/pilot-error.ts';
import type { RolloutScenario } from '../../../scenarios/schema/scenario.ts';
import { issueProblems, unknownWord } from '../../scenario/issue-problem.ts';
import { loadScenario, type LoadedScenario } from '../../scenario/load-scenario.ts';
import { readPublished } from '../../scenario/read-evidence.ts';
import { ScenarioErrors, type ScenarioProblem } from '../../scenario/scenario-errors.ts';
import { placeOf, plainValue, readYamlSource } from '../../scenario/yaml-source.ts';

const shipped = fileURLToPath(new URL('../../../scenarios/enrolment/curves.yaml', import.meta.url));

export interface LoadedCurve {
  readonly curve: EnrolmentCurve;
  readonly setUp: LoadedScenario & { readonly scenario: RolloutScenario };
  /** By row. */
  readonly published: ReadonlyMap<string, PublishedFigure>;
}

export interface LoadedCurves {
  readonly curves: readonly LoadedCurve[];
  readonly notCompared: readonly (EnrolmentCurves['notCompared'][number] & { readonly figure: PublishedFigure })[];
}

/** @throws ScenarioErrors with every problem of the file; as loadScenario of a set-up. */
export async function loadEnrolmentCurves(file = shipped): Promise<LoadedCurves> {
  const problems: ScenarioProblem[] = [];
  const source = await readYamlSource(file, 'mapping', problems);
  if (source === undefined) throw new ScenarioErrors(file, problems);
  const value = plainValue(source);
  const parsed = enrolmentCurves.safeParse(value);
  if (!parsed.success)
    throw new ScenarioErrors(
      file,
      issueProblems(enrolmentCurves, value, parsed.error.issues, (path, what) => placeOf(source, path, what)),
    );
  const published = new Map((await readPublished()).map((figure) => [figure.id, figure]));
  const { curves, notCompared } = parsed.data;
  const named = [
    ...curves.flatMap(({ points }, at) =>
      points.map(({ row }, point) => ({ row, path: ['curves', at, 'points', point, 'row'] })),
    ),
    ...notCompared.map(({ row }, at) => ({ row, path: ['notCompared', at, 'row'] })),
  ];
  for (const { row, path } of named)
    if (typeof published.get(row)?.central !== 'number')
      problems.push(unknownWord('unknown-reference', row, [...published.keys()], path, placeOf(source, path)));
  if (problems.length > 0) throw new ScenarioErrors(file, problems);
  return {
    curves: await Promise.all(
      curves.map(async (curve) => ({
        curve,
        setUp: await rolloutIn(join(dirname(file), curve.setUp)),
        published,
      })),
    ),
    notCompared: notCompared.flatMap((each) => {
      const figure = published.get(each.row);
      return figure === undefined ? [] : [{ ...each, figure }];
    }),
  };
}

async function rolloutIn(file: string): Promise<LoadedCurve['setUp']> {
  const loaded = await loadScenario(file, { overrides: [], metrics: {}, flows });
  const { scenario } = loaded;
  if (scenario.kind === 'rollout') return { ...loaded, scenario };
  throw new PilotError(
    'set-up-of-other-kind',
    { found: `a scenario of kind ${scenario.kind}`, expected: 'a rollout', where: file },
    { badInput: true },
  );
}
