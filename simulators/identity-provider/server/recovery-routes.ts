// Account recovery in the browser: the user name, the way to the identity check, what came of it, and the pass. JSON and callbacks of other
// servers: recovery-callbacks.ts.
import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { normaliseUserName } from '../../site/account.ts';
import type { Answer } from '../../site/answer.ts';
import type { RecoveryCall } from '../../site/recovery.ts';
import type { SiteRequest } from '../../site/request.ts';
import type { AppContext, AppEnvironment } from '../../web-server/app-environment.ts';
import { formField } from '../../web-server/form-field.ts';
import { errorPage } from '../pages/error-page.ts';
import { validateClaims } from './claims-validation.ts';
import { exchange, exchangeAbout } from './exchange.ts';
import { identityCallbackPath } from './callback-paths.ts';
import { isPass } from './passes.ts';
import { plantedCheck } from './planted-recoveries.ts';
import type { Provider } from './provider.ts';
import { recoveryServicesOf } from './provider-options.ts';
import { answerWithPage, showPage } from './show-page.ts';
import { simulatedHeaders } from '../../identity-proofing/server/simulated-headers.ts';
import { askForVerification } from './verifier-client.ts';

/** Longer than any pass that a policy can ask for. */
const longestPass = 64;

export function recoveryRoutes(provider: Provider): Hono<AppEnvironment> {
  const app = new Hono<AppEnvironment>();

  app.get('/account-recovery', (context) => answerWithPage(context, provider, { kind: 'open-account-recovery' }));

  app.post('/account-recovery/user-name', async (context) => {
    const userName = normaliseUserName(await formField(context, 'user-name', 320));
    const freshState = randomBytes(32).toString('base64url');
    const request = { kind: 'enter-user-name-to-recover', userName, freshState } as const;
    const answer = exchange(context, provider, request);
    if (answer.call?.kind === 'identity-check' && !(await begin(context, provider, answer.call)))
      return context.html(errorPage('service-unavailable'), 503);
    return showPage(context, provider, request, answer);
  });

  app.post('/account-recovery/result', async (context) => {
    const request = { kind: 'see-recovery-result' } as const;
    const answer = exchange(context, provider, request);
    if (answer.call?.kind !== 'claims-validation') return showPage(context, provider, request, answer);
    const heard = await validated(context, provider, answer.call);
    return showPage(context, provider, heard.request, heard.answer);
  });

  /** The phone, once it has the credential: on to where that is asked for. */
  app.get('/account-recovery/present/:token', (context) => {
    const recovery = provider.recoveries.returningWith(context.req.param('token'));
    if (recovery === undefined) return context.html(errorPage('not-found'), 404);
    // The site did not hear of the credential in time.
    if (recovery.presentationUrl === undefined) return context.html(errorPage('recovery-expired'), 403);
    return context.redirect(recovery.presentationUrl, 303);
  });

  app.post('/sign-in/pass', async (context) => {
    const userName = normaliseUserName(await formField(context, 'user-name', 320));
    const entered = await formField(context, 'pass', longestPass);
    const matches = isPass(provider.directory.secretsOf(userName)?.passHash, entered);
    return answerWithPage(context, provider, { kind: 'enter-pass', userName, matches });
  });

  return app;
}

/** False when the verifier does not take it. The person may begin anew. */
async function begin(
  context: AppContext,
  provider: Provider,
  { verifier, state }: Extract<RecoveryCall, { kind: 'identity-check' }>,
): Promise<boolean> {
  const { options, sessions, recoveries, policyFor } = provider;
  const browser = sessions.ofAnswer(context);
  const address = recoveryServicesOf(options)?.verifiers[verifier];
  if (browser === undefined || (address === undefined && options.recovery !== 'planted')) return false;
  const recovery = recoveries.begin({
    state,
    sessionId: browser.id,
    correlationId: context.var.clientRequestId ?? browser.correlationId,
    policy: policyFor(context),
    verifier,
  });
  const url =
    address === undefined
      ? plantedCheck(options.baseUrl, verifier, state)
      : await askForVerification(
          address,
          {
            state,
            callbackUrl: `${options.baseUrl}${identityCallbackPath(verifier)}`,
            returnUrl: `${options.baseUrl}/account-recovery/present/${recovery.returnToken}`,
          },
          { ...simulatedHeaders(context), ...positionHeader(context) },
        );
  if (url === undefined) return false;
  recovery.verificationUrl = url;
  exchangeAbout(context, provider, recovery, { kind: 'hear-of-identity', state, news: { kind: 'begun' } });
  return true;
}

/** For whom the verifier is asked, which bears on whether it answers. */
function positionHeader({ req, var: { simulated } }: AppContext): Readonly<Record<string, string>> {
  const position = req.header('x-pilot-position');
  return simulated && position !== undefined ? { 'x-pilot-position': position } : {};
}

/** Asks the tenant's own check, and the site again with what that said. */
async function validated(
  context: AppContext,
  provider: Provider,
  call: Extract<RecoveryCall, { kind: 'claims-validation' }>,
): Promise<{ readonly request: SiteRequest; readonly answer: Answer }> {
  const correlationId = provider.recoveries.find(call.state)?.correlationId ?? '';
  const { claimsEndpoint } = provider.policyFor(context).recovery ?? {};
  const permitted = recoveryServicesOf(provider.options)?.claimsEndpoints.find(({ url }) => url === claimsEndpoint);
  const verdict = await validateClaims(call, permitted, correlationId);
  const request = { kind: 'hear-of-claims-validation', state: call.state, verdict } as const;
  return { request, answer: exchange(context, provider, request) };
}
