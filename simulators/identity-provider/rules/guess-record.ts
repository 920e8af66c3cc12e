// What is counted against guessing at an account, and what an entered password or code does to it. The rules decide; this keeps what
// they change. The server and the virtual driver both go through here.
import type { CodeDecision } from './code-decision.ts';
import { countedTries } from './code-tries.ts';
import { decidePassword, type PasswordDecision } from './password-check.ts';
import { decideSentCode, type SentCode } from './sent-code.ts';
import { noLockout, type Lockout } from './smart-lockout.ts';
import { decideTotp, type TotpDecision } from './totp-code.ts';

/** Counted also for user names nobody has, so that both are answered alike. */
export interface GuessRecord {
  lockout: Lockout;
  /** ms since the Unix epoch each. */
  wrongCodesAtMs: readonly number[];
  /** Apart from those of sign-in: a reset needs no password, and strangers must not use up the tries of a sign-in. */
  wrongResetCodesAtMs: readonly number[];
}

/** The code sent last in this sign-in or reset, and when codes were sent (or, without account, seemed to be). */
export interface CodeRound {
  sent?: SentCode;
  sentAtMs: readonly number[];
}

/** `lastStep`: time step of the code accepted last. */
export interface TotpRecord {
  lastStep?: number;
}

export function noGuesses(): GuessRecord {
  return { lockout: noLockout, wrongCodesAtMs: [], wrongResetCodesAtMs: [] };
}

export function enterPassword(guesses: GuessRecord, entered: { readonly passwordMatches: boolean; readonly passwordHash: string }, nowMs: number): PasswordDecision {
  const decision = decidePassword({ lockout: guesses.lockout, ...entered }, nowMs);
  guesses.lockout = decision.lockout;
  return decision;
}

/** @param matchingStep time step whose code was entered, among those near now; absent: none. */
export function enterTotp(guesses: GuessRecord, totp: TotpRecord, matchingStep: number | undefined, nowMs: number): TotpDecision {
  const { lastStep } = totp;
  const decision = decideTotp(
    { wrongCodesAtMs: guesses.wrongCodesAtMs, ...(matchingStep === undefined ? {} : { matchingStep }), ...(lastStep === undefined ? {} : { lastStep }) },
    nowMs,
  );
  if (decision.kind === 'accepted') totp.lastStep = decision.step;
  keepTries(guesses, 'wrongCodesAtMs', decision.kind, nowMs);
  return decision;
}

export function enterSentCode(guesses: GuessRecord, round: CodeRound, entered: string, nowMs: number): CodeDecision {
  return enterCode(guesses, 'wrongCodesAtMs', round, entered, nowMs);
}

export function enterResetCode(guesses: GuessRecord, round: CodeRound, entered: string, nowMs: number): CodeDecision {
  return enterCode(guesses, 'wrongResetCodesAtMs', round, entered, nowMs);
}

type Tries = 'wrongCodesAtMs' | 'wrongResetCodesAtMs';

function enterCode(guesses: GuessRecord, tries: Tries, round: CodeRound, entered: string, nowMs: number): CodeDecision {
  const decision = decideSentCode({ entered, wrongCodesAtMs: guesses[tries], ...(round.sent === undefined ? {} : { sent: round.sent }) }, nowMs);
  if (decision.kind === 'accepted') delete round.sent;
  keepTries(guesses, tries, decision.kind, nowMs);
  return decision;
}

function keepTries(guesses: GuessRecord, tries: Tries, kind: CodeDecision['kind'], nowMs: number): void {
  if (kind === 'accepted') guesses[tries] = [];
  if (kind === 'wrong') guesses[tries] = [...countedTries(guesses[tries], nowMs), nowMs];
}
