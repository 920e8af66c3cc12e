// The external provider's endpoints: what it says of itself, where people are sent to, and where they answer.
import { Hono } from 'hono';
import type { ExternalAnswer } from '../../../scenarios/flows/external-answer.ts';
import { askedClass } from '../../../scenarios/schema/external-method.ts';
import type { AppContext, AppEnvironment } from '../../web-server/app-environment.ts';
import { respondWithPage } from '../../web-server/page-response.ts';
import { singleFields } from '../../web-server/single-fields.ts';
import { readAuthorizationRequest } from '../authorization-request.ts';
import { identifiedBy } from '../identified-person.ts';
import { discoverySuffix } from '../openid-metadata.ts';
import { tokenAlgorithm } from '../published-key.ts';
import { answerPage } from '../pages/answer-page.ts';
import { approvePage } from '../pages/approve-page.ts';
import { externalErrorPage } from '../pages/external-error-page.ts';
import type { ExternalProviderParts, OpenQuestion, RegisteredClient } from './provider-parts.ts';

/** Where another site's form may be sent: that is what it is for, and only a hint that a tenant signed gets further. */
export const authorizationPath = '/authorize';
const keysPath = '/.well-known/jwks';

/** Its one `amr`: confirmation by a key in software, as an app on a phone has it. */
const method = 'swk';
const tokenLifeS = 300;

export function openIdRoutes(parts: ExternalProviderParts): Hono<AppEnvironment> {
  const app = new Hono<AppEnvironment>();
  const { baseUrl, key } = parts;

  app.get(discoverySuffix, (context) =>
    context.json({
      issuer: baseUrl,
      authorization_endpoint: `${baseUrl}${authorizationPath}`,
      jwks_uri: `${baseUrl}${keysPath}`,
      scopes_supported: ['openid'],
      response_types_supported: ['id_token'],
      response_modes_supported: ['form_post'],
      grant_types_supported: ['implicit'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: [tokenAlgorithm],
      claim_types_supported: ['normal'],
      acr_values_supported: [askedClass],
    }),
  );
  app.get(keysPath, (context) => context.json({ keys: [key.published] }));

  app.post(authorizationPath, async (context) => {
    const fields = await singleFields(context);
    const client = parts.clients.get(fields?.get('client_id') ?? '');
    // Nobody is sent to an address that was not registered, also not with an error.
    if (fields === undefined || client === undefined || fields.get('redirect_uri') !== client.redirectUri)
      return context.html(externalErrorPage('request-refused'), 400);
    const request = readAuthorizationRequest(fields, method);
    if (typeof request === 'string') return refuse(context, client, fields, request);
    const tenant = await client.tenant.read();
    const person = tenant && (await identifiedBy(request.idTokenHint, tenant, client.clientId));
    if (person === undefined) return refuse(context, client, fields, 'invalid_request');
    const { state, nonce } = request;
    const ticket = parts.questions.ask({ client, state, nonce, person });
    const { host } = new URL(client.redirectUri);
    return respondWithPage(context, approvePage({ userName: person.userName, host, ticket }));
  });

  app.post('/answer', async (context) => {
    const fields = await singleFields(context);
    const said = fields?.get('answer') as ExternalAnswer | undefined;
    const question = parts.questions.take(fields?.get('ticket') ?? '');
    if (question === undefined || (said !== 'approve' && said !== 'decline'))
      return context.html(externalErrorPage('request-refused'), 403);
    const { client, state } = question;
    const answer =
      said === 'approve'
        ? { id_token: await tokenFor(question, parts, context.var.nowMs) }
        : { error: 'access_denied', error_description: 'declined by the person' };
    return respondWithPage(context, answerPage({ redirectUri: client.redirectUri, fields: { ...answer, state } }));
  });

  return app;
}

/** The error goes back to the tenant, once it is known that it is one (OpenID Connect Core 1.0 section 3.1.2.6). */
function refuse(
  context: AppContext,
  { redirectUri }: RegisteredClient,
  asked: ReadonlyMap<string, string>,
  error: string,
) {
  const state = asked.get('state');
  const fields = { error, ...(state === undefined ? {} : { state }) };
  return respondWithPage(context, answerPage({ redirectUri, fields, refused: true }));
}

function tokenFor(
  { client, nonce, person }: OpenQuestion,
  { baseUrl, key }: ExternalProviderParts,
  nowMs: number,
): Promise<string> {
  const iat = Math.floor(nowMs / 1_000);
  return key.sign({
    iss: baseUrl,
    aud: client.clientId,
    sub: person.subject,
    nonce,
    iat,
    exp: iat + tokenLifeS,
    acr: askedClass,
    amr: [method],
  });
}
