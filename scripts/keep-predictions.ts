// What a validation leaves for runs: predictions.json and the register of first predictions, beside the claims.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { claimHash } from '../reports/claims/claim-hash.ts';
import type { ComparedResult, ComparedStudy, Validation } from '../reports/validation/validation.ts';
import type { FirstPrediction } from '../scenarios/schema/first-prediction.ts';
import {
  keptPredictionsFormat,
  type KeptPrediction,
  type KeptQuantity,
  type KeptPredictions,
} from '../scenarios/schema/kept-prediction.ts';
import { writeFirstPredictions } from '../simulators/experiments/validation/first-predictions.ts';
import {
  hashOfKept,
  hashOfText,
  keptName,
  keptPredictionsFile,
} from '../simulators/experiments/validation/kept-predictions.ts';
import type { LoadedPrediction } from '../simulators/experiments/validation/load-prediction.ts';

export interface KeepOrder {
  readonly folder: string;
  readonly loaded: readonly LoadedPrediction[];
  readonly validation: Validation;
  readonly entries: readonly FirstPrediction[];
  /** Fingerprint of the model. */
  readonly model: string;
  /** Day, ISO 8601. */
  readonly today: string;
}

export async function keepPredictions({ folder, loaded, validation, entries, model, today }: KeepOrder): Promise<void> {
  const { level, draws, usersPerDraw, machineTime, score, comparisons } = validation;
  const kept: Omit<KeptPredictions, 'hash'> = {
    format: keptPredictionsFormat,
    model,
    level,
    draws,
    usersPerDraw,
    machineTime: machineTime.title,
    score,
    predictions: loaded.flatMap((of) => {
      const study = comparisons.find(({ id }) => id === of.id);
      return study === undefined ? [] : [keptOf(of, study, { folder, today })];
    }),
  };
  await writeFile(join(folder, keptPredictionsFile), textOf(kept));
  await writeFirstPredictions(folder, entries);
}

function keptOf(
  { id, title, claim, statements, setUp, sources }: LoadedPrediction,
  study: ComparedStudy,
  { folder, today }: { readonly folder: string; readonly today: string },
): KeptPrediction {
  const { firstPredictedOn, revisedOn, heldOut, comparator, definitions, quantities } = study;
  const files = new Map(sources.map(({ file, text }) => [keptName(file, folder), hashOfText(text)]));
  return {
    id,
    title,
    statements: statements.map((statement) => ({
      id: statement.id,
      measure: statement.measure,
      hash: claimHash(statement),
    })),
    files: Object.fromEntries([...files].toSorted(([one], [other]) => (one < other ? -1 : 1))),
    setting: {
      people: claim.people.said,
      comparator,
      devices: setUp.scenario.description ?? setUp.scenario.name,
      attempt: judgedIn(study),
    },
    heldOut,
    firstPredictedOn,
    ...(revisedOn === undefined ? {} : { revisedOn }),
    madeOn: today,
    definitions: definitions.map((one) => ({ id: one.id, title: one.title })),
    quantities: quantities.map(keptQuantityOf),
  };
}

function keptQuantityOf({ id, title, measure, unit, stated, published, predictions }: ComparedResult): KeptQuantity {
  const { value, least, most, fromMemory } = published;
  return {
    id,
    title,
    measure,
    unit,
    stated,
    ...(value === undefined || least === undefined || most === undefined ? {} : { value, least, most }),
    fromMemory,
    predictions: predictions.map(({ definition, median, lower, upper }) => ({
      definition,
      median: sixDigits(median),
      lower: sixDigits(lower),
      upper: sixDigits(upper),
    })),
  };
}

/** The definitions that its figures are judged under. */
function judgedIn({ quantities, definitions }: ComparedStudy): string {
  const judged = new Set(quantities.flatMap(({ predictions: [first] }) => first?.definition ?? []));
  const titles = definitions.filter(({ id }) => judged.has(id)).map(({ title }) => title);
  return titles.length === 0 ? 'not defined' : titles.join('; ');
}

/** More would only make every difference between two versions longer. */
const sixDigits = (value: number) => Number(value.toPrecision(6));

/** A line for each comparison, so that a difference shows. */
function textOf(kept: Omit<KeptPredictions, 'hash'>): string {
  const { predictions, ...facts } = kept;
  const head = JSON.stringify({ ...facts, hash: hashOfKept(kept) }, null, 2).replace(/\n\}$/, '');
  return `${head},\n  "predictions": [\n${predictions.map((one) => `    ${JSON.stringify(one)}`).join(',\n')}\n  ]\n}\n`;
}
