// The identity verifier as a hono app: middleware in the order a request meets it, then the routes by who comes.
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import type { AppEnvironment } from '../../web-server/app-environment.ts';
import { assetRoutes } from '../../web-server/asset-routes.ts';
import { faultMiddleware } from '../../web-server/fault-middleware.ts';
import { pageHeaders } from '../../web-server/page-headers.ts';
import { requestFacts } from '../../web-server/request-facts.ts';
import { sameOrigin } from '../../web-server/same-origin.ts';
import { largestImageBytes } from '../camera-image.ts';
import { proofingErrorPage } from '../pages/proofing-error-page.ts';
import { backChannelRoutes } from './back-channel-routes.ts';
import { outageMiddleware } from './outage-middleware.ts';
import { phoneRoutes } from './phone-routes.ts';
import type { VerifierStart } from './verifier-options.ts';
import type { VerifierParts } from './verifier-parts.ts';

/** A picture and what a form puts around it. */
const largestBodyBytes = largestImageBytes + 16 * 1024;

export function verifierApp(
  { simulation }: Pick<VerifierStart, 'simulation'>,
  parts: VerifierParts,
): Hono<AppEnvironment> {
  const app = new Hono<AppEnvironment>();
  const failed = () => proofingErrorPage('service-unavailable');
  app.use(requestFacts(simulation));
  app.get('/health', (context) => context.text('ok'));
  app.route('/', assetRoutes([new URL('../pages/wallet.js', import.meta.url)]));
  app.use(pageHeaders());
  if (simulation !== undefined) app.use(outageMiddleware(simulation, parts.profile));
  // Before everything a browser is protected by: it comes from the site's server, not from a page, and carries the token.
  app.route('/v1', backChannelRoutes(parts));
  // What is planted at a step of the site has been carried out there.
  if (simulation !== undefined) app.use(faultMiddleware(simulation, failed));
  app.use(sameOrigin(parts.baseUrl, proofingErrorPage));
  app.use(
    bodyLimit({ maxSize: largestBodyBytes, onError: (context) => context.html(proofingErrorPage('too-large'), 413) }),
  );
  app.route('/v', phoneRoutes(parts));
  app.notFound((context) => context.html(proofingErrorPage('not-found'), 404));
  app.onError((error, context) => {
    if (error instanceof HTTPException) return error.getResponse();
    // Neither path nor message: a ticket stands in the one, and what somebody uploaded might in the other.
    console.error(`identity verifier: a ${context.req.method} failed on its own account: ${error.name}`);
    return context.html(failed(), 500);
  });
  return app;
}
