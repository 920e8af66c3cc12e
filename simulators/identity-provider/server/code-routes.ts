// The second factor: a one-time code, entered or asked for again. Its acceptance signs the person in.
import { Hono } from 'hono';
import { codePage } from '../pages/code-page.ts';
import { signInPage } from '../pages/sign-in-page.ts';
import { decideResend } from '../rules/code-sending.ts';
import { countedTries } from '../rules/code-tries.ts';
import { decideSentCode } from '../rules/sent-code.ts';
import { decideTotp } from '../rules/totp-code.ts';
import type { Account } from './account.ts';
import type { AppEnvironment } from './app-environment.ts';
import { passwordStep, secondFactorStep } from './authentication-step.ts';
import type { CodeRound } from './browser-session.ts';
import { codeDestination } from './code-destination.ts';
import { formField } from './form-field.ts';
import { logSignIn } from './log-sign-in.ts';
import { respondWithPage } from './page-response.ts';
import type { Provider } from './provider.ts';
import { sendCode } from './send-code.ts';

export function codeRoutes(provider: Provider): Hono<AppEnvironment> {
  const app = new Hono<AppEnvironment>();
  const { sessions } = provider;

  app.post('/sign-in/code', async (context) => {
    const session = sessions.find(context);
    if (session?.stage.kind !== 'second-factor') return respondWithPage(context, signInPage({ error: 'sign-in-expired' }));
    const entered = await formField(context, 'code', 32);
    const { account, round, sinceMs } = session.stage;
    const { nowMs } = context.var;
    const { kind } = account.secondFactor;
    const decision = decide(account, round, entered, nowMs);
    if (decision.kind === 'accepted') {
      const signedIn = sessions.begin(context, { kind: 'signed-in', sinceMs: nowMs, account, multifactorAtMs: nowMs });
      logSignIn(context, provider, {
        code: '0',
        account,
        session: signedIn,
        requirement: 'multiFactorAuthentication',
        additionalDetails: 'MFA completed',
        steps: [passwordStep(sinceMs, true, 'Correct password'), secondFactorStep(nowMs, kind, true, 'MFA successfully completed')],
      });
      return context.redirect('/home', 303);
    }
    const details = {
      wrong: 'MFA denied; invalid verification code',
      expired: 'MFA denied; verification code expired',
      'too-many-tries': 'MFA denied; too many verification codes tried',
    } as const;
    const detail = decision.kind === 'wrong' && decision.why === 'already-used' ? 'MFA denied; verification code used before' : details[decision.kind];
    logSignIn(context, provider, {
      code: decision.code,
      account,
      session,
      requirement: 'multiFactorAuthentication',
      additionalDetails: detail,
      steps: [passwordStep(sinceMs, true, 'Correct password'), secondFactorStep(nowMs, kind, false, detail)],
    });
    return respondWithPage(context, codePage({ purpose: 'sign-in', destination: codeDestination(kind), error: decision.code }));
  });

  app.post('/sign-in/code/resend', (context) => {
    const session = sessions.find(context);
    if (session?.stage.kind !== 'second-factor') return respondWithPage(context, signInPage({ error: 'sign-in-expired' }));
    const { account, round } = session.stage;
    const { kind } = account.secondFactor;
    const { nowMs } = context.var;
    const page = { purpose: 'sign-in', destination: codeDestination(kind) } as const;
    if (kind === 'totp') return respondWithPage(context, codePage({ ...page, error: 'nothing-to-send' }));
    const decision = decideResend(round.sentAtMs, nowMs);
    if (decision.kind === 'refused') return respondWithPage(context, codePage({ ...page, error: decision.code }));
    round.sentAtMs = [...round.sentAtMs, nowMs];
    sendCode(provider, account, round, 'sign-in', kind, nowMs);
    return respondWithPage(context, codePage({ ...page, notice: 'code-sent' }));
  });

  return app;
}

/** Asks the rule for this kind of code and keeps what it changes: used codes, steps and wrong tries. */
function decide(account: Account, round: CodeRound, entered: string, nowMs: number) {
  const { secondFactor, guesses } = account;
  const { wrongCodesAtMs } = guesses;
  if (secondFactor.kind === 'totp') {
    const { secret, lastStep } = secondFactor;
    const decision = decideTotp({ secret, entered, wrongCodesAtMs, ...(lastStep === undefined ? {} : { lastStep }) }, nowMs);
    if (decision.kind === 'accepted') secondFactor.lastStep = decision.step;
    keepTries(account, decision.kind, nowMs);
    return decision;
  }
  const decision = decideSentCode({ entered, wrongCodesAtMs, ...(round.sent === undefined ? {} : { sent: round.sent }) }, nowMs);
  if (decision.kind === 'accepted') delete round.sent;
  keepTries(account, decision.kind, nowMs);
  return decision;
}

function keepTries(account: Account, kind: 'accepted' | 'wrong' | 'expired' | 'too-many-tries', nowMs: number): void {
  const { guesses } = account;
  if (kind === 'accepted') guesses.wrongCodesAtMs = [];
  if (kind === 'wrong') guesses.wrongCodesAtMs = [...countedTries(guesses.wrongCodesAtMs, nowMs), nowMs];
}
