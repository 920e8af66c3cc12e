// Sign-in by user name and password, up to the second factor. Answers alike whether or not the user name is anybody's.
import { Hono } from 'hono';
import { codePage } from '../pages/code-page.ts';
import { otherWaysPage } from '../pages/other-ways-page.ts';
import { passwordPage } from '../pages/password-page.ts';
import { signInPage } from '../pages/sign-in-page.ts';
import { enterPassword, type CodeRound } from '../rules/guess-record.ts';
import { isLockedOut } from '../rules/smart-lockout.ts';
import { normaliseUserName } from './account.ts';
import type { AppContext, AppEnvironment } from './app-environment.ts';
import { passwordStep } from './authentication-step.ts';
import { codeDestination } from './code-destination.ts';
import { formField } from './form-field.ts';
import { logSignIn } from './log-sign-in.ts';
import { respondWithPage } from './page-response.ts';
import type { Provider } from './provider.ts';
import { sendCode } from './send-code.ts';

/** Longest password looked at: argon2 costs the same for any, but nobody types more. */
const longestPassword = 256;

export function signInRoutes(provider: Provider): Hono<AppEnvironment> {
  const app = new Hono<AppEnvironment>();
  const { sessions, accounts } = provider;

  app.get('/', (context) => context.redirect('/sign-in', 303));

  app.get('/sign-in', (context) => {
    if (sessions.find(context)?.stage.kind === 'signed-in') return context.redirect('/home', 303);
    return respondWithPage(context, signInPage({}));
  });

  app.get('/sign-in/other-ways', (context) => {
    const stage = sessions.find(context)?.stage;
    return respondWithPage(context, otherWaysPage({ userName: stage?.kind === 'password' ? stage.userName : '' }));
  });

  app.post('/sign-in/user-name', async (context) => {
    const userName = normaliseUserName(await formField(context, 'user-name', 320));
    if (userName === '') return respondWithPage(context, signInPage({ error: 'user-name-missing' }));
    sessions.begin(context, { kind: 'password', sinceMs: context.var.nowMs, userName });
    return respondWithPage(context, passwordPage({ userName }));
  });

  app.post('/sign-in/password', async (context) => {
    const session = sessions.find(context);
    if (session?.stage.kind !== 'password') return respondWithPage(context, signInPage({ error: 'sign-in-expired' }));
    const { userName } = session.stage;
    const password = await formField(context, 'password', longestPassword);
    const guesses = accounts.guessesOf(userName);
    const { nowMs } = context.var;
    // No work is spent on a locked account, whether it exists or not.
    const passwordMatches = !isLockedOut(guesses.lockout, nowMs) && (await provider.passwords.matches(accounts.find(userName), password));
    // Looked up again after the wait: guesses made at the same time may have locked or removed the account.
    const account = accounts.find(userName);
    const decision = enterPassword(guesses, { passwordMatches, passwordHash: provider.passwords.fingerprint(userName, password) }, nowMs);
    if (decision.kind === 'second-factor-needed' && account !== undefined) {
      return askForSecondFactor(context, provider, account);
    }
    const locked = decision.kind === 'locked-out';
    const code = locked ? '50053' : '50126';
    logSignIn(context, provider, {
      code,
      account,
      userName,
      session,
      requirement: 'singleFactorAuthentication',
      steps: [passwordStep(nowMs, false, locked ? 'User is blocked' : 'Invalid user name or password')],
    });
    return respondWithPage(context, passwordPage({ userName, error: code }));
  });

  return app;
}

function askForSecondFactor(context: AppContext, provider: Provider, account: NonNullable<ReturnType<Provider['accounts']['find']>>) {
  const { nowMs } = context.var;
  const { secondFactor } = account;
  const round: CodeRound = { sentAtMs: secondFactor.kind === 'totp' ? [] : [nowMs] };
  const session = provider.sessions.begin(context, { kind: 'second-factor', sinceMs: nowMs, account, round });
  if (secondFactor.kind !== 'totp') sendCode(provider, account, round, 'sign-in', secondFactor.kind, nowMs);
  logSignIn(context, provider, {
    code: '50074',
    account,
    session,
    requirement: 'multiFactorAuthentication',
    steps: [passwordStep(nowMs, true, 'Correct password')],
  });
  return respondWithPage(context, codePage({ purpose: 'sign-in', destination: codeDestination(secondFactor.kind) }));
}
