// Who checks identities where people recover accounts: verifiers that the recovery profiles name and the face check, files in `verifiers` and
// `face-checks` beside the scenario, or the project's own.
import { faceCheck, type FaceCheck } from '../../scenarios/schema/face-check.ts';
import { usualVerifier } from '../../scenarios/schema/recovery-policy.ts';
import type { Verifier } from '../../scenarios/schema/verifier.ts';
import type { Locate } from './issue-problem.ts';
import { readPart, type Part } from './part-library.ts';
import { policiesWritten } from './policies-written.ts';
import { listOf, mapOf } from './raw-value.ts';
import { recoversAccounts } from './recovers-accounts.ts';
import { readVerifier } from './verifier-library.ts';
import type { ScenarioProblem } from './scenario-errors.ts';
import type { Path } from './yaml-source.ts';

type Files = ReadonlyMap<string, string>;

export interface Proofing {
  readonly verifiers: readonly Part<Verifier>[];
  /** Absent: nobody recovers an account by an identity check, or what it is was told to be wrong. */
  readonly faceCheck?: Part<FaceCheck>;
}

/** There is one, as there is one Request Service. */
const usualFaceCheck = 'standard';

/** @param value the scenario. */
export async function readProofing(
  value: Readonly<Record<string, unknown>>,
  files: { readonly verifiers: Files; readonly faceChecks: Files },
  locate: Locate,
  problems: ScenarioProblem[],
): Promise<Proofing> {
  if (!recoversAccounts(value)) return { verifiers: [] };
  const verifiers: Part<Verifier>[] = [];
  for (const { path, id } of verifiersNamed(value)) {
    if (verifiers.some((part) => part.value.id === id)) continue;
    const part = await readVerifier(id, files.verifiers, path, locate, problems);
    if (part !== undefined) verifiers.push(part);
  }
  const file = files.faceChecks.get(usualFaceCheck);
  if (verifiers.length === 0 || file === undefined) return { verifiers };
  const checks = await readPart(file, usualFaceCheck, faceCheck, problems);
  return { verifiers, ...(checks === undefined ? {} : { faceCheck: checks }) };
}

/** By the policy of the scenario and by those of its arms. What is no word is the schema's to tell. */
function* verifiersNamed(value: Readonly<Record<string, unknown>>): Generator<{ path: Path; id: string }> {
  for (const { path: of, policy } of policiesWritten(value)) {
    for (const [index, profile] of listOf(mapOf(policy['recovery'])['profiles']).entries()) {
      const { verifier: id = usualVerifier } = mapOf(profile);
      if (typeof id === 'string') yield { path: [...of, 'recovery', 'profiles', index, 'verifier'], id };
    }
  }
}
