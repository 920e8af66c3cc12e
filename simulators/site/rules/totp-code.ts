// One-time codes of an authenticator app (RFC 6238): which steps are accepted, and never the same one twice.
import type { Policy } from '../../../scenarios/schema/policy.ts';
import type { CodeDecision } from './code-decision.ts';
import { hasTriesLeft } from './code-tries.ts';

/** As authenticator apps make them. */
export const totpForm = { algorithm: 'SHA1', digits: 6, stepSeconds: 30 } as const;

export interface TotpFacts {
  /** Time step whose code was entered; absent: it is the code of no step near now. */
  readonly matchingStep?: number | undefined;
  /** Time step of the code accepted last; neither it nor an earlier one is accepted again (RFC 6238 section 5.2). */
  readonly lastStep?: number | undefined;
  readonly wrongCodesAtMs: readonly number[];
}

/** Accepted is the matching step. */
export type TotpDecision = Exclude<CodeDecision, { kind: 'expired' }>;

const accepted = { kind: 'accepted' } as const;

export function decideTotp(
  { authenticatorApp, codeTries }: Pick<Policy, 'authenticatorApp' | 'codeTries'>,
  { matchingStep: step, lastStep, wrongCodesAtMs }: TotpFacts,
  nowMs: number,
): TotpDecision {
  if (!hasTriesLeft(codeTries, wrongCodesAtMs, nowMs)) return { kind: 'too-many-tries', code: '50088' };
  if (step === undefined || Math.abs(step - timeStepAt(nowMs)) > authenticatorApp.steps)
    return { kind: 'wrong', code: '500121', why: 'no-match' };
  if (lastStep !== undefined && step <= lastStep) return { kind: 'wrong', code: '500121', why: 'already-used' };
  return accepted;
}

export function timeStepAt(atMs: number): number {
  return Math.floor(atMs / (totpForm.stepSeconds * 1_000));
}
