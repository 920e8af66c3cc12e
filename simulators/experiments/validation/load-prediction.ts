// Reads a claim and all that its prediction names: set-up, ranges of the people, published rows. All that is wrong is told at once, with
// file, line and column, as for scenarios.
import { readdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
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
import { statedClaims, type StatedClaim } from '../../../scenarios/schema/stated-claim.ts';
import { whyUnread } from '../../../scenarios/schema/why-unread.ts';
import { describeValue, issueProblems, unknownWord } from '../../scenario/issue-problem.ts';
import { readClaim } from '../../scenario/claim-library.ts';
import { loadScenario, type LoadedScenario } from '../../scenario/load-scenario.ts';
import { parameterValueExpected } from '../../scenario/parameter-value.ts';
import { readPublished } from '../../scenario/read-evidence.ts';
import { ScenarioErrors, type ScenarioProblem } from '../../scenario/scenario-errors.ts';
import { placeOf, plainValue, readYamlSource, type YamlSource } from '../../scenario/yaml-source.ts';

const projectClaims = fileURLToPath(new URL('../../../scenarios/claims', import.meta.url));

export interface LoadedPrediction {
  /** The claim's, or the statement's that says for itself how it is predicted. */
  readonly id: string;
  readonly title: string;
  readonly claim: ClaimFile;
  /** What it is of. */
  readonly statements: readonly StatedClaim[];
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
  /** Every file that it was read from: the claim, its people, the set-up with all that it names. */
  readonly sources: readonly { readonly file: string; readonly text: string }[];
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
  // Many have a set-up in common.
  const setUps: SetUps = new Map();
  const predicted = (await Promise.all(files.map((name) => predictionsOf(join(folder, name), setUps)))).flat();
  if (predicted.length === 0) throw missing('no claim that says how it is predicted');
  return predicted;
}

/**
 * Of one claim: of all its statements together, and of each that says for itself how it is predicted. Empty: it does not say how.
 * @throws ScenarioErrors with every problem of the claim, its ranges and its set-ups.
 */
export async function predictionsOf(file: string, setUps: SetUps = new Map()): Promise<LoadedPrediction[]> {
  const problems: ScenarioProblem[] = [];
  const published = new Map((await readPublished()).map((figure) => [figure.id, figure]));
  const read = await readClaim(file, basename(file, extname(file)), published, problems);
  if (read === undefined) throw new ScenarioErrors(file, problems);
  const {
    value: claim,
    sources: [source],
  } = read;
  const stated = statedClaims(claim, published);
  const together = claim.statements.flatMap(({ prediction }, index) => (prediction === undefined ? [index] : []));
  const written = [
    ...(claim.prediction === undefined
      ? []
      : [{ id: claim.id, title: claim.title, prediction: claim.prediction, path: ['prediction'], of: together }]),
    ...claim.statements.flatMap(({ id, title, prediction }, index) =>
      prediction === undefined
        ? []
        : [
            {
              id,
              title: `${claim.source.who} ${claim.source.year}, ${lowerFirst(title)}`,
              prediction,
              path: ['statements', index, 'prediction'],
              of: [index],
            },
          ],
    ),
  ];
  const loaded: LoadedPrediction[] = [];
  for (const { of, path, ...one } of written) {
    const statements = of.flatMap((index) => stated[index] ?? []);
    const quantities = comparedQuantities(statements);
    const known = quantities.map(({ id }) => id);
    for (const [index, miss] of one.prediction.misses.entries())
      for (const [at, quantity] of miss.of.entries()) {
        const place = [...path, 'misses', index, 'of', at];
        if (!known.includes(quantity))
          problems.push(unknownWord('unknown-reference', quantity, known, place, placeOf(source, place)));
      }
    const found = await loadSetting(one.prediction, { file, source, path, published, setUps }, problems);
    if (found !== undefined) loaded.push({ ...one, claim, statements, quantities, ...found, published });
  }
  if (problems.length > 0) throw new ScenarioErrors(file, problems);
  return loaded;
}

/** Being read or read, by file. */
type SetUps = Map<string, Promise<LoadedScenario>>;

interface Written {
  readonly file: string;
  readonly source: YamlSource;
  /** Where the prediction stands in it. */
  readonly path: readonly (string | number)[];
  readonly published: ReadonlyMap<string, PublishedFigure>;
  readonly setUps: SetUps;
}

/** undefined, with problems added, when something is wrong. */
async function loadSetting(
  prediction: WrittenPrediction,
  { file, source, path, published, setUps }: Written,
  problems: ScenarioProblem[],
): Promise<Pick<LoadedPrediction, 'setUp' | 'arms' | 'ranges' | 'sources'> | undefined> {
  const before = problems.length;
  const named = (name: string) => inClaims(dirname(file), `${name.replace(/\.ya?ml$/, '')}.yaml`);
  const setUpFile = named(prediction.setUp);
  const loading = setUps.get(setUpFile) ?? loadScenario(setUpFile, { overrides: [], metrics: {}, flows });
  setUps.set(setUpFile, loading);
  const setUp = await loading.catch((error: unknown) => {
    if (!(error instanceof ScenarioErrors)) throw error;
    problems.push(...error.problems);
    return undefined;
  });
  const people =
    prediction.people === undefined
      ? undefined
      : await readChecked(named(prediction.people), 'list', z.array(claimRange), problems);

  const arms = setUp === undefined ? undefined : twoWays(setUp.scenario.arms);
  if (setUp !== undefined) {
    if (arms === undefined)
      problems.push({
        code: 'contradiction',
        place: placeOf(source, [...path, 'setUp']),
        path: [...path, 'setUp'].join('.'),
        found: `a set-up with the arms ${setUp.scenario.arms.map(({ id }) => `"${id}"`).join(', ')}`,
        expected: 'two arms, one with passkeys and one without: [password-otp, passkey]',
      });
    const known = setUp.parameters;
    for (const [from, ranges, at] of [
      [source, prediction.ranges, [...path, 'ranges']],
      ...(people === undefined ? [] : [[people.source, people.value, []] as const]),
    ] as const) {
      for (const [index, range] of ranges.entries()) {
        problems.push(...rangeProblems(range, [...at, index], from, known, published));
        if (ranges.findIndex(({ id: other }) => other === range.id) < index) {
          const place = [...at, index, 'id'];
          problems.push({
            code: 'contradiction',
            place: placeOf(from, place),
            path: place.join('.'),
            found: `"${range.id}" a second time`,
            expected: 'each parameter once',
          });
        }
      }
    }
  }
  if (problems.length > before || setUp === undefined || arms === undefined) return undefined;
  const own = new Set(prediction.ranges.map((range) => range.id));
  return {
    arms,
    setUp,
    ranges: [...(people?.value ?? []).filter((range) => !own.has(range.id)), ...prediction.ranges],
    // A rule decides; nothing is predicted by it.
    sources: [
      source,
      ...(people === undefined ? [] : [people.source]),
      ...setUp.sources.filter(({ path: of }) => !of.startsWith('decision-rules/')),
    ].map(({ file: of, text }) => ({ file: of, text })),
  };
}

/** Beside the claim, or the project's own. */
function inClaims(folder: string, name: string): string {
  const [own, ours] = [join(folder, name), join(projectClaims, name)];
  return !existsSync(own) && existsSync(ours) ? ours : own;
}

const lowerFirst = (text: string) => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;

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
