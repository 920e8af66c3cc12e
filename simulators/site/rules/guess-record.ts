// What is counted against guessing at an account, and what an entered password or code makes of it. The rules decide; this says what is
// to be remembered of it.
import type { Policy } from '../../../scenarios/schema/policy.ts';
import type { CodeDecision } from './code-decision.ts';
import { countedTries } from './code-tries.ts';
import { decidePassword, type PasswordDecision } from './password-check.ts';
import { decideSentCode, type SentCode } from './sent-code.ts';
import { noLockout, type Lockout } from './smart-lockout.ts';
import { decideTotp, type TotpDecision } from './totp-code.ts';

/** Counted also for user names nobody has, so that both are answered alike. */
export interface GuessRecord {
  readonly lockout: Lockout;
  /** ms since the Unix epoch each. */
  readonly wrongCodesAtMs: readonly number[];
  /** Apart from those of sign-in: a reset needs no password, and strangers must not use up the tries of a sign-in. */
  readonly wrongResetCodesAtMs: readonly number[];
  /** Absent: none. */
  readonly wrongPassesAtMs?: readonly number[];
  /** When recoveries of the account were begun. Absent: none. */
  readonly recoveriesAtMs?: readonly number[];
}

/** The code sent last in this sign-in or reset, and when codes were sent (or, without account, seemed to be). */
export interface CodeRound {
  readonly sent?: SentCode;
  readonly sentAtMs: readonly number[];
}

export interface Guess<D> {
  readonly decision: D;
  /** As it is afterwards. */
  readonly guesses: GuessRecord;
}

export const noGuesses: GuessRecord = { lockout: noLockout, wrongCodesAtMs: [], wrongResetCodesAtMs: [] };

export function enterPassword(
  { smartLockout }: Policy,
  guesses: GuessRecord,
  passwordMatches: boolean,
  passwordHash: string,
  nowMs: number,
): Guess<PasswordDecision> {
  const { lockout } = guesses;
  const decision = decidePassword(smartLockout, { lockout, passwordMatches, passwordHash }, nowMs);
  return {
    decision,
    guesses: decision.lockout === lockout ? guesses : { ...guesses, lockout: decision.lockout },
  };
}

/**
 * @param lastStep time step of the code accepted last.
 * @param matchingStep time step whose code was entered, among those near now; absent: none.
 */
export function enterTotp(
  policy: Policy,
  guesses: GuessRecord,
  lastStep: number | undefined,
  matchingStep: number | undefined,
  nowMs: number,
): Guess<TotpDecision> {
  const decision = decideTotp(policy, { wrongCodesAtMs: guesses.wrongCodesAtMs, matchingStep, lastStep }, nowMs);
  return { decision, guesses: withTries(policy, guesses, 'wrongCodesAtMs', decision.kind, nowMs) };
}

export function enterSentCode(
  policy: Policy,
  guesses: GuessRecord,
  round: CodeRound,
  entered: string,
  nowMs: number,
): Guess<CodeDecision> {
  return enterCode(policy, guesses, 'wrongCodesAtMs', round, entered, nowMs);
}

export function enterResetCode(
  policy: Policy,
  guesses: GuessRecord,
  round: CodeRound,
  entered: string,
  nowMs: number,
): Guess<CodeDecision> {
  return enterCode(policy, guesses, 'wrongResetCodesAtMs', round, entered, nowMs);
}

type Tries = 'wrongCodesAtMs' | 'wrongResetCodesAtMs';

function enterCode(
  policy: Policy,
  guesses: GuessRecord,
  tries: Tries,
  { sent }: CodeRound,
  entered: string,
  nowMs: number,
): Guess<CodeDecision> {
  const decision = decideSentCode(policy, { entered, wrongCodesAtMs: guesses[tries], sent }, nowMs);
  return { decision, guesses: withTries(policy, guesses, tries, decision.kind, nowMs) };
}

function withTries(
  { codeTries }: Policy,
  guesses: GuessRecord,
  tries: Tries,
  kind: CodeDecision['kind'],
  nowMs: number,
): GuessRecord {
  if (kind === 'wrong') return { ...guesses, [tries]: [...countedTries(codeTries, guesses[tries], nowMs), nowMs] };
  return kind === 'accepted' && guesses[tries].length > 0 ? { ...guesses, [tries]: [] } : guesses;
}
