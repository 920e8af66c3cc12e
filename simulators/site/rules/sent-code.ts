// One-time codes sent by text message or e-mail: their life, and what follows from an entered one.
import { enteredDigits, type CodeDecision } from './code-decision.ts';
import { hasTriesLeft } from './code-tries.ts';
import { sameText } from './same-text.ts';

export const sentCodePolicy = {
  digits: 6,
  /** Microsoft Q&A 2020 for text messages, low confidence; assumed for e-mail. */
  lifeMs: 180_000,
} as const;

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

/** Tries first, then life (inclusive of its last ms), then the digits: an expired code tells nothing about its digits. */
export function decideSentCode(facts: SentCodeFacts, nowMs: number): CodeDecision {
  if (!hasTriesLeft(facts.wrongCodesAtMs, nowMs)) return { kind: 'too-many-tries', code: '50088' };
  if (facts.sent === undefined) return { kind: 'wrong', code: '500121', why: 'no-match' };
  if (nowMs - facts.sent.sentAtMs > sentCodePolicy.lifeMs) return { kind: 'expired', code: '50089' };
  const entered = enteredDigits(facts.entered, sentCodePolicy.digits);
  if (entered === undefined || facts.sent.value === undefined || !sameText(entered, facts.sent.value)) return { kind: 'wrong', code: '500121', why: 'no-match' };
  return { kind: 'accepted' };
}
