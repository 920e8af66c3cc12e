// The pages of an identity check, on the person's phone: the address holds the ticket, and nothing else is known of who comes.
import { Hono } from 'hono';
import { documentTypes } from '../../../scenarios/schema/captured.ts';
import type { AppContext, AppEnvironment } from '../../web-server/app-environment.ts';
import { formField } from '../../web-server/form-field.ts';
import { respondWithPage } from '../../web-server/page-response.ts';
import { publicKey } from '../identity-credential.ts';
import { cameraPage } from '../pages/camera-page.ts';
import { chooseDocumentPage } from '../pages/choose-document-page.ts';
import { credentialKeptPage, credentialOfferedPage } from '../pages/credential-pages.ts';
import { proofingErrorPage } from '../pages/proofing-error-page.ts';
import type { ProofingCode } from '../pages/proofing-sentence.ts';
import { sendCallback } from '../signed-callback.ts';
import { verifyIdentity, type VerificationAnswer, type VerificationRequest } from '../verify-identity.ts';
import { simulatedHeaders } from './simulated-headers.ts';
import { uploadedPicture } from './uploaded-picture.ts';
import type { AskedVerification } from './verification-store.ts';
import type { VerifierParts } from './verifier-parts.ts';

const longestKey = 512;

export function phoneRoutes(parts: VerifierParts): Hono<AppEnvironment> {
  const app = new Hono<AppEnvironment>();

  app.get('/:ticket', (context) => answerWithPage(context, parts, { kind: 'open' }));

  app.post('/:ticket/document-type', async (context) => {
    const chosen = chosenDocument(await formField(context, 'document', 40));
    if (chosen === undefined) return pageAgain(context, parts, 'document-missing');
    return answerWithPage(context, parts, { kind: 'choose-document', ...chosen });
  });

  app.post('/:ticket/document', async (context) => {
    const picture = await uploadedPicture(context, 'document');
    if (!picture.ok) return pageAgain(context, parts, picture.error);
    return answerWithPage(context, parts, { kind: 'show-document', document: picture.image.document });
  });

  app.post('/:ticket/selfie', async (context) => {
    const picture = await uploadedPicture(context, 'face');
    if (!picture.ok) return pageAgain(context, parts, picture.error);
    return answerWithPage(context, parts, { kind: 'show-face', face: picture.image.face });
  });

  app.post('/:ticket/credential', async (context) => {
    const holder = publicKey.safeParse(parsed(await formField(context, 'holder-key', longestKey)));
    if (!holder.success) return pageAgain(context, parts, 'wallet-missing');
    const asked = askedBy(context, parts);
    const answer = await answered(context, parts, asked, { kind: 'take-credential' });
    if (asked === undefined || answer.credential === undefined) return respondWithPage(context, pageOf(asked, answer));
    const credential = await parts.issuer.issue(answer.credential, holder.data);
    return respondWithPage(context, credentialKeptPage(credential, asked.returnUrl));
  });

  return app;
}

/** "passport/DE" */
function chosenDocument(
  text: string,
): Omit<Extract<VerificationRequest, { kind: 'choose-document' }>, 'kind'> | undefined {
  const [, named, country = ''] = /^\s*([a-z-]+)\s*\/\s*([A-Za-z]{2})\s*$/.exec(text) ?? [];
  const type = documentTypes.find((one) => one === named);
  return type === undefined ? undefined : { type, country: country.toUpperCase() };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function askedBy(context: AppContext, { store }: VerifierParts): AskedVerification | undefined {
  return store.find(context.req.param('ticket') ?? '');
}

async function answerWithPage(context: AppContext, parts: VerifierParts, request: VerificationRequest) {
  const asked = askedBy(context, parts);
  return respondWithPage(context, pageOf(asked, await answered(context, parts, asked, request)));
}

/** The page the verification stands at, with what was wrong with what came: the machine is not asked, and no try is used. */
async function pageAgain(context: AppContext, parts: VerifierParts, error: ProofingCode) {
  const asked = askedBy(context, parts);
  const answer = await answered(context, parts, asked, { kind: 'open' });
  return respondWithPage(context, pageOf(asked, answer.code === undefined ? { ...answer, code: error } : answer));
}

/** Asks the machine, keeps how far it has come, books, and tells the site before the person hears of it. */
async function answered(
  context: AppContext,
  { profile, apiKey, charges }: VerifierParts,
  asked: AskedVerification | undefined,
  request: VerificationRequest,
): Promise<VerificationAnswer> {
  const answer = verifyIdentity(profile, asked?.verification, request, context.var.nowMs);
  if (asked === undefined) return answer;
  if (answer.verification !== undefined) asked.verification = answer.verification;
  if (answer.charge !== undefined) {
    charges.checks += 1;
    charges.amount += answer.charge.amount;
  }
  if (answer.callback !== undefined) {
    const { url, headers } = asked.callback;
    const to = { url, headers: { ...headers, ...simulatedHeaders(context) } };
    await sendCallback(to, apiKey, { state: asked.state, ...answer.callback });
  }
  return answer;
}

function pageOf(
  asked: AskedVerification | undefined,
  { page, code }: Pick<VerificationAnswer, 'page'> & { readonly code?: ProofingCode },
) {
  const path = `/v/${asked?.ticket ?? ''}`;
  switch (page) {
    case 'choose-document':
      return chooseDocumentPage(`${path}/document-type`, code);
    case 'capture-document':
      return cameraPage({ page, action: `${path}/document`, error: code });
    case 'take-selfie':
      return cameraPage({ page, action: `${path}/selfie`, error: code });
    case 'credential-offered':
      return credentialOfferedPage(`${path}/credential`, code);
    case 'credential-kept':
    case 'error':
      return proofingErrorPage(code ?? 'verification-ended');
  }
}
