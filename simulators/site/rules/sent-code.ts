// One-time codes sent by text message or e-mail: their life, and what follows from an entered one.
import type { Policy } from '../../../scenarios/schema/policy.ts';
import { enteredDigits, type CodeDecision } from './code-decision.ts';
import { hasTriesLeft } from './code-tries.ts';
import { sameText } from './same-text.ts';

export const sentCodeDigits = 6;

export interface SentCode {
  /** Absent: the person was told that a code was sent, but none was; nothing matches it, and it expires like any. */
  readonly value?: string;
  readonly sentAtMs: number;
}

export interface SentCodeFacts {
  /** The last code sent for this sign-in; a newer one replaces the older (assumed). Absent: none was sent, or it was used. */
  readonly sent?: SentCode | undefined;
  readonly entered: string;
  /** Wrong codes of this account, ms since the epoch each. */
  readonly wrongCodesAtMs: readonly number[];
}

const accepted = { kind: 'accepted' } as const;

/** Tries first, then life (inclusive of its last ms), then the digits: an expired code tells nothing about its digits. */
export function decideSentCode(
  { sentCodes, codeTries }: Pick<Policy, 'sentCodes' | 'codeTries'>,
  facts: SentCodeFacts,
  nowMs: number,
): CodeDecision {
  if (!hasTriesLeft(codeTries, facts.wrongCodesAtMs, nowMs)) return { kind: 'too-many-tries', code: '50088' };
  if (facts.sent === undefined) return { kind: 'wrong', code: '500121', why: 'no-match' };
  if (nowMs - facts.sent.sentAtMs > sentCodes.life) return { kind: 'expired', code: '50089' };
  const entered = enteredDigits(facts.entered, sentCodeDigits);
  if (entered === undefined || facts.sent.value === undefined || !sameText(entered, facts.sent.value))
    return { kind: 'wrong', code: '500121', why: 'no-match' };
  return accepted;
}
