// predictions.json beside a folder of claims, read for a run: what is kept of each of its claims, or why nothing of it counts. Nothing is
// lived and no set-up is read for that: whether a prediction is out of date is told by the hashes of the files it was made from.
import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  keptPredictions,
  type KeptPrediction,
  type KeptPredictions,
  type whyUnpredicted,
} from '../../../scenarios/schema/kept-prediction.ts';
import { canonicalJson } from '../../../scenarios/schema/canonical-json.ts';
import { parsedJson } from '../../../scenarios/schema/parsed-json.ts';
import { PilotError } from '../../../scenarios/schema/pilot-error.ts';
import type { ReadClaimFile } from '../../scenario/load-scenario.ts';
import { sha256Of } from './rests-on.ts';

const projectScenarios = fileURLToPath(new URL('../../../scenarios', import.meta.url));
const projectClaims = join(projectScenarios, 'claims');
export const keptPredictionsFile = 'predictions.json';

export type Registered =
  | { readonly prediction: KeptPrediction }
  | { readonly unpredicted: (typeof whyUnpredicted)[number] };

/**
 * undefined: none was kept there, or one that this version cannot read.
 * @throws PilotError, bad input: kept-predictions-changed, where it is not what a validation wrote.
 */
export async function readKeptPredictions(folder: string): Promise<KeptPredictions | undefined> {
  const text = await readFile(join(folder, keptPredictionsFile), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const read = parsedJson(text);
  const parsed = keptPredictions.safeParse(read);
  if (!parsed.success) return undefined;
  const { hash, ...rest } = read as KeptPredictions;
  if (hashOfKept(rest) !== hash)
    throw new PilotError(
      'kept-predictions-changed',
      {
        found: 'predictions or a score whose hash is not the one beside them',
        expected: 'what a validation kept, unedited: a prediction is made by the model alone',
        where: join(folder, keptPredictionsFile),
        remedy: 'restore the file, or make it again with passkey-pilot validate --keep',
      },
      { badInput: true },
    );
  return parsed.data;
}

/** Whatever the order of its fields and however it is laid out. */
export function hashOfKept(kept: Omit<KeptPredictions, 'hash'>): string {
  return sha256Of(canonicalJson(kept));
}

/** Those of the project's own claims: the score of the model, and the fingerprint that others are held against. */
export function readShippedPredictions(): Promise<KeptPredictions | undefined> {
  return readKeptPredictions(projectClaims);
}

/**
 * @param statement as it is registered now.
 * @param shipped those of the project, whose model must have made all others.
 */
export async function predictionFor(
  statement: { readonly id: string; readonly hash: string },
  { claim, file }: ReadClaimFile,
  shipped: KeptPredictions | undefined,
): Promise<Registered> {
  const own = claim.statements.find(({ id }) => id === statement.id)?.prediction;
  if ((own ?? claim.prediction) === undefined) return { unpredicted: 'no-setting' };
  const folder = dirname(file);
  const kept = resolve(folder) === resolve(projectClaims) ? shipped : await readKeptPredictions(folder);
  const prediction = kept?.predictions.find(({ statements }) => statements.some(({ id }) => id === statement.id));
  if (kept === undefined || prediction === undefined) return { unpredicted: 'not-predicted-yet' };
  const isCurrent =
    kept.model === shipped?.model &&
    prediction.statements.some(({ id, hash }) => id === statement.id && hash === statement.hash) &&
    (await areUnchanged(prediction.files, folder));
  if (!isCurrent) return { unpredicted: 'out-of-date' };
  return prediction.heldOut ? { prediction } : { unpredicted: 'not-held-out' };
}

/** How predictions.json calls a file: by its path from the folder of the claims, or after @ from the project's scenarios. */
export function keptName(file: string, folder: string): string {
  const [below, ours] = [relative(folder, file), relative(projectScenarios, file)];
  const path = below.startsWith('..') && !ours.startsWith('..') ? `@${ours}` : below;
  return path.replaceAll(sep, '/');
}

async function areUnchanged(files: KeptPrediction['files'], folder: string): Promise<boolean> {
  for (const [name, hash] of Object.entries(files)) {
    const path = name.startsWith('@') ? join(projectScenarios, name.slice(1)) : join(folder, name);
    const text = await readFile(path, 'utf8').catch(() => undefined);
    if (text === undefined || hashOfText(text) !== hash) return false;
  }
  return true;
}

/** Line ends are Git's business. */
export function hashOfText(text: string): string {
  return sha256Of(text.replaceAll('\r\n', '\n'));
}
