// Routes of the Request Service, to be mounted by the server that it is a part of: the API before whatever protects browsers, the pages after it
// and before a limit on bodies that is too small for a picture.
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { AppContext, AppEnvironment } from '../../web-server/app-environment.ts';
import { formField } from '../../web-server/form-field.ts';
import { jsonBody } from '../../web-server/json-body.ts';
import { respondWithPage } from '../../web-server/page-response.ts';
import { largestImageBytes } from '../camera-image.ts';
import { longestPresentation } from '../identity-credential.ts';
import { cameraPage } from '../pages/camera-page.ts';
import { identityShownPage, shareCredentialPage } from '../pages/credential-pages.ts';
import { proofingErrorPage } from '../pages/proofing-error-page.ts';
import type { ProofingCode } from '../pages/proofing-sentence.ts';
import type { RequestServiceError } from '../presentation-request.ts';
import type { PresentationAnswer } from '../presentation.ts';
import type { RequestService } from '../request-service.ts';
import { bearerToken } from './bearer-token.ts';
import { sameSecret } from '../../web-server/same-secret.ts';
import { uploadedPicture } from './uploaded-picture.ts';

const largestRequestBytes = 64 * 1024;
/** A presentation is the larger: it holds a photo, twice in base64. */
const largestBodyBytes = Math.max(largestImageBytes, longestPresentation) + 16 * 1024;

/** Below /v1.0/verifiableCredentials. */
export function requestServiceApi(service: RequestService): Hono<AppEnvironment> {
  const app = new Hono<AppEnvironment>();
  app.use(async (context, next) => {
    if (sameSecret(bearerToken(context), service.options.apiKey)) return next();
    return context.json(unauthorized, 401);
  });
  app.use(bodyLimit({ maxSize: largestRequestBytes, onError: (context) => context.json(tooLarge, 413) }));
  app.post('/createPresentationRequest', async (context) => {
    const { status, body } = service.create(context, await jsonBody(context));
    return context.json(body, status);
  });
  return app;
}

const unauthorized: RequestServiceError = {
  error: {
    code: 'unauthorized',
    message: 'Failed to authenticate the request.',
    innererror: { code: 'tokenError', message: 'The token is missing or wrong.', target: 'Authorization' },
  },
};

const tooLarge: RequestServiceError = {
  error: {
    code: 'badRequest',
    message: 'The request is too large.',
    innererror: { code: 'badOrMissingField', message: `Expected at most ${largestRequestBytes} bytes.`, target: '' },
  },
};

/** Below /presentation. */
export function walletRoutes(service: RequestService): Hono<AppEnvironment> {
  const app = new Hono<AppEnvironment>();
  app.use(
    bodyLimit({ maxSize: largestBodyBytes, onError: (context) => context.html(proofingErrorPage('too-large'), 413) }),
  );

  app.get('/:requestId', async (context) =>
    respondWithPage(context, pageOf(service, await service.answer(context, idOf(context), { kind: 'retrieve' }))),
  );

  app.post('/:requestId/credential', async (context) => {
    const presentation = await formField(context, 'presentation', longestPresentation);
    if (presentation === '') return pageAgain(context, service, 'wallet-missing');
    return respondWithPage(context, pageOf(service, await service.shown(context, idOf(context), presentation)));
  });

  app.post('/:requestId/face', async (context) => {
    const picture = await uploadedPicture(context, 'face');
    if (!picture.ok) return pageAgain(context, service, picture.error);
    const { face } = picture.image;
    return respondWithPage(
      context,
      pageOf(service, await service.answer(context, idOf(context), { kind: 'show-face', face })),
    );
  });
  return app;
}

const idOf = (context: AppContext) => context.req.param('requestId') ?? '';

/** The page the request stands at, with what was wrong with what came: no try is used. */
async function pageAgain(context: AppContext, service: RequestService, error: ProofingCode) {
  const answer = await service.answer(context, idOf(context), { kind: 'retrieve' });
  return respondWithPage(context, pageOf(service, answer.code === undefined ? { ...answer, code: error } : answer));
}

function pageOf(
  { options: { baseUrl } }: RequestService,
  { page, code, presentation }: Pick<PresentationAnswer, 'page' | 'presentation'> & { readonly code?: ProofingCode },
) {
  const path = `${new URL(baseUrl).pathname.replace(/\/$/, '')}/presentation/${presentation?.requestId ?? ''}`;
  switch (page) {
    case 'share-credential':
      return shareCredentialPage({
        clientName: presentation?.request.registration.clientName ?? '',
        action: `${path}/credential`,
        audience: presentation?.request.authority ?? '',
        nonce: presentation?.requestId ?? '',
        error: code,
      });
    case 'check-face':
      return cameraPage({ page, action: `${path}/face`, error: code });
    case 'identity-shown':
      return identityShownPage();
    case 'error':
      return proofingErrorPage(code ?? 'presentation-ended');
  }
}
