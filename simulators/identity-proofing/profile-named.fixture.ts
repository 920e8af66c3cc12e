// The project's own profiles of verifiers and face checks, for tests.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { faceCheck, type FaceCheck } from '../../scenarios/schema/face-check.ts';
import { verifier, type Verifier } from '../../scenarios/schema/verifier.ts';

export const verifierIds = ['lenient', 'balanced', 'strict'] as const;

const read = (path: string): unknown =>
  parse(readFileSync(new URL(`../../scenarios/${path}.yaml`, import.meta.url), 'utf8'));

export function verifierNamed(id: (typeof verifierIds)[number]): Verifier {
  return verifier.parse(read(`verifiers/${id}`));
}

export function standardFaceCheck(): FaceCheck {
  return faceCheck.parse(read('face-checks/standard'));
}
