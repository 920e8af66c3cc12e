// What a help desk asks of a caller, and whether it suffices: the proofs of its procedure one after the other, each of which must hold. Whoever
// is on duty can be pressed into passing over one; that they were is a fact of the call, not of the procedure.
import type { DeskAnswer, DeskProof, HelpDesk } from '../../../scenarios/schema/help-desk.ts';

const hourMs = 3_600_000;
const hoursOfDay = 24;

export function isOpen({ opensAt, closesAt }: Pick<HelpDesk, 'opensAt' | 'closesAt'>, nowMs: number): boolean {
  const hour = (nowMs / hourMs) % hoursOfDay;
  return hour >= opensAt && hour < closesAt;
}

export type ProofDecision =
  | { readonly kind: 'asked-for-more'; readonly proof: DeskProof }
  | { readonly kind: 'proven' }
  | { readonly kind: 'refused'; readonly code: 'proof-not-held' };

/**
 * @param asked the proof that the caller was asked for, by its place in the procedure.
 * @param answer absent: none.
 */
export function decideProof(
  desk: Pick<HelpDesk, 'procedure' | 'questionsRight'>,
  asked: number,
  { answer, passedOver }: { readonly answer?: DeskAnswer | undefined; readonly passedOver: boolean },
): ProofDecision {
  const { procedure } = desk;
  if (!passedOver && !(answer !== undefined && answer.proof === procedure[asked] && holds(desk, answer)))
    return { kind: 'refused', code: 'proof-not-held' };
  const next = procedure[asked + 1];
  return next === undefined ? { kind: 'proven' } : { kind: 'asked-for-more', proof: next };
}

function holds({ questionsRight }: Pick<HelpDesk, 'questionsRight'>, answer: DeskAnswer): boolean {
  switch (answer.proof) {
    case 'questions':
      return answer.right >= questionsRight;
    case 'call-back':
      return answer.reached;
    case 'manager':
      return answer.vouches;
    case 'video':
      return answer.takenForOwner;
  }
}
