// The register of first predictions beside a folder of claims: read, held against what predictions rest on now, and added to.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { firstPredictions, type FirstPrediction, type RestsOn } from '../../../scenarios/schema/first-prediction.ts';
import { PilotError } from '../../../scenarios/schema/pilot-error.ts';
import { changedParts } from './rests-on.ts';

const fileName = 'first-predictions.json';

/** In the order in which they were made. None: nothing was predicted yet. @throws PilotError register-broken */
export async function readFirstPredictions(folder: string): Promise<readonly FirstPrediction[]> {
  const file = join(folder, fileName);
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return '[]';
    throw cause;
  });
  try {
    return firstPredictions.parse(JSON.parse(text));
  } catch (cause) {
    throw new PilotError(
      'register-broken',
      {
        found: 'something else than a register of first predictions',
        expected: 'a list of entries as `passkey-pilot validate --keep` writes it',
        where: file,
        remedy: 'restore it: it says when each comparison was first predicted, which nothing else knows',
      },
      { badInput: true, cause },
    );
  }
}

export async function writeFirstPredictions(folder: string, entries: readonly FirstPrediction[]): Promise<void> {
  await writeFile(join(folder, fileName), `${JSON.stringify(entries, null, 2)}\n`);
}

export interface Predicted {
  readonly id: string;
  readonly rests: RestsOn;
}

export interface Standing {
  /** Day of the first prediction. Absent: never predicted. */
  readonly first?: string;
  /** What has changed since the latest entry, in words. Empty: nothing. */
  readonly changed: readonly string[];
}

export function standingOf({ id, rests }: Predicted, entries: readonly FirstPrediction[]): Standing {
  const own = entries.filter(({ comparison }) => comparison === id);
  const [first] = own;
  const last = own.at(-1);
  if (first === undefined || last === undefined) return { changed: [] };
  return {
    first: first.on,
    changed: changedParts(last.rests, rests),
  };
}

export interface Days {
  readonly firstPredictedOn: string;
  readonly revisedOn?: string;
  readonly revisions: { on: string; why: string; newDefinition: boolean }[];
}

/** @param today of one that was never predicted before. */
export function daysOf(id: string, entries: readonly FirstPrediction[], today: string): Days {
  const own = entries.filter(({ comparison }) => comparison === id);
  const [first, ...later] = own;
  const last = later.at(-1);
  return {
    firstPredictedOn: first?.on ?? today,
    ...(last === undefined ? {} : { revisedOn: last.on }),
    revisions: later.map(({ on, why = 'no reason given', rests }, index) => ({
      on,
      why,
      newDefinition: own[index]?.rests.definition !== rests.definition,
    })),
  };
}

/**
 * The register with an entry for each that was never predicted, and for each that has changed.
 * @param why of the change. @throws PilotError prediction-revised where something has changed and no reason is given.
 */
export function withEntries(
  entries: readonly FirstPrediction[],
  predicted: readonly Predicted[],
  { today, why }: { readonly today: string; readonly why?: string | undefined },
): readonly FirstPrediction[] {
  const added = predicted.flatMap((one): FirstPrediction[] => {
    const { first, changed } = standingOf(one, entries);
    if (first === undefined) return [{ comparison: one.id, on: today, rests: one.rests }];
    if (changed.length === 0) return [];
    if (why === undefined)
      throw new PilotError(
        'prediction-revised',
        {
          found: `${changed.join(' and ')} of "${one.id}" changed after its first prediction of ${first}`,
          expected: 'the same as then, or a reason that the reports show with both days',
          where: fileName,
          remedy: 'restore what was changed, or give --revised "why"',
        },
        { badInput: true },
      );
    return [{ comparison: one.id, on: today, why, rests: one.rests }];
  });
  return [...entries, ...added];
}
