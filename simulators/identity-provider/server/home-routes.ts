// The page behind sign-in, sign-out, and the sign of life.
import { Hono } from 'hono';
import type { AppEnvironment } from '../../web-server/app-environment.ts';
import type { Provider } from './provider.ts';
import { answerWithPage } from './show-page.ts';

export function homeRoutes(provider: Provider): Hono<AppEnvironment> {
  const app = new Hono<AppEnvironment>();
  app.get('/home', (context) => answerWithPage(context, provider, { kind: 'open-home' }));
  app.post('/sign-out', (context) => answerWithPage(context, provider, { kind: 'sign-out' }));
  app.get('/health', (context) => context.json({ status: 'ok' }));
  return app;
}
