// The page behind sign-in, sign-out, and the sign of life.
import { Hono } from 'hono';
import { homePage } from '../pages/home-page.ts';
import type { AppEnvironment } from './app-environment.ts';
import { respondWithPage } from './page-response.ts';
import type { Provider } from './provider.ts';

export function homeRoutes(provider: Provider): Hono<AppEnvironment> {
  const app = new Hono<AppEnvironment>();

  app.get('/home', (context) => {
    const stage = provider.sessions.find(context)?.stage;
    if (stage?.kind !== 'signed-in') return context.redirect('/sign-in', 303);
    const { displayName, passkeys } = stage.account;
    return respondWithPage(context, homePage({ displayName, passkeys }));
  });

  app.post('/sign-out', (context) => {
    provider.sessions.end(context);
    return context.redirect('/sign-in', 303);
  });

  app.get('/health', (context) => context.json({ status: 'ok' }));

  return app;
}
