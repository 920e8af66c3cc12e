// What the harness asks of the relay. Whoever gets here has shown the token.
import { Hono } from 'hono';
import type { AppEnvironment } from '../../../web-server/app-environment.ts';
import { jsonBody } from '../../../web-server/json-body.ts';
import { lureOrder } from '../lure.ts';
import { heldOf, type Lures } from './lures.ts';

export function controlRoutes(lures: Lures): Hono<AppEnvironment> {
  const app = new Hono<AppEnvironment>();
  app.post('/lures', async (context) => {
    const order = lureOrder.safeParse(await jsonBody(context)).data;
    if (order === undefined) return context.body(null, 400);
    return context.body(null, lures.open(order) ? 204 : 409);
  });
  app.get('/lures/:id', (context) => {
    const lure = lures.find(context.req.param('id'));
    return lure === undefined ? context.body(null, 404) : context.json(heldOf(lure));
  });
  app.delete('/lures/:id', (context) => context.body(null, lures.forget(context.req.param('id')) ? 204 : 404));
  app.all('*', (context) => context.body(null, 404));
  return app;
}
