// Sign-in by user name, password and second factor, over HTTP.
import { Hono } from 'hono';
import { normaliseUserName } from '../../site/account.ts';
import { isLockedOut } from '../../site/rules/smart-lockout.ts';
import type { AppContext, AppEnvironment } from '../../web-server/app-environment.ts';
import { formField } from '../../web-server/form-field.ts';
import { freshCode } from './unguessable.ts';
import type { Provider } from './provider.ts';
import { answerWithPage } from './show-page.ts';
import { totpStepOf } from './totp-step-of.ts';

/** Longest password looked at: argon2 costs the same for any, but nobody types more. */
const longestPassword = 256;

export function signInRoutes(provider: Provider): Hono<AppEnvironment> {
  const app = new Hono<AppEnvironment>();

  app.get('/', (context) => context.redirect('/sign-in', 303));
  app.get('/sign-in', (context) => answerWithPage(context, provider, { kind: 'open-sign-in' }));
  app.get('/sign-in/other-ways', (context) => answerWithPage(context, provider, { kind: 'open-other-ways' }));

  app.post('/sign-in/user-name', async (context) => {
    const userName = normaliseUserName(await formField(context, 'user-name', 320));
    return answerWithPage(context, provider, { kind: 'enter-user-name', userName });
  });

  app.post('/sign-in/password', async (context) => {
    const password = await formField(context, 'password', longestPassword);
    const userName = userNameOf(context, provider);
    const matches = userName !== undefined && (await passwordMatches(provider, userName, password, context.var.nowMs));
    const fingerprint = provider.passwords.fingerprint(userName ?? '', password);
    return answerWithPage(context, provider, {
      kind: 'enter-password',
      userName: userName ?? '',
      matches,
      fingerprint,
      freshCode: freshCode(),
      external: matches ? await externalFor(provider, userName) : undefined,
    });
  });

  app.post('/sign-in/code', async (context) => {
    const text = await formField(context, 'code', 32);
    const secret = provider.directory.secretsOf(userNameOf(context, provider) ?? '')?.totpSecret;
    return answerWithPage(context, provider, {
      kind: 'enter-code',
      text,
      totpStep:
        secret === undefined
          ? undefined
          : totpStepOf(secret, text, provider.policyFor(context).authenticatorApp.steps, context.var.nowMs),
    });
  });

  app.post('/sign-in/code/resend', (context) =>
    answerWithPage(context, provider, { kind: 'resend-code', freshCode: freshCode() }),
  );

  return app;
}

/** Whose sign-in it is; undefined: none is under way. */
function userNameOf(context: AppContext, { sessions }: Provider): string | undefined {
  const stage = sessions.find(context)?.session.stage;
  return stage !== undefined && 'userName' in stage ? stage.userName : undefined;
}

/** Asked for only where it can be needed. */
function externalFor({ directory, external }: Provider, userName: string) {
  return directory.accountOf(userName)?.secondFactor === 'external' ? external?.provider() : undefined;
}

/** No work is spent on a locked account, whether it exists or not. */
async function passwordMatches(
  { directory, passwords }: Provider,
  userName: string,
  password: string,
  nowMs: number,
): Promise<boolean> {
  const { lockout } = directory.accountOf(userName)?.guesses ?? directory.guessesAtNobody(userName);
  return !isLockedOut(lockout, nowMs) && passwords.matches(directory.secretsOf(userName)?.passwordHash, password);
}
