// Sign-in with a passkey: options with or without a user name, and the answer. JSON, used by pages/passkey.js.
import { generateAuthenticationOptions } from '@simplewebauthn/server';
import { Hono } from 'hono';
import { z } from 'zod';
import { normaliseUserName } from '../../site/account.ts';
import type { ShownAssertion } from '../../site/request.ts';
import type { Challenge } from '../../site/rules/challenge-life.ts';
import { errorSentence } from '../pages/error-sentence.ts';
import { AllowLists } from './allow-lists.ts';
import type { AppEnvironment } from '../../web-server/app-environment.ts';
import { answerWithJson } from './ceremony-answer.ts';
import { assertionResponse, type AssertionResponse } from './ceremony-response.ts';
import { exchange } from './exchange.ts';
import { jsonBody } from '../../web-server/json-body.ts';
import type { Provider } from './provider.ts';
import { verifyAssertion } from './verify-assertion.ts';

const optionsRequest = z.object({ userName: z.string().max(320).optional() });

export function passkeyAuthenticationRoutes(provider: Provider): Hono<AppEnvironment> {
  const app = new Hono<AppEnvironment>();
  const { sessions, directory, options, policyFor } = provider;
  const allowLists = new AllowLists();

  app.post('/passkey/authentication/options', async (context) => {
    const request = optionsRequest.safeParse(await jsonBody(context));
    if (!request.success) return context.json({ code: 'bad-request', message: errorSentence('bad-request') }, 400);
    const userName = normaliseUserName(request.data.userName ?? '');
    const ceremonyOptions = await generateAuthenticationOptions({
      rpID: options.rpId,
      timeout: policyFor(context).passkeys.challengeLife,
      userVerification: 'required',
      ...(userName === ''
        ? {}
        : { allowCredentials: allowLists.of(userName, directory.accountOf(userName)?.credentials ?? []) }),
    });
    exchange(context, provider, { kind: 'ask-for-assertion', userName, freshChallenge: ceremonyOptions.challenge });
    return context.json(ceremonyOptions);
  });

  app.post('/passkey/authentication/verify', async (context) => {
    const answer = assertionResponse.safeParse(await jsonBody(context)).data;
    const challenge = sessions.takeChallenge(context);
    const assertion = answer === undefined ? undefined : await shownAssertion(provider, answer, challenge);
    return answerWithJson(context, exchange(context, provider, { kind: 'show-assertion', challenge, assertion }));
  });

  return app;
}

async function shownAssertion(
  { directory, options }: Provider,
  answer: AssertionResponse,
  challenge: Challenge | undefined,
): Promise<ShownAssertion> {
  const shown = { credentialId: answer.id, userHandle: answer.response.userHandle ?? '' };
  const owner = directory.ownerOf(answer.id);
  const credential = owner?.credentials.find(({ credentialId }) => credentialId === answer.id);
  const publicKey =
    owner === undefined ? undefined : directory.secretsOf(owner.userPrincipalName)?.publicKeys.get(answer.id);
  if (credential === undefined || publicKey === undefined || challenge === undefined) return shown;
  const relyingParty = { id: options.rpId, challenge: challenge.value };
  return { ...shown, verification: await verifyAssertion(answer, relyingParty, { ...credential, publicKey }) };
}
