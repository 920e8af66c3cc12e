// Proofs that a help desk asks for, in words.
import type { DeskProof } from '../../scenarios/schema/help-desk.ts';
import { listed } from '../words/listed.ts';

const proofs: Readonly<Record<DeskProof, string>> = {
  questions: 'questions',
  'call-back': 'a call back',
  manager: 'the manager',
  video: 'a video call',
};

/** "questions and a call back". */
export function procedureInWords(procedure: readonly DeskProof[]): string {
  return listed(procedure.map((proof) => proofs[proof]));
}

/** In whatever order: all of them must hold. */
export function sameProofs(one: readonly DeskProof[], other: readonly DeskProof[]): boolean {
  return one.length === other.length && one.every((proof) => other.includes(proof));
}
