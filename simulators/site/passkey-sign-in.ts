// Sign-in with a passkey: what the browser is asked for, and what its answer is worth.
import { accessToSignIn, shownPasskey } from './access.ts';
import type { Account, Credential } from './account.ts';
import type { Answer } from './answer.ts';
import { refusedSignIn } from './refused-sign-in.ts';
import type { RequestOf, ShownAssertion } from './request.ts';
import { decideChallenge } from './rules/challenge-life.ts';
import { mayUsePasskey } from './rules/passkey-use.ts';
import { decidePasskeySignIn, type PasskeySignInFacts } from './rules/passkey-sign-in.ts';
import { mayFollow } from './rules/signature-counter.ts';
import { failureInFacts } from './rules/signed-facts.ts';
import { methodOfPasskey, signInRow } from './sign-in-row.ts';
import type { Tenant } from './tenant.ts';
import { page, type Visit } from './visit.ts';

const ceremony = { kind: 'ceremony' } as const;

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
  return session === undefined
    ? { shown: ceremony, session: { stage: { kind: 'anonymous', sinceMs: nowMs }, challenge }, sessionBegins: true }
    : { shown: ceremony, session: { stage: session.stage, challenge } };
}

export function answerAssertion(visit: Visit, { challenge: issued, assertion }: RequestOf<'show-assertion'>): Answer {
  const { tenant, session, nowMs } = visit;
  const challenge = decideChallenge(tenant.policy.passkeys, issued, 'authentication', nowMs);
  const owner = assertion === undefined ? undefined : tenant.directory.ownerOf(assertion.credentialId);
  const passkey =
    owner === undefined || assertion === undefined ? undefined : credentialOf(owner, assertion.credentialId);
  const named = challenge.kind === 'live' ? issued?.userName : undefined;
  const credential =
    owner === undefined
      ? 'unknown'
      : named !== undefined && named !== owner.userPrincipalName
        ? 'of-other-user'
        : 'known';
  const shownHandle = assertion?.userHandle ?? '';
  const userHandle = shownHandle === '' ? 'absent' : shownHandle === owner?.userHandle ? 'matches' : 'differs';
  const verified = assertion?.verification;
  const verification =
    verified === undefined || owner === undefined || passkey === undefined
      ? undefined
      : lookedAt(tenant, owner, passkey, verified);
  const decision =
    assertion === undefined
      ? ({ kind: 'refused', code: '135020' } as const)
      : decidePasskeySignIn({ challenge, isForUserName: named !== undefined, credential, userHandle, verification });
  const method = methodOfPasskey(passkey);
  if (decision.kind !== 'signed-in')
    return {
      shown: { kind: 'refusal', code: decision.code, status: assertion === undefined ? 400 : 401 },
      session,
      row: signInRow(
        visit,
        decision.code,
        credential === 'known' ? owner : undefined,
        named,
        method,
        'Passkey sign-in refused',
      ),
    };
  // The rule signs nobody in without an owner and a verified answer.
  if (owner === undefined || passkey === undefined || verified?.verified !== true)
    throw new Error('a passkey of nobody was accepted');
  return signedIn(visit, owner, passkey, counted(owner, passkey, verified.counter), named);
}

/** @param account with the counter that was shown. @param named the user name that was typed. */
function signedIn(
  visit: Visit,
  owner: Account,
  passkey: Credential,
  account: Account | undefined,
  named: string | undefined,
): Answer {
  const { tenant, nowMs } = visit;
  const method = methodOfPasskey(passkey);
  const shown = tenant.policy.conditionalAccess.length === 0 ? undefined : shownPasskey(passkey);
  const access = shown === undefined ? undefined : accessToSignIn(visit, owner, shown);
  if (access?.refusal !== undefined)
    return {
      ...refusedSignIn(visit, owner, access.refusal, named, method, undefined, access.policies),
      account,
    };
  return {
    shown: page('home'),
    session: {
      stage: { kind: 'signed-in', sinceMs: nowMs, userName: owner.userPrincipalName, multifactorAtMs: nowMs, shown },
    },
    sessionBegins: true,
    account,
    row: signInRow(visit, '0', owner, named, method, 'MFA requirement satisfied', undefined, access?.policies),
  };
}

function credentialOf({ credentials }: Account, id: string): Credential | undefined {
  for (const credential of credentials) if (credential.credentialId === id) return credential;
  return undefined;
}

const allowed = { verified: true, allowed: true } as const;
const notAllowed = { verified: true, allowed: false } as const;

/** What a verified answer is worth here and now. */
function lookedAt(
  { policy, origins }: Tenant,
  owner: Account,
  passkey: Credential,
  shown: NonNullable<ShownAssertion['verification']>,
): PasskeySignInFacts['verification'] {
  if (!shown.verified) return shown;
  const failure = failureInFacts(origins, shown.facts, passkey.passkeyType);
  if (failure !== undefined) return { verified: false, failure };
  // Looked at again: a copy may have answered at the same time with the same counter.
  if (!mayFollow(passkey.counter, shown.counter)) return { verified: false, failure: 'counter-not-above-last' };
  return mayUsePasskey(policy.passkeys, owner.groups, passkey) ? allowed : notAllowed;
}

/** The account with the counter that the passkey showed; undefined: it stands so already, as where none is kept. */
function counted(owner: Account, passkey: Credential, counter: number): Account | undefined {
  if (passkey.counter === counter) return undefined;
  return { ...owner, credentials: owner.credentials.with(owner.credentials.indexOf(passkey), { ...passkey, counter }) };
}
