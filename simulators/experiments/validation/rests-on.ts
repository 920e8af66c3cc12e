// What a prediction rests on, as hashes: by these a change of set-up, definition or ranges after the first prediction is found out.
// Titles and comments change nothing; neither does the model's code, of which model-fingerprint.ts tells.
import { createHash } from 'node:crypto';
import { parse } from 'yaml';
import { canonicalJson } from '../../../scenarios/schema/canonical-json.ts';
import { kindsOfFigure, type Definition } from '../../../scenarios/schema/attempt-definition.ts';
import type { RestsOn } from '../../../scenarios/schema/first-prediction.ts';
import { scenarioSource } from '../../scenario/load-scenario.ts';
import type { LoadedPrediction } from './load-prediction.ts';

export function restsOnOf({ setUp, prediction, ranges }: LoadedPrediction): RestsOn {
  return {
    setUp: hashOf(
      setUp.sources
        .filter(({ path }) => path === scenarioSource || path.startsWith('personas/'))
        .map(({ text }) => withoutWords(parse(text)))
        .toSorted(byJson),
    ),
    definition: hashOf(judgedOf(prediction.definitions)),
    ranges: hashOf(ranges.map(({ id, central, low, high }) => ({ id, central, low, high })).toSorted(byJson)),
    humanModel: hashOf(
      setUp.parameters.map(({ id, distribution, low, high }) => ({ id, distribution, low, high })).toSorted(byJson),
    ),
  };
}

/** The first definition of each kind of figure; one of both kinds stands alone, as before there were kinds. */
function judgedOf(definitions: readonly Definition[]): unknown {
  const judged = kindsOfFigure.map((kind) => definitions.find(({ of = kind }) => of === kind));
  const sides = judged.map((one) => ({ passkey: one?.passkey, other: one?.other }));
  return judged[0] === judged[1] ? sides[0] : sides;
}

export function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hashOf(value: unknown): string {
  return sha256Of(canonicalJson(value));
}

/** Fields in which a set-up or a persona is only described. */
const words: ReadonlySet<string> = new Set(['name', 'title', 'inSentence', 'description', 'assumed', 'evidence']);

function withoutWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutWords);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (words.has(key) ? [] : [[key, withoutWords(inner)]])),
  );
}

const byJson = (one: unknown, other: unknown) => (canonicalJson(one) < canonicalJson(other) ? -1 : 1);

/** Which parts differ, in words. */
export function changedParts(before: RestsOn, now: RestsOn): string[] {
  const parts: readonly (readonly [keyof RestsOn, string])[] = [
    ['setUp', 'the set-up'],
    ['definition', 'the definition of an attempt'],
    ['ranges', 'ranges of its people'],
    ['humanModel', 'parameters of the human model'],
  ];
  return parts.flatMap(([part, told]) => (before[part] === now[part] ? [] : [told]));
}
