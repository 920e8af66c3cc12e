// Password reset over HTTP: user name, code by the registered channel, new password.
import { Hono } from 'hono';
import { normaliseUserName } from '../../site/account.ts';
import type { AppEnvironment } from '../../web-server/app-environment.ts';
import { exchange } from './exchange.ts';
import { formField } from '../../web-server/form-field.ts';
import { freshCode } from './unguessable.ts';
import type { Provider } from './provider.ts';
import { answerWithPage, showPage } from './show-page.ts';

export function passwordResetRoutes(provider: Provider): Hono<AppEnvironment> {
  const app = new Hono<AppEnvironment>();

  app.get('/password-reset', (context) => answerWithPage(context, provider, { kind: 'open-password-reset' }));

  app.post('/password-reset/user-name', async (context) => {
    const userName = normaliseUserName(await formField(context, 'user-name', 320));
    return answerWithPage(context, provider, { kind: 'enter-user-name-to-reset', userName, freshCode: freshCode() });
  });

  app.post('/password-reset/code', async (context) =>
    answerWithPage(context, provider, { kind: 'enter-reset-code', text: await formField(context, 'code', 32) }),
  );

  app.post('/password-reset/code/resend', (context) =>
    answerWithPage(context, provider, { kind: 'resend-reset-code', freshCode: freshCode() }),
  );

  app.post('/password-reset/new-password', async (context) => {
    const request = { kind: 'choose-new-password', text: await formField(context, 'new-password') } as const;
    const answer = exchange(context, provider, request);
    const secrets =
      answer.passwordOf === undefined ? undefined : provider.directory.secretsOf(answer.passwordOf.userPrincipalName);
    if (secrets !== undefined) secrets.passwordHash = await provider.passwords.hash(request.text);
    return showPage(context, provider, request, answer);
  });

  return app;
}
