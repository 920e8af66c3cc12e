// Password reset: user name, code by the registered channel, new password. It does not sign in, and is no row of the sign-in log.
import { Hono } from 'hono';
import { codePage } from '../pages/code-page.ts';
import { newPasswordPage } from '../pages/new-password-page.ts';
import { resetPasswordPage } from '../pages/reset-password-page.ts';
import { signInPage } from '../pages/sign-in-page.ts';
import { decideResend, maySendWithoutPassword } from '../rules/code-sending.ts';
import { enterResetCode, type CodeRound } from '../rules/guess-record.ts';
import { decidePasswordReset, resetChannel } from '../rules/password-reset.ts';
import { noLockout } from '../rules/smart-lockout.ts';
import { normaliseUserName, type Account } from './account.ts';
import type { AppEnvironment } from './app-environment.ts';
import { formField } from './form-field.ts';
import { respondWithPage } from './page-response.ts';
import type { Provider } from './provider.ts';
import { sendCode } from './send-code.ts';

const codePageOfReset = { purpose: 'password-reset', destination: 'registered-channel' } as const;

export function passwordResetRoutes(provider: Provider): Hono<AppEnvironment> {
  const app = new Hono<AppEnvironment>();
  const { sessions, accounts } = provider;

  app.get('/password-reset', (context) => {
    const stage = sessions.find(context)?.stage;
    return respondWithPage(context, resetPasswordPage({ userName: stage?.kind === 'password' ? stage.userName : '' }));
  });

  app.post('/password-reset/user-name', async (context) => {
    const userName = normaliseUserName(await formField(context, 'user-name', 320));
    if (userName === '') return respondWithPage(context, resetPasswordPage({ userName, error: 'user-name-missing' }));
    const account = accounts.find(userName);
    const { nowMs } = context.var;
    const round: CodeRound = { sentAtMs: [nowMs] };
    sessions.begin(context, { kind: 'reset-code', sinceMs: nowMs, userName, round, ...(account === undefined ? {} : { account }) });
    sendResetCode(provider, account, round, nowMs);
    return respondWithPage(context, codePage(codePageOfReset));
  });

  app.post('/password-reset/code', async (context) => {
    const stage = sessions.find(context)?.stage;
    if (stage?.kind !== 'reset-code') return respondWithPage(context, resetPasswordPage({ userName: '', error: 'reset-expired' }));
    const entered = await formField(context, 'code', 32);
    const { round, account } = stage;
    const { nowMs } = context.var;
    const guesses = accounts.guessesOf(stage.userName);
    const decision = enterResetCode(guesses, round, entered, nowMs);
    if (decision.kind !== 'accepted') return respondWithPage(context, codePage({ ...codePageOfReset, error: decision.code }));
    // Without an account nothing was sent, so that nothing can have been accepted.
    if (account === undefined) throw new Error('a reset code was accepted for a user name without account');
    sessions.begin(context, { kind: 'reset-password', sinceMs: nowMs, account });
    return respondWithPage(context, newPasswordPage({ userName: account.userPrincipalName }));
  });

  app.post('/password-reset/code/resend', (context) => {
    const stage = sessions.find(context)?.stage;
    if (stage?.kind !== 'reset-code') return respondWithPage(context, resetPasswordPage({ userName: '', error: 'reset-expired' }));
    const { round, account } = stage;
    const { nowMs } = context.var;
    const decision = decideResend(round.sentAtMs, nowMs);
    if (decision.kind === 'refused') return respondWithPage(context, codePage({ ...codePageOfReset, error: decision.code }));
    round.sentAtMs = [...round.sentAtMs, nowMs];
    sendResetCode(provider, account, round, nowMs);
    return respondWithPage(context, codePage({ ...codePageOfReset, notice: 'code-sent' }));
  });

  app.post('/password-reset/new-password', async (context) => {
    const stage = sessions.find(context)?.stage;
    if (stage?.kind !== 'reset-password') return respondWithPage(context, resetPasswordPage({ userName: '', error: 'reset-expired' }));
    const newPassword = await formField(context, 'new-password');
    const { account, sinceMs } = stage;
    const names = [account.userPrincipalName, account.displayName];
    const decision = decidePasswordReset({ provenAtMs: sinceMs, newPassword, names }, context.var.nowMs);
    if (decision.kind === 'refused') {
      return respondWithPage(context, newPasswordPage({ userName: account.userPrincipalName, error: decision.code }));
    }
    account.passwordHash = await provider.passwords.hash(newPassword);
    account.guesses.lockout = noLockout;
    sessions.endAllOf(account);
    sessions.end(context);
    return respondWithPage(context, signInPage({ notice: 'password-changed' }));
  });

  return app;
}

/** Without an account, or over the limit, nothing is sent, and all answers are as if it had been. */
function sendResetCode(provider: Provider, account: Account | undefined, round: CodeRound, nowMs: number): void {
  round.sent = { sentAtMs: nowMs };
  if (account === undefined || !maySendWithoutPassword(account.resetCodesSentAtMs, nowMs)) return;
  account.resetCodesSentAtMs = [...account.resetCodesSentAtMs.slice(-20), nowMs];
  sendCode(provider, account, round, 'password-reset', resetChannel(account.secondFactor.kind), nowMs);
}
