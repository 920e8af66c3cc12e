// Password reset: user name, code by the registered channel, new password. It does not sign in, and is no row of the sign-in log.
import type { Account } from './account.ts';
import type { Answer } from './answer.ts';
import { sentToReset } from './code-post.ts';
import type { RequestOf } from './request.ts';
import { decideResend } from './rules/code-sending.ts';
import { enterResetCode } from './rules/guess-record.ts';
import { decidePasswordReset } from './rules/password-reset.ts';
import { noLockout } from './rules/smart-lockout.ts';
import type { Tenant } from './tenant.ts';
import { accountIn, page, pageWithCode, pageWithNotice, show, type Visit } from './visit.ts';

export function openPasswordReset(visit: Visit): Answer {
  return show(visit, page('reset-password'));
}

export function enterUserNameToReset(
  visit: Visit,
  { userName, freshCode }: RequestOf<'enter-user-name-to-reset'>,
): Answer {
  if (userName === '') return show(visit, pageWithCode('reset-password', 'user-name-missing'));
  const { tenant, nowMs } = visit;
  const { round, account, message } = sentToReset(tenant.policy, toReset(tenant, userName), [nowMs], freshCode, nowMs);
  return {
    shown: page('code'),
    session: { stage: { kind: 'reset-code', sinceMs: nowMs, userName, round } },
    sessionBegins: true,
    account,
    message,
  };
}

export function answerResetCode(visit: Visit, { text }: RequestOf<'enter-reset-code'>): Answer {
  const { tenant, session, nowMs } = visit;
  if (session?.stage.kind !== 'reset-code') return expired(visit);
  const { stage } = session;
  const { userName, round } = stage;
  const account = tenant.directory.accountOf(userName);
  const before = account?.guesses ?? tenant.directory.guessesAtNobody(userName);
  const { decision, guesses } = enterResetCode(tenant.policy, before, round, text, nowMs);
  const remembered =
    account === undefined
      ? { guessesAtNobody: { userName, guesses } }
      : guesses === before
        ? {}
        : { account: { ...account, guesses } };
  if (decision.kind !== 'accepted') return { shown: pageWithCode('code', decision.code), session, ...remembered };
  return {
    shown: page('new-password'),
    session: { stage: { kind: 'reset-password', sinceMs: nowMs, userName } },
    sessionBegins: true,
    ...remembered,
  };
}

export function resendResetCode(visit: Visit, { freshCode }: RequestOf<'resend-reset-code'>): Answer {
  const { tenant, session, nowMs } = visit;
  if (session?.stage.kind !== 'reset-code') return expired(visit);
  const { stage } = session;
  const decision = decideResend(tenant.policy.sentCodes, stage.round.sentAtMs, nowMs);
  if (decision.kind === 'refused') return show(visit, pageWithCode('code', decision.code));
  const sentAtMs = [...stage.round.sentAtMs, nowMs];
  const { round, account, message } = sentToReset(
    tenant.policy,
    toReset(tenant, stage.userName),
    sentAtMs,
    freshCode,
    nowMs,
  );
  return {
    shown: pageWithNotice('code', 'code-sent'),
    session: { ...session, stage: { ...stage, round } },
    account,
    message,
  };
}

export function chooseNewPassword(visit: Visit, { text }: RequestOf<'choose-new-password'>): Answer {
  const { tenant, session, nowMs } = visit;
  if (session?.stage.kind !== 'reset-password') return expired(visit);
  const before = accountIn(visit, session.stage);
  if (!before.hasPassword) return expired(visit);
  const decision = decidePasswordReset(
    tenant.policy,
    { provenAtMs: session.stage.sinceMs, newPassword: text, names: [before.userPrincipalName, before.displayName] },
    nowMs,
  );
  if (decision.kind === 'refused') return show(visit, pageWithCode('new-password', decision.code));
  const account = { ...before, guesses: { ...before.guesses, lockout: noLockout } };
  return {
    shown: pageWithNotice('sign-in', 'password-changed'),
    session: undefined,
    account,
    passwordOf: account,
    endsSessionsOf: account,
  };
}

/** Nothing is sent to an account that has no password to set anew: as to nobody, and no page says so. */
function toReset({ directory }: Tenant, userName: string): Account | undefined {
  const account = directory.accountOf(userName);
  return account?.hasPassword === true ? account : undefined;
}

function expired(visit: Visit): Answer {
  return show(visit, pageWithCode('reset-password', 'reset-expired'));
}
