// The site as a pure machine: what it answers to a request, given the tenant, the browser's session and the time. No I/O, no clock of its
// own, nothing drawn: whoever runs it hands in facts and carries out what the answer says.
import { enterUserNameToRecover, hearOfIdentity, hearOfPresentation, openAccountRecovery } from './account-recovery.ts';
import type { Answer } from './answer.ts';
import { unknownClient } from './client.ts';
import { takeExternalAnswer } from './external-check.ts';
import { answerHelpDesk, callHelpDesk } from './help-desk-call.ts';
import { answerPass } from './pass-sign-in.ts';
import { answerAttestation, askForAttestation, openPasskeyRegistration } from './passkey-registration.ts';
import { answerAssertion, askForAssertion } from './passkey-sign-in.ts';
import {
  answerResetCode,
  chooseNewPassword,
  enterUserNameToReset,
  openPasswordReset,
  resendResetCode,
} from './password-reset.ts';
import { hearOfClaimsValidation, seeRecoveryResult } from './recovery-result.ts';
import type { RequestOf, SiteRequest } from './request.ts';
import { isRevoked } from './rules/session-revocation.ts';
import { answerCode, resendCode } from './second-factor.ts';
import { liveSession, type Session } from './session.ts';
import { answerPassword, enterUserName, openOtherWays, openSignIn } from './sign-in.ts';
import type { Tenant } from './tenant.ts';
import { page, show, type Visit } from './visit.ts';

const answers: { readonly [K in SiteRequest['kind']]: (visit: Visit, request: RequestOf<K>) => Answer } = {
  'open-sign-in': openSignIn,
  'open-other-ways': openOtherWays,
  'enter-user-name': enterUserName,
  'enter-password': answerPassword,
  'take-external-answer': takeExternalAnswer,
  'enter-code': answerCode,
  'resend-code': resendCode,
  'enter-pass': answerPass,
  'ask-for-assertion': askForAssertion,
  'show-assertion': answerAssertion,
  'open-passkey-registration': openPasskeyRegistration,
  'ask-for-attestation': askForAttestation,
  'show-attestation': answerAttestation,
  'open-password-reset': openPasswordReset,
  'enter-user-name-to-reset': enterUserNameToReset,
  'enter-reset-code': answerResetCode,
  'resend-reset-code': resendResetCode,
  'choose-new-password': chooseNewPassword,
  'open-account-recovery': openAccountRecovery,
  'enter-user-name-to-recover': enterUserNameToRecover,
  'hear-of-identity': hearOfIdentity,
  'hear-of-presentation': hearOfPresentation,
  'see-recovery-result': seeRecoveryResult,
  'hear-of-claims-validation': hearOfClaimsValidation,
  'call-help-desk': callHelpDesk,
  'answer-help-desk': answerHelpDesk,
  'open-home': (visit) => show(visit, page(visit.session?.stage.kind === 'signed-in' ? 'home' : 'sign-in')),
  'sign-out': () => ({ shown: page('sign-in'), session: undefined }),
};

/** One for all: no answer keeps it, and while one is worked out no other is. */
const visit = { nowMs: Number.NaN, client: unknownClient } as { -readonly [K in keyof Visit]: Visit[K] };

/**
 * @param session what the site knows of this browser, run out or not; undefined: nothing.
 * @param nowMs ms since the Unix epoch.
 * @param client that it comes from. Absent: nothing is known of it.
 */
export function respond(
  tenant: Tenant,
  session: Session | undefined,
  request: SiteRequest,
  nowMs: number,
  client = unknownClient,
): Answer {
  visit.tenant = tenant;
  visit.session = unlessRevoked(tenant, liveSession(tenant.policy, session, nowMs));
  visit.nowMs = nowMs;
  visit.client = client;
  // One cast for the whole table: request and answer belong together by construction.
  return (answers[request.kind] as (visit: Visit, request: SiteRequest) => Answer)(visit, request);
}

function unlessRevoked({ directory }: Tenant, session: Session | undefined): Session | undefined {
  if (session?.stage.kind !== 'signed-in') return session;
  const revoked = directory.accountOf(session.stage.userName)?.revoked;
  return revoked !== undefined && isRevoked(revoked, session.stage) ? undefined : session;
}
