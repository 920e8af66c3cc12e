// Registering a passkey: the page, the options and the answer. Needs multifactor authentication within the last minutes.
import { generateRegistrationOptions } from '@simplewebauthn/server';
import { isoBase64URL } from '@simplewebauthn/server/helpers';
import { Hono } from 'hono';
import { errorPage } from '../pages/error-page.ts';
import { errorSentence, type PageCode } from '../pages/error-sentence.ts';
import { registerPasskeyPage } from '../pages/register-passkey-page.ts';
import { ceremonyFailureCodes } from '../rules/ceremony-failure.ts';
import { challengePolicy, decideChallenge } from '../rules/challenge-life.ts';
import { decidePasskeyRegistration } from '../rules/passkey-registration.ts';
import type { AppContext, AppEnvironment } from './app-environment.ts';
import { attestationResponse } from './ceremony-response.ts';
import { jsonBody } from './json-body.ts';
import { respondWithPage } from './page-response.ts';
import type { Provider } from './provider.ts';
import { acceptedAlgorithms } from './relying-party.ts';
import { verifyAttestation } from './verify-attestation.ts';

const relyingPartyName = 'Passkey Pilot reference';

export function passkeyRegistrationRoutes(provider: Provider): Hono<AppEnvironment> {
  const app = new Hono<AppEnvironment>();
  const { accounts, options } = provider;

  app.get('/security-info/passkeys/new', (context) => {
    const allowed = registrant(context, provider);
    if ('code' in allowed) return respondWithPage(context, errorPage(allowed.code), 403);
    return respondWithPage(context, registerPasskeyPage({ displayName: allowed.account.displayName }));
  });

  app.post('/passkey/registration/options', async (context) => {
    const allowed = registrant(context, provider);
    if ('code' in allowed) return refuse(context, allowed.code, 403);
    const { account, session } = allowed;
    const ceremonyOptions = await generateRegistrationOptions({
      rpName: relyingPartyName,
      rpID: options.rpId,
      userName: account.userPrincipalName,
      userDisplayName: account.displayName,
      userID: isoBase64URL.toBuffer(account.userHandle),
      timeout: challengePolicy.lifeMs,
      attestationType: 'none',
      excludeCredentials: account.passkeys.map(({ credentialId, transports }) => ({
        id: credentialId,
        transports: [...transports],
      })),
      // A fresh object and a fresh list each time: the library writes into what it is given.
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      supportedAlgorithmIDs: [...acceptedAlgorithms],
    });
    session.challenge = { value: ceremonyOptions.challenge, ceremony: 'registration', issuedAtMs: context.var.nowMs };
    return context.json(ceremonyOptions);
  });

  app.post('/passkey/registration/verify', async (context) => {
    const answer = attestationResponse.safeParse(await jsonBody(context)).data;
    const allowed = registrant(context, provider);
    if ('code' in allowed) return refuse(context, allowed.code, 403);
    const { account, session } = allowed;
    const { nowMs } = context.var;
    const challenge = decideChallenge(session.challenge, 'registration', nowMs);
    delete session.challenge;
    if (answer === undefined) return refuse(context, ceremonyFailureCodes.malformed, 400);
    if (challenge.kind === 'refused') return refuse(context, challenge.code, 400);
    const verification = await verifyAttestation(answer, { id: options.rpId, origin: options.baseUrl, challenge: challenge.challenge.value });
    if (!verification.verified) return refuse(context, ceremonyFailureCodes[verification.failure], 400);
    const added = accounts.addPasskey(account, { ...verification.passkey, createdAtMs: nowMs });
    return added ? context.json({ next: '/home' }) : refuse(context, 'passkey-already-registered', 409);
  });

  return app;
}

function registrant(context: AppContext, provider: Provider) {
  const session = provider.sessions.find(context);
  const stage = session?.stage;
  const signedIn = stage?.kind === 'signed-in' ? stage : undefined;
  const decision = decidePasskeyRegistration(signedIn === undefined ? 'expired' : 'live', signedIn?.multifactorAtMs, context.var.nowMs);
  if (decision.kind === 'refused') return { code: decision.code };
  // The rule allows only who has a multifactor time, which only a signed-in session has.
  if (session === undefined || signedIn === undefined) return { code: 'not-signed-in' as const };
  return { session, account: signedIn.account };
}

function refuse(context: AppContext, code: PageCode, status: 400 | 403 | 409) {
  return context.json({ code, message: errorSentence(code) }, status);
}
