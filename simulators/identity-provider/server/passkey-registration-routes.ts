// Registering a passkey: the page, the options and the answer.
import { generateRegistrationOptions } from '@simplewebauthn/server';
import { isoBase64URL } from '@simplewebauthn/server/helpers';
import { Hono } from 'hono';
import type { Policy } from '../../../scenarios/schema/policy.ts';
import type { Account } from '../../site/account.ts';
import type { AppEnvironment } from '../../web-server/app-environment.ts';
import { answerWithJson } from './ceremony-answer.ts';
import { attestationResponse } from './ceremony-response.ts';
import { exchange } from './exchange.ts';
import { freshChallenge } from './unguessable.ts';
import { jsonBody } from '../../web-server/json-body.ts';
import type { Provider } from './provider.ts';
import { acceptedAlgorithms } from './relying-party.ts';
import { answerWithPage } from './show-page.ts';
import { verifyAttestation } from './verify-attestation.ts';

const relyingPartyName = 'Passkey Pilot reference';

export function passkeyRegistrationRoutes(provider: Provider): Hono<AppEnvironment> {
  const app = new Hono<AppEnvironment>();
  const { sessions, directory, options, policyFor } = provider;
  // Everybody has the key of the simulated maker: in earnest nobody's word is taken.
  const trusted = ({ passkeys }: Policy) => (options.simulation === undefined ? [] : (passkeys.authenticators ?? []));

  app.get('/security-info/passkeys/new', (context) =>
    answerWithPage(context, provider, { kind: 'open-passkey-registration' }),
  );

  app.post('/passkey/registration/options', async (context) => {
    const challenge = freshChallenge();
    const answer = exchange(context, provider, { kind: 'ask-for-attestation', freshChallenge: challenge });
    const { shown, session } = answer;
    const account = session?.stage.kind === 'signed-in' ? directory.accountOf(session.stage.userName) : undefined;
    return shown.kind === 'ceremony' && account !== undefined
      ? context.json(
          await registrationOptions(account, options.rpId, policyFor(context), challenge, shown.attestation ?? 'none'),
        )
      : answerWithJson(context, answer);
  });

  app.post('/passkey/registration/verify', async (context) => {
    const answer = attestationResponse.safeParse(await jsonBody(context)).data;
    const challenge = sessions.takeChallenge(context);
    const relyingParty = challenge === undefined ? undefined : { id: options.rpId, challenge: challenge.value };
    const verification =
      answer === undefined || relyingParty === undefined
        ? undefined
        : await verifyAttestation(answer, relyingParty, trusted(policyFor(context)));
    const answered = exchange(context, provider, {
      kind: 'show-attestation',
      challenge,
      attestation: answer === undefined ? undefined : { verification },
    });
    if (verification?.verified === true && answered.account !== undefined) {
      directory
        .secretsOf(answered.account.userPrincipalName)
        ?.publicKeys.set(verification.credential.credentialId, verification.publicKey);
    }
    return answerWithJson(context, answered);
  });

  return app;
}

/** For the person whom the site has just asked. */
function registrationOptions(
  { userPrincipalName, displayName, userHandle, credentials }: Account,
  rpId: string,
  policy: Policy,
  challenge: string,
  attestationType: 'none' | 'direct',
) {
  return generateRegistrationOptions({
    rpName: relyingPartyName,
    rpID: rpId,
    challenge: isoBase64URL.toBuffer(challenge),
    userName: userPrincipalName,
    userDisplayName: displayName,
    userID: isoBase64URL.toBuffer(userHandle),
    timeout: policy.passkeys.challengeLife,
    attestationType,
    excludeCredentials: credentials.map(({ credentialId, transports }) => ({
      id: credentialId,
      transports: [...transports],
    })),
    // A fresh object and a fresh list each time: the library writes into what it is given.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: [...acceptedAlgorithms],
  });
}
