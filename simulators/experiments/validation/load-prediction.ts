// Reads a claim and all that its prediction names: set-up, ranges of the people, published rows. All that is wrong is told at once, with
// file, line and column, as for scenarios.
import { readdir } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { z } from 'zod';
import { wayOfArm } from '../../../scenarios/schema/way-of-arm.ts';
import { flows } from '../../../scenarios/flows/catalogue.ts';
import type { Arm } from '../../../scenarios/schema/arm.ts';
import { claimRange, type ClaimRange } from '../../../scenarios/schema/claim-range.ts';
import type { ClaimFile, WrittenPrediction } from '../../../scenarios/schema/claim.ts';
import {
  comparedQuantities,
  type Compared,
  type ComparedQuantity,
} from '../../../scenarios/schema/compared-quantity.ts';
import type { Parameter, PublishedFigure } from '../../../scenarios/schema/evidence.ts';
import { PilotError } from '../../../scenarios/schema/pilot-error.ts';
import { statedClaims } from '../../../scenarios/schema/stated-claim.ts';
import { whyUnread } from '../../../scenarios/schema/why-unread.ts';
import { describeValue, issueProblems, unknownWord } from '../../scenario/issue-problem.ts';
import { readClaim } from '../../scenario/claim-library.ts';
import { loadScenario, readPublished, type LoadedScenario } from '../../scenario/load-scenario.ts';
import { parameterValueExpected } from '../../scenario/parameter-value.ts';
import { ScenarioErrors, type ScenarioProblem } from '../../scenario/scenario-errors.ts';
import { placeOf, plainValue, readYamlSource, type YamlSource } from '../../scenario/yaml-source.ts';

export interface LoadedPrediction {
  readonly claim: ClaimFile;
  readonly prediction: WrittenPrediction;
  /** What is predicted, with what was published of it. */
  readonly quantities: readonly ComparedQuantity[];
  /** Of the set-up. */
  readonly arms: Compared['arms'];
  readonly setUp: LoadedScenario;
  /** Of the people and of the prediction itself, which wins. */
  readonly ranges: readonly ClaimRange[];
  /** All published rows, by id. */
  readonly published: ReadonlyMap<string, PublishedFigure>;
}

/** Of every claim in a folder that says how it is predicted, by name. @throws PilotError claims-missing; ScenarioErrors as loadPrediction */
export async function loadPredictions(folder: string): Promise<readonly LoadedPrediction[]> {
  const missing = (found: string, cause?: unknown) =>
    new PilotError(
      'claims-missing',
      {
        found,
        expected: 'a folder with a YAML file for each claim, one with a "prediction" among them',
        where: folder,
        remedy: 'give a folder as scenarios/claims',
      },
      { badInput: true, ...(cause === undefined ? {} : { cause }) },
    );
  const names = await readdir(folder).catch((cause: unknown) => {
    throw missing(whyUnread(cause, 'no folder'), cause);
  });
  const files = names.filter((name) => ['.yaml', '.yml'].includes(extname(name))).toSorted();
  if (files.length === 0) throw missing('no YAML file');
  const loaded = await Promise.all(files.map((name) => loadPrediction(join(folder, name))));
  const predicted = loaded.filter((one) => one !== undefined);
  if (predicted.length === 0) throw missing('no claim that says how it is predicted');
  return predicted;
}

/**
 * Undefined: the claim does not say how it is predicted.
 * @throws ScenarioErrors with every problem of the claim, its ranges and its set-up.
 */
export async function loadPrediction(file: string): Promise<LoadedPrediction | undefined> {
  const problems: ScenarioProblem[] = [];
  const published = new Map((await readPublished()).map((figure) => [figure.id, figure]));
  const read = await readClaim(file, basename(file, extname(file)), published, problems);
  if (read === undefined) throw new ScenarioErrors(file, problems);
  const {
    value: claim,
    sources: [source],
  } = read;
  const { prediction } = claim;
  if (prediction === undefined) return undefined;
  const folder = dirname(file);

  const setUp = await loadScenario(join(folder, `${prediction.setUp.replace(/\.ya?ml$/, '')}.yaml`), {
    overrides: [],
    metrics: {},
    flows,
  }).catch((error: unknown) => {
    if (!(error instanceof ScenarioErrors)) throw error;
    problems.push(...error.problems);
    return undefined;
  });
  const people =
    prediction.people === undefined
      ? undefined
      : await readChecked(
          join(folder, prediction.people.replace(/(?:\.ya?ml)?$/, '.yaml')),
          'list',
          z.array(claimRange),
          problems,
        );

  const arms = setUp === undefined ? undefined : twoWays(setUp.scenario.arms);
  if (setUp !== undefined) {
    if (arms === undefined)
      problems.push({
        code: 'contradiction',
        place: placeOf(source, ['prediction', 'setUp']),
        path: 'prediction.setUp',
        found: `a set-up with the arms ${setUp.scenario.arms.map(({ id }) => `"${id}"`).join(', ')}`,
        expected: 'two arms, one with passkeys and one without: [password-otp, passkey]',
      });
    const known = setUp.parameters;
    for (const [from, ranges, at] of [
      [source, prediction.ranges, ['prediction', 'ranges']],
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
  if (problems.length > 0 || setUp === undefined || arms === undefined) throw new ScenarioErrors(file, problems);
  const own = new Set(prediction.ranges.map((range) => range.id));
  return {
    claim,
    prediction,
    quantities: comparedQuantities(statedClaims(claim, published)),
    arms,
    setUp,
    ranges: [...(people?.value ?? []).filter((range) => !own.has(range.id)), ...prediction.ranges],
    published,
  };
}

/** undefined: not two arms, or not one of them alone with passkeys. */
function twoWays(arms: readonly Arm[]): Compared['arms'] | undefined {
  const [passkey, ...more] = arms.filter((arm) => wayOfArm(arm) === 'passkey');
  const [other, ...others] = arms.filter((arm) => arm !== passkey);
  return passkey === undefined || other === undefined || more.length > 0 || others.length > 0
    ? undefined
    : { passkey: passkey.id, other: other.id };
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

function rangeProblems(
  range: ClaimRange,
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
