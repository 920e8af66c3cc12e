// Which tenants the external provider serves: told by whoever runs it, not by browsers.
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import type { AppEnvironment } from '../../web-server/app-environment.ts';
import { jsonBody } from '../../web-server/json-body.ts';
import { sameSecret } from '../../web-server/same-secret.ts';
import { MetadataSource } from '../openid-metadata.ts';
import type { ExternalProviderParts } from './provider-parts.ts';

const largestBodyBytes = 4 * 1024;
const registration = z.strictObject({
  clientId: z.guid(),
  redirectUri: z.url({ protocol: /^http$/ }),
  discoveryUrl: z.url({ protocol: /^http$/ }),
});
export type Registration = z.infer<typeof registration>;

export function registrationRoutes({ apiKey, clients }: ExternalProviderParts): Hono<AppEnvironment> {
  const app = new Hono<AppEnvironment>();
  app.use(bodyLimit({ maxSize: largestBodyBytes, onError: (context) => context.json({ code: 'too-large' }, 413) }));
  app.post('/', async (context) => {
    const shown = /^Bearer (\S+)$/.exec(context.req.header('authorization') ?? '')?.[1];
    if (!sameSecret(shown, apiKey)) return context.json({ code: 'unauthorized' }, 401);
    const told = registration.safeParse(await jsonBody(context)).data;
    if (told === undefined) return context.json({ code: 'bad-request' }, 400);
    const { clientId, redirectUri, discoveryUrl } = told;
    clients.set(clientId, { clientId, redirectUri, tenant: new MetadataSource(discoveryUrl) });
    return context.body(null, 204);
  });
  return app;
}
