// Who checks identities in a recovery drill: verifiers that its recovery profiles name and the face check, files in `verifiers` and
// `face-checks` beside the scenario, or the project's own.
import { faceCheck, type FaceCheck } from '../../scenarios/schema/face-check.ts';
import type { Verifier } from '../../scenarios/schema/verifier.ts';
import type { Locate } from './issue-problem.ts';
import { readPart, type Part } from './part-library.ts';
import { listOf, mapOf } from './raw-value.ts';
import { readVerifier } from './verifier-library.ts';
import type { ScenarioProblem } from './scenario-errors.ts';

type Files = ReadonlyMap<string, string>;

export interface Proofing {
  readonly verifiers: readonly Part<Verifier>[];
  /** Absent: nobody recovers an account by an identity check, or what it is was told to be wrong. */
  readonly faceCheck?: Part<FaceCheck>;
}

/** Where a profile does not say. */
const usualVerifier = 'balanced';
/** There is one. */
const usualFaceCheck = 'standard';

/** @param value the scenario. */
export async function readProofing(
  value: Readonly<Record<string, unknown>>,
  files: { readonly verifiers: Files; readonly faceChecks: Files },
  locate: Locate,
  problems: ScenarioProblem[],
): Promise<Proofing> {
  if (value['kind'] !== 'recovery-drill') return { verifiers: [] };
  const profiles = listOf(mapOf(mapOf(value['policy'])['recovery'])['profiles']).map(mapOf);
  const verifiers: Part<Verifier>[] = [];
  for (const [index, { verifier: id = usualVerifier }] of profiles.entries()) {
    // What is no word is the schema's to tell.
    if (typeof id !== 'string' || verifiers.some((part) => part.value.id === id)) continue;
    const path = ['policy', 'recovery', 'profiles', index, 'verifier'];
    const part = await readVerifier(id, files.verifiers, path, locate, problems);
    if (part !== undefined) verifiers.push(part);
  }
  const file = files.faceChecks.get(usualFaceCheck);
  if (verifiers.length === 0 || file === undefined) return { verifiers };
  const checks = await readPart(file, usualFaceCheck, faceCheck, problems);
  return { verifiers, ...(checks === undefined ? {} : { faceCheck: checks }) };
}
