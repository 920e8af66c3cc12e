// One-time codes of an authenticator app (RFC 6238): which steps are accepted, and never the same one twice.
import { Secret, TOTP } from 'otpauth';
import { normaliseCode, type CodeDecision } from './code-decision.ts';
import { hasTriesLeft } from './code-tries.ts';

export const totpPolicy = {
  algorithm: 'SHA1',
  digits: 6,
  stepSeconds: 30,
  /** Steps to either side of now, as RFC 6238 section 5.2 advises. Entra's page on OATH tokens speaks of ±1 min, two steps: we are stricter. */
  steps: 1,
} as const;

export interface TotpFacts {
  /** Base32, RFC 4648. */
  readonly secret: string;
  readonly entered: string;
  /** Time step of the code accepted last; neither it nor an earlier one is accepted again (RFC 6238 section 5.2). */
  readonly lastStep?: number;
  readonly wrongCodesAtMs: readonly number[];
}

export type TotpDecision = Exclude<CodeDecision, { kind: 'accepted' | 'expired' }> | { readonly kind: 'accepted'; readonly step: number };

export function decideTotp(facts: TotpFacts, nowMs: number): TotpDecision {
  if (!hasTriesLeft(facts.wrongCodesAtMs, nowMs)) return { kind: 'too-many-tries', code: '50088' };
  const delta = TOTP.validate({
    token: normaliseCode(facts.entered),
    secret: Secret.fromBase32(facts.secret),
    algorithm: totpPolicy.algorithm,
    digits: totpPolicy.digits,
    period: totpPolicy.stepSeconds,
    timestamp: nowMs,
    window: totpPolicy.steps,
  });
  if (delta === null) return { kind: 'wrong', code: '500121', why: 'no-match' };
  const step = Math.floor(nowMs / (totpPolicy.stepSeconds * 1000)) + delta;
  if (facts.lastStep !== undefined && step <= facts.lastStep) return { kind: 'wrong', code: '500121', why: 'already-used' };
  return { kind: 'accepted', step };
}
