// The external provider as a hono app: middleware in the order a request meets it, then the routes by who comes.
//
// It speaks the profile by jose and not by a whole OpenID provider: panva's oidc-provider (looked at in 9.13.3), the one that is best kept, verifies an
// `id_token_hint` by its own keys alone (lib/actions/authorization/claims.js), where Microsoft Entra's is signed by the tenant and expired from the
// start; and takes every time from Date.now() (lib/helpers/epoch_time.js), where each person here has a clock of their own. Both would have to
// be replaced from outside, and what remains of it is an HTML form and a signature.
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import type { AppEnvironment } from '../../web-server/app-environment.ts';
import { assetRoutes } from '../../web-server/asset-routes.ts';
import { faultMiddleware } from '../../web-server/fault-middleware.ts';
import { pageHeaders } from '../../web-server/page-headers.ts';
import { requestFacts } from '../../web-server/request-facts.ts';
import { sameOrigin } from '../../web-server/same-origin.ts';
import { externalErrorPage } from '../pages/external-error-page.ts';
import { authorizationPath, openIdRoutes } from './openid-routes.ts';
import type { ExternalProviderParts } from './provider-parts.ts';
import type { ExternalProviderStart } from './provider-start.ts';
import { registrationRoutes } from './registration-routes.ts';

/** A hint is a few hundred bytes, and so is what is asked for. */
const largestBodyBytes = 32 * 1024;

export function externalProviderApp(
  { simulation }: Pick<ExternalProviderStart, 'simulation'>,
  parts: ExternalProviderParts,
): Hono<AppEnvironment> {
  const app = new Hono<AppEnvironment>();
  const failed = () => externalErrorPage('service-unavailable');
  app.use(requestFacts(simulation));
  // Before everything a browser is protected by: they come from whoever runs it, and carry the key.
  app.route('/clients', registrationRoutes(parts));
  app.route('/', assetRoutes([]));
  app.use(pageHeaders(() => [...parts.clients.values()].map(({ redirectUri }) => new URL(redirectUri).origin)));
  if (simulation !== undefined) app.use(faultMiddleware(simulation, failed));
  app.use(sameOrigin(parts.baseUrl, externalErrorPage, { path: authorizationPath, sender: 'anybody' }));
  app.use(
    bodyLimit({ maxSize: largestBodyBytes, onError: (context) => context.html(externalErrorPage('too-large'), 413) }),
  );
  app.route('/', openIdRoutes(parts));
  app.notFound((context) => context.html(externalErrorPage('not-found'), 404));
  app.onError((error, context) => {
    if (error instanceof HTTPException) return error.getResponse();
    // Neither path nor message: what somebody sent might stand in them.
    console.error(`external provider: a ${context.req.method} failed on its own account: ${error.name}`);
    return context.html(failed(), 500);
  });
  return app;
}
