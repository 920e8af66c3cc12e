// A second factor that an external provider asks for: the person is sent there, and what they come back with signs them in or not.
import { accessToSignIn, shownWithPassword, type Access } from './access.ts';
import type { Account } from './account.ts';
import type { Answer } from './answer.ts';
import type { ExternalProvider, RequestOf } from './request.ts';
import { refusedSignIn } from './refused-sign-in.ts';
import { decideExternalAnswer, type ExternalFault } from './rules/external-answer.ts';
import { demandExternalMethod } from './rules/external-method-demand.ts';
import { destinationOf, type StageOf } from './session.ts';
import { signInRow } from './sign-in-row.ts';
import { accountIn, page, pageWithCode, type Visit } from './visit.ts';

/** After a right password. */
export function sendElsewhere(
  visit: Visit,
  account: Account,
  provider: ExternalProvider | undefined,
  policies: Access['policies'],
): Answer {
  const { session, nowMs } = visit;
  const { userPrincipalName: userName } = account;
  const demand = demandExternalMethod(provider?.kind);
  const row = signInRow(visit, demand.code, account, userName, 'password', 'Correct password', undefined, policies);
  if (demand.kind === 'not-sent') return { shown: pageWithCode('password', demand.code), session, account, row };
  // The rule sends nobody to a provider that is not ready.
  if (provider?.kind !== 'ready') throw new Error('somebody was sent to a provider that there is not');
  const { issuer, clientId, freshState: state, freshNonce: nonce } = provider;
  return {
    shown: page('external-check'),
    session: {
      stage: {
        kind: 'external-check',
        sinceMs: nowMs,
        userName,
        question: { state, nonce, issuer, clientId, subject: account.id, sinceMs: nowMs },
        towards: destinationOf(session),
      },
    },
    sessionBegins: true,
    account,
    row,
  };
}

const details: { readonly [F in ExternalFault]: string } = {
  'state-unknown': 'no sign-in waits for this answer',
  late: 'the answer came too late',
  declined: 'user declined the authentication',
  failed: 'the external provider told of an error',
  unreadable: 'the external provider sent no token that can be read',
  forged: 'the signature of the token does not verify',
  issuer: 'the token is of another issuer',
  audience: 'the token is for somebody else',
  subject: 'the token is about another person',
  nonce: 'the token answers another request',
  expired: 'the token has expired',
  'issued-later': 'the token was issued in the future',
  'context-class': 'acr is not the one that was asked for',
  'method-count': 'amr does not hold one method',
  'method-not-asked-for': 'amr was not asked for',
  'method-repeats-first-factor': 'amr repeats the first factor',
};

/** Whatever comes of it, the sign-in that it answers is over: a second answer finds none. */
export function takeExternalAnswer(visit: Visit, { state, answer }: RequestOf<'take-external-answer'>): Answer {
  const { tenant, session, nowMs } = visit;
  const stage = session?.stage.kind === 'external-check' ? session.stage : undefined;
  const answerWithinMs = tenant.policy.externalMethod?.answerWithin ?? 0;
  const decision = decideExternalAnswer(answerWithinMs, stage?.question, state, answer, nowMs);
  if (decision.kind === 'accepted') {
    // The rule accepts nothing that was not asked.
    if (stage === undefined) throw new Error('an external provider answered what nobody asked');
    return signedIn(visit, stage);
  }
  const { code, fault } = decision;
  const shown = { kind: 'refusal', code, status: 403, fault } as const;
  const detail = `MFA denied; ${details[fault]}`;
  // Of nobody's sign-in: whatever this browser is at goes on.
  if (stage === undefined || fault === 'state-unknown')
    return { shown, session, row: signInRow(visit, code, undefined, undefined, 'external', detail) };
  return {
    shown,
    session: undefined,
    row: signInRow(visit, code, accountIn(visit, stage), stage.userName, 'external', detail, stage.sinceMs),
  };
}

function signedIn(visit: Visit, stage: StageOf<'external-check'>): Answer {
  const { userName, sinceMs } = stage;
  const { nowMs } = visit;
  const account = accountIn(visit, stage);
  const shown = shownWithPassword('external');
  const access = accessToSignIn(visit, account, shown);
  // Looked at before they were sent away; by now the device may be another.
  if (access.refusal !== undefined)
    return {
      ...refusedSignIn(visit, account, access.refusal, userName, 'external', sinceMs, access.policies),
      session: undefined,
    };
  return {
    shown: page('home'),
    session: { stage: { kind: 'signed-in', sinceMs: nowMs, userName, multifactorAtMs: nowMs, shown } },
    sessionBegins: true,
    row: signInRow(visit, '0', account, userName, 'external', 'MFA successfully completed', sinceMs, access.policies),
  };
}
