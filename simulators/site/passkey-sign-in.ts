// Sign-in with a passkey: what the browser is asked for, and what its answer is worth.
import type { Account, Credential } from './account.ts';
import type { Answer } from './answer.ts';
import type { RequestOf } from './request.ts';
import { decideChallenge } from './rules/challenge-life.ts';
import { decidePasskeySignIn } from './rules/passkey-sign-in.ts';
import { mayFollow } from './rules/signature-counter.ts';
import { methodOfPasskey, type SignInRow } from './sign-in-row.ts';
import { page, type Visit } from './visit.ts';

/** A user name that was typed is looked for; without one any of the site's passkeys will do. */
export function askForAssertion(
  { session, nowMs }: Visit,
  { userName, freshChallenge }: RequestOf<'ask-for-assertion'>,
): Answer {
  const challenge = {
    value: freshChallenge,
    ceremony: 'authentication',
    issuedAtMs: nowMs,
    userName: userName === '' ? undefined : userName,
  } as const;
  const shown = { kind: 'ceremony' } as const;
  return session === undefined
    ? { shown, session: { stage: { kind: 'anonymous', sinceMs: nowMs }, challenge }, sessionBegins: true }
    : { shown, session: { stage: session.stage, challenge } };
}

export function answerAssertion(visit: Visit, { challenge: issued, assertion }: RequestOf<'show-assertion'>): Answer {
  const { tenant, session, nowMs } = visit;
  const challenge = decideChallenge(tenant.policy.passkeys, issued, 'authentication', nowMs);
  const owner = assertion === undefined ? undefined : tenant.directory.ownerOf(assertion.credentialId);
  const passkey = owner?.credentials.find(({ credentialId }) => credentialId === assertion?.credentialId);
  const named = challenge.kind === 'live' ? challenge.challenge.userName : undefined;
  const credential =
    owner === undefined
      ? 'unknown'
      : named !== undefined && named !== owner.userPrincipalName
        ? 'of-other-user'
        : 'known';
  const shownHandle = assertion?.userHandle ?? '';
  const userHandle = shownHandle === '' ? 'absent' : shownHandle === owner?.userHandle ? 'matches' : 'differs';
  const verified = assertion?.verification;
  // Looked at again: a copy may have answered at the same time with the same counter.
  const overtaken =
    verified?.verified === true && passkey !== undefined && !mayFollow(passkey.counter, verified.counter);
  const verification = overtaken ? ({ verified: false, failure: 'counter-not-above-last' } as const) : verified;
  const decision =
    assertion === undefined
      ? ({ kind: 'refused', code: '135020' } as const)
      : decidePasskeySignIn({ challenge, credential, userHandle, verification });
  const signsIn = decision.kind === 'signed-in';
  const row: SignInRow = {
    code: decision.code,
    account: credential === 'known' ? owner : undefined,
    userName: named,
    method: methodOfPasskey(passkey),
    atMs: nowMs,
    detail: signsIn ? 'MFA requirement satisfied' : 'Passkey sign-in refused',
    passwordAtMs: undefined,
  };
  if (!signsIn)
    return {
      shown: { kind: 'refusal', code: decision.code, status: assertion === undefined ? 400 : 401 },
      session,
      row,
    };
  // The rule signs nobody in without an owner and a verified answer.
  if (owner === undefined || passkey === undefined || verification?.verified !== true)
    throw new Error('a passkey of nobody was accepted');
  return {
    shown: page('home'),
    session: {
      stage: { kind: 'signed-in', sinceMs: nowMs, userName: owner.userPrincipalName, multifactorAtMs: nowMs },
    },
    sessionBegins: true,
    account: counted(owner, passkey, verification.counter),
    row,
  };
}

/** The account with the counter that the passkey showed; undefined: it stands so already, as where none is kept. */
function counted(owner: Account, passkey: Credential, counter: number): Account | undefined {
  if (passkey.counter === counter) return undefined;
  return { ...owner, credentials: owner.credentials.map((each) => (each === passkey ? { ...each, counter } : each)) };
}
