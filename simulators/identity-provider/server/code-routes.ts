// The second factor: a one-time code, entered or asked for again. Its acceptance signs the person in.
import { Hono } from 'hono';
import { codePage } from '../pages/code-page.ts';
import { signInPage } from '../pages/sign-in-page.ts';
import { decideResend } from '../rules/code-sending.ts';
import { enterSentCode, enterTotp, type CodeRound } from '../rules/guess-record.ts';
import type { Account } from './account.ts';
import type { AppEnvironment } from './app-environment.ts';
import { passwordStep, secondFactorStep } from './authentication-step.ts';
import { codeDestination } from './code-destination.ts';
import { formField } from './form-field.ts';
import { logSignIn } from './log-sign-in.ts';
import { respondWithPage } from './page-response.ts';
import type { Provider } from './provider.ts';
import { sendCode } from './send-code.ts';
import { totpStepOf } from './totp-step-of.ts';

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

/** Asks the rule for this kind of code; it keeps used codes, steps and wrong tries. */
function decide({ secondFactor, guesses }: Account, round: CodeRound, entered: string, nowMs: number) {
  return secondFactor.kind === 'totp'
    ? enterTotp(guesses, secondFactor, totpStepOf(secondFactor.secret, entered, nowMs), nowMs)
    : enterSentCode(guesses, round, entered, nowMs);
}
