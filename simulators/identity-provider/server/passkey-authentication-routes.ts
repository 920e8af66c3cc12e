// Sign-in with a passkey: options with or without a user name, and the answer. JSON, used by pages/passkey.js.
import { generateAuthenticationOptions } from '@simplewebauthn/server';
import { Hono } from 'hono';
import { z } from 'zod';
import { errorSentence } from '../pages/error-sentence.ts';
import { challengePolicy, decideChallenge } from '../rules/challenge-life.ts';
import { decidePasskeySignIn } from '../rules/passkey-sign-in.ts';
import { mayFollow } from '../rules/signature-counter.ts';
import { normaliseUserName } from './account.ts';
import { AllowLists } from './allow-lists.ts';
import type { AppEnvironment } from './app-environment.ts';
import { passkeyStep } from './authentication-step.ts';
import { assertionResponse } from './ceremony-response.ts';
import { jsonBody } from './json-body.ts';
import { logSignIn } from './log-sign-in.ts';
import type { Provider } from './provider.ts';
import { verifyAssertion } from './verify-assertion.ts';

const optionsRequest = z.object({ userName: z.string().max(320).optional() });

export function passkeyAuthenticationRoutes(provider: Provider): Hono<AppEnvironment> {
  const app = new Hono<AppEnvironment>();
  const { sessions, accounts, options } = provider;
  const allowLists = new AllowLists();

  app.post('/passkey/authentication/options', async (context) => {
    const request = optionsRequest.safeParse(await jsonBody(context));
    if (!request.success) return context.json({ code: 'bad-request', message: errorSentence('bad-request') }, 400);
    const { nowMs } = context.var;
    const userName = normaliseUserName(request.data.userName ?? '');
    const ceremonyOptions = await generateAuthenticationOptions({
      rpID: options.rpId,
      timeout: challengePolicy.lifeMs,
      userVerification: 'required',
      ...(userName === '' ? {} : { allowCredentials: allowLists.of(userName, accounts.find(userName)?.passkeys ?? []) }),
    });
    const session = sessions.find(context) ?? sessions.begin(context, { kind: 'anonymous', sinceMs: nowMs });
    session.challenge = {
      value: ceremonyOptions.challenge,
      ceremony: 'authentication',
      issuedAtMs: nowMs,
      ...(userName === '' ? {} : { userName }),
    };
    return context.json(ceremonyOptions);
  });

  app.post('/passkey/authentication/verify', async (context) => {
    const answer = assertionResponse.safeParse(await jsonBody(context)).data;
    const { nowMs } = context.var;
    const session = sessions.find(context);
    const challenge = decideChallenge(session?.challenge, 'authentication', nowMs);
    // One answer for a challenge, whatever it is worth.
    if (session !== undefined) delete session.challenge;
    const owner = answer === undefined ? undefined : accounts.ownerOf(answer.id);
    const named = challenge.kind === 'live' ? challenge.challenge.userName : undefined;
    const credential = owner === undefined ? 'unknown' : named !== undefined && named !== owner.account.userPrincipalName ? 'of-other-user' : 'known';
    const shown = answer?.response.userHandle ?? '';
    const userHandle = shown === '' ? 'absent' : shown === owner?.account.userHandle ? 'matches' : 'differs';
    const verified =
      answer !== undefined && owner !== undefined && challenge.kind === 'live'
        ? await verifyAssertion(answer, { id: options.rpId, origin: options.baseUrl, challenge: challenge.challenge.value }, owner.passkey)
        : undefined;
    // Looked at again after the wait: a copy may have answered at the same time with the same counter.
    const overtaken = verified?.verified === true && owner !== undefined && !mayFollow(owner.passkey.counter, verified.counter);
    const verification = overtaken ? ({ verified: false, failure: 'counter-not-above-last' } as const) : verified;
    const decision =
      answer === undefined
        ? ({ kind: 'refused', code: '135020' } as const)
        : decidePasskeySignIn({ challenge, credential, userHandle, ...(verification === undefined ? {} : { verification }) });
    const signedIn = decision.kind === 'signed-in' && owner !== undefined && verification?.verified === true;
    const account = credential === 'known' ? owner?.account : undefined;
    logSignIn(context, provider, {
      code: decision.code,
      account,
      ...(named === undefined ? {} : { userName: named }),
      session,
      requirement: 'multiFactorAuthentication',
      steps: [passkeyStep(nowMs, owner?.passkey, signedIn, signedIn ? 'MFA requirement satisfied' : 'Passkey sign-in refused')],
    });
    if (!signedIn) {
      const status = answer === undefined ? 400 : 401;
      return context.json({ code: decision.code, message: errorSentence(decision.code) }, status);
    }
    owner.passkey.counter = verification.counter;
    sessions.begin(context, { kind: 'signed-in', sinceMs: nowMs, account: owner.account, multifactorAtMs: nowMs });
    return context.json({ next: '/home' });
  });

  return app;
}
