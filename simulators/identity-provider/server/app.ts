// The identity provider as a hono app: middleware in the order a request meets it, then the routes by concern.
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { errorPage } from '../pages/error-page.ts';
import { addressRateLimit } from './address-rate-limit.ts';
import type { AppEnvironment } from '../../web-server/app-environment.ts';
import { assetRoutes } from '../../web-server/asset-routes.ts';
import { faultMiddleware } from '../../web-server/fault-middleware.ts';
import { externalAnswerPath } from '../external-paths.ts';
import { externalRoutes } from './external-routes.ts';
import { homeRoutes } from './home-routes.ts';
import { pageHeaders } from '../../web-server/page-headers.ts';
import { passkeyAuthenticationRoutes } from './passkey-authentication-routes.ts';
import { passkeyRegistrationRoutes } from './passkey-registration-routes.ts';
import { recoveryCallbacks } from './recovery-callbacks.ts';
import { recoveryRoutes } from './recovery-routes.ts';
import { requestServiceApi, walletRoutes } from '../../identity-proofing/server/request-service-routes.ts';
import { passwordResetRoutes } from './password-reset-routes.ts';
import type { ProviderOptions } from './provider-options.ts';
import { createProvider } from './provider.ts';
import { requestFacts } from '../../web-server/request-facts.ts';
import { sameOrigin } from '../../web-server/same-origin.ts';
import { signInRoutes } from './sign-in-routes.ts';
import { simulationRoutes } from './simulation-routes.ts';
import { unforeseenError } from './unforeseen-error.ts';

/** The largest honest request, a passkey registration, is a few KB. */
const largestBodyBytes = 64 * 1024;

const passkeyScript = new URL('../pages/passkey.js', import.meta.url);
const walletScript = new URL('../../identity-proofing/pages/wallet.js', import.meta.url);

export function createApp(options: ProviderOptions): Hono<AppEnvironment> {
  const { simulation } = options;
  const provider = createProvider(options);
  const app = new Hono<AppEnvironment>();
  app.use(requestFacts(simulation));
  // Before everything a browser is protected by: these come from the harness, not from a page, and carry the token.
  if (simulation !== undefined) app.route('/simulation', simulationRoutes(provider));
  // Likewise: they come from other servers, and are signed.
  app.route('/callbacks', recoveryCallbacks(provider));
  const { requestService, external } = provider;
  if (requestService !== undefined) app.route('/v1.0/verifiableCredentials', requestServiceApi(requestService));
  app.route('/', assetRoutes(requestService === undefined ? [passkeyScript] : [passkeyScript, walletScript]));
  app.use(pageHeaders(external === undefined ? undefined : () => [external.origin]));
  if (simulation !== undefined) app.use(faultMiddleware(simulation, () => errorPage('service-unavailable')));
  app.use(
    sameOrigin(
      options.baseUrl,
      errorPage,
      external === undefined ? undefined : { path: externalAnswerPath, sender: external.origin },
    ),
  );
  // Pages of the wallet: before a limit on bodies that is too small for a picture.
  if (requestService !== undefined) app.route('/presentation', walletRoutes(requestService));
  app.use(bodyLimit({ maxSize: largestBodyBytes, onError: (context) => context.html(errorPage('too-large'), 413) }));
  if (simulation === undefined) app.use(addressRateLimit());
  app.route('/', signInRoutes(provider));
  app.route('/', passwordResetRoutes(provider));
  app.route('/', passkeyAuthenticationRoutes(provider));
  app.route('/', passkeyRegistrationRoutes(provider));
  app.route('/', recoveryRoutes(provider));
  if (external !== undefined) app.route('/', externalRoutes(provider, external));
  app.route('/', homeRoutes(provider));
  app.notFound((context) => context.html(errorPage('not-found'), 404));
  app.onError(unforeseenError(provider));
  return app;
}
