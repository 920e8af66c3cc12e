// The second factor: a one-time code, entered or asked for again. Its acceptance signs the person in.
import type { Policy } from '../../scenarios/schema/policy.ts';
import { accessToSignIn, shownWithPassword } from './access.ts';
import type { Account } from './account.ts';
import type { Answer } from './answer.ts';
import { sentTo } from './code-post.ts';
import type { RequestOf } from './request.ts';
import { refusedSignIn } from './refused-sign-in.ts';
import type { CodeDecision } from './rules/code-decision.ts';
import { decideResend } from './rules/code-sending.ts';
import { enterSentCode, enterTotp, type Guess } from './rules/guess-record.ts';
import type { TotpDecision } from './rules/totp-code.ts';
import type { StageOf } from './session.ts';
import { signInRow } from './sign-in-row.ts';
import { accountIn, page, pageWithCode, pageWithNotice, show, type Visit } from './visit.ts';

const details = {
  wrong: 'MFA denied; invalid verification code',
  expired: 'MFA denied; verification code expired',
  'too-many-tries': 'MFA denied; too many verification codes tried',
} as const;

export function answerCode(visit: Visit, request: RequestOf<'enter-code'>): Answer {
  const { session, nowMs } = visit;
  if (session?.stage.kind !== 'second-factor') return show(visit, pageWithCode('sign-in', 'sign-in-expired'));
  const { stage } = session;
  const { userName, secondFactor, sinceMs } = stage;
  const account = accountIn(visit, stage);
  const { decision, guesses } = enterCode(visit.tenant.policy, account, stage, request, nowMs);
  if (decision.kind === 'accepted') {
    const shown = shownWithPassword(secondFactor);
    const access = accessToSignIn(visit, account, shown);
    const after = afterCode(account, guesses, secondFactor === 'totp' ? request.totpStep : account.lastTotpStep);
    // Looked at before the code was asked for; by now the device may be another.
    if (access.refusal !== undefined)
      return {
        ...refusedSignIn(visit, account, access.refusal, userName, secondFactor, sinceMs, access.policies),
        account: after,
      };
    return {
      shown: page('home'),
      session: { stage: { kind: 'signed-in', sinceMs: nowMs, userName, multifactorAtMs: nowMs, shown } },
      sessionBegins: true,
      account: after,
      row: signInRow(
        visit,
        '0',
        account,
        userName,
        secondFactor,
        'MFA successfully completed',
        sinceMs,
        access.policies,
      ),
    };
  }
  const detail =
    decision.kind === 'wrong' && decision.why === 'already-used'
      ? 'MFA denied; verification code used before'
      : details[decision.kind];
  return {
    shown: pageWithCode('code', decision.code),
    session,
    account: afterCode(account, guesses, account.lastTotpStep),
    row: signInRow(visit, decision.code, account, userName, secondFactor, detail, sinceMs),
  };
}

export function resendCode(visit: Visit, { freshCode }: RequestOf<'resend-code'>): Answer {
  const { session, nowMs } = visit;
  if (session?.stage.kind !== 'second-factor') return show(visit, pageWithCode('sign-in', 'sign-in-expired'));
  const { stage } = session;
  const account = accountIn(visit, stage);
  if (stage.secondFactor === 'totp') return show(visit, pageWithCode('code', 'nothing-to-send'));
  const decision = decideResend(visit.tenant.policy.sentCodes, stage.round.sentAtMs, nowMs);
  if (decision.kind === 'refused') return show(visit, pageWithCode('code', decision.code));
  const { round, message } = sentTo(
    account,
    stage.secondFactor,
    'sign-in',
    [...stage.round.sentAtMs, nowMs],
    freshCode,
    nowMs,
  );
  return { shown: pageWithNotice('code', 'code-sent'), session: { ...session, stage: { ...stage, round } }, message };
}

/** Undefined: it stands so already. */
function afterCode(
  account: Account,
  guesses: Account['guesses'],
  lastTotpStep: Account['lastTotpStep'],
): Account | undefined {
  if (guesses === account.guesses && lastTotpStep === account.lastTotpStep) return undefined;
  return { ...account, guesses, lastTotpStep };
}

/** Asks the rule for this person's kind of code. */
function enterCode(
  policy: Policy,
  { guesses, lastTotpStep }: Account,
  { secondFactor, round }: StageOf<'second-factor'>,
  { text, totpStep }: RequestOf<'enter-code'>,
  nowMs: number,
): Guess<TotpDecision | CodeDecision> {
  return secondFactor === 'totp'
    ? enterTotp(policy, guesses, lastTotpStep, totpStep, nowMs)
    : enterSentCode(policy, guesses, round, text, nowMs);
}
