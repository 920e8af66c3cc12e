// Registering a passkey: the page, what the browser is asked for, and its answer. Needs multifactor authentication within the last minutes.
import { accessToRegister, type Access } from './access.ts';
import type { Account, Credential } from './account.ts';
import type { Answer, Refusal } from './answer.ts';
import { auditEvents } from './audit-event.ts';
import type { RequestOf } from './request.ts';
import { decideAttestation, type AttestationTrust } from './rules/attestation-trust.ts';
import { ceremonyFailureCodes, type CeremonyFailure } from './rules/ceremony-failure.ts';
import { decideChallenge } from './rules/challenge-life.ts';
import { asksForAttestation, mayRegister } from './rules/passkey-profiles.ts';
import { decidePasskeyRegistration } from './rules/passkey-registration.ts';
import { mayRegisterSome } from './rules/passkey-use.ts';
import type { SignInCode } from './rules/sign-in-code.ts';
import { failureInFacts } from './rules/signed-facts.ts';
import type { Session, StageOf } from './session.ts';
import { methodOfPasskey, signInRow, type SignInMethod, type SignInRow } from './sign-in-row.ts';
import { accountIn, page, show, type Visit } from './visit.ts';

export function openPasskeyRegistration(visit: Visit): Answer {
  const refused = registrationRefusal(visit);
  if (refused === undefined) return show(visit, page('register-passkey'));
  const { tenant, session, nowMs } = visit;
  const { conditionalAccess, signIn } = tenant.policy;
  const mattersWhatFor = conditionalAccess.length > 0 || signIn.multifactor === 'by-conditional-access';
  if (!mattersWhatFor || session?.stage.kind === 'signed-in') return refused;
  // They sign in now, and it is remembered what for.
  return {
    ...refused,
    session: { stage: { kind: 'anonymous', sinceMs: nowMs, towards: 'security-info' } },
    sessionBegins: true,
  };
}

export function askForAttestation(visit: Visit, { freshChallenge }: RequestOf<'ask-for-attestation'>): Answer {
  const { tenant, session, nowMs } = visit;
  const refused = registrationRefusal(visit);
  if (refused !== undefined || session?.stage.kind !== 'signed-in') return refused ?? refuse(visit, notSignedIn);
  const { groups } = accountIn(visit, session.stage);
  return {
    shown: {
      kind: 'ceremony',
      ...(asksForAttestation(tenant.policy.passkeys.profiles, groups) ? { attestation: 'direct' as const } : {}),
    },
    session: { ...session, challenge: { value: freshChallenge, ceremony: 'registration', issuedAtMs: nowMs } },
  };
}

export function answerAttestation(
  visit: Visit,
  { challenge: issued, attestation }: RequestOf<'show-attestation'>,
): Answer {
  const { tenant, session, nowMs } = visit;
  const refused = registrationRefusal(visit);
  if (refused !== undefined || session?.stage.kind !== 'signed-in') return refused ?? refuse(visit, notSignedIn);
  const challenge = decideChallenge(tenant.policy.passkeys, issued, 'registration', nowMs);
  if (attestation === undefined) return refuse(visit, { code: ceremonyFailureCodes.malformed, status: 400 });
  if (challenge.kind === 'refused') return refuse(visit, { code: challenge.code, status: 400 });
  const { verification = notVerified } = attestation;
  if (!verification.verified) return refuse(visit, { code: codeOf(verification.failure), status: 400 });
  const { credential: shown, facts } = verification;
  const failure = failureInFacts(tenant.origins, facts);
  if (failure !== undefined) return refuse(visit, { code: ceremonyFailureCodes[failure], status: 400 });
  const { credentialId, aaguid, counter, transports } = shown;
  const trust = decideAttestation(tenant.policy.passkeys.authenticators, shown, facts.backupEligible, nowMs);
  const credential: Credential = {
    credentialId,
    aaguid,
    counter,
    transports,
    passkeyType: facts.backupEligible ? 'synced' : 'deviceBound',
    attested: trust.kind === 'trusted',
    createdAtMs: nowMs,
  };
  // To whomever (WebAuthn Level 3 section 7.1, step 26).
  if (tenant.directory.ownerOf(credential.credentialId) !== undefined)
    return refuse(visit, { code: 'passkey-already-registered', status: 409 });
  const before = accountIn(visit, session.stage);
  if (!mayRegister(tenant.policy.passkeys.profiles, before.groups, credential))
    return refuseByPolicy(visit, before, credential, trust);
  return {
    shown: page('home'),
    session,
    account: { ...before, credentials: [...before.credentials, credential] },
    ...(session.stage.recovers === true ? recovered(visit, session, before) : {}),
  };
}

/**
 * Where only its maker's word is missing, what is wrong with that is told, in a word of ours: which number Entra has for it is not documented. A
 * sign-in log has numbers alone, so there is no row of it there; nor in the audit log, as Microsoft's list of the events of registration
 * (howto-registration-mfa-sspr-combined-troubleshoot, 03/04/2025) has "User registered security info" for successes and none for refusals.
 */
function refuseByPolicy(visit: Visit, before: Account, credential: Credential, trust: AttestationTrust): Answer {
  const { profiles } = visit.tenant.policy.passkeys;
  const lacksTrustAlone = mayRegister(profiles, before.groups, { ...credential, attested: true });
  const code = lacksTrustAlone && trust.kind === 'untrusted' ? trust.code : '135016';
  const answer = refuse(visit, { code, status: 403 });
  return code === '135016' ? { ...answer, row: refusalRow(visit, code, before, methodOfPasskey(credential)) } : answer;
}

/** The first passkey registered with the pass that a recovery gave ends the recovery. */
function recovered(visit: Visit, session: Session, account: Account): Pick<Answer, 'session' | 'audit'> {
  const { recovers: _, ...stage } = session.stage as StageOf<'signed-in'>;
  return {
    session: { ...session, stage },
    audit: auditEvents(visit, { account, userName: account.userPrincipalName }, [
      'User registered security information',
      'User completed account recovery',
    ]),
  };
}

/** Of interrupts: to sign in anew mends them. */
const refusalDetails: Readonly<Partial<Record<SignInCode, string>>> = {
  '50078': 'Passkey registration refused; multifactor authentication is too old',
  '50079': 'Passkey registration refused; no multifactor authentication in this session',
};

function refusalRow(
  visit: Visit,
  code: SignInCode,
  account: Account,
  method: SignInMethod,
  policies?: Access['policies'],
): SignInRow | undefined {
  const detail = refusalDetails[code] ?? 'Passkey registration refused by policy';
  return signInRow(visit, code, account, account.userPrincipalName, method, detail, undefined, policies);
}

function codeOf(failure: CeremonyFailure | 'invalid-statement'): Refusal['code'] {
  return failure === 'invalid-statement' ? 'attestation-invalid' : ceremonyFailureCodes[failure];
}

const notVerified = { verified: false, failure: 'malformed' } as const;

const notSignedIn: Refusal = { code: 'not-signed-in', status: 403 };

/** Why whoever this browser is may register none now: a page that says so, and a row where it is somebody's. */
function registrationRefusal(visit: Visit): Answer | undefined {
  const { tenant, session, nowMs } = visit;
  const stage = session?.stage;
  if (stage?.kind !== 'signed-in') return refuse(visit, notSignedIn);
  const { passkeys, temporaryAccessPass } = tenant.policy;
  const account = accountIn(visit, stage);
  // A pass that is used up cannot be shown once more, so its owner has longer.
  const multifactorFresh =
    stage.oneTimePass === true ? temporaryAccessPass.registrationWithin : passkeys.multifactorFresh;
  const decision = decidePasskeyRegistration(
    { multifactorFresh },
    stage.multifactorAtMs,
    mayRegisterSome(passkeys, account.groups),
    nowMs,
  );
  if (decision.kind === 'refused') {
    const { code } = decision;
    return { ...refuse(visit, { code, status: 403 }), row: refusalRow(visit, code, account, 'previously-satisfied') };
  }
  const { refusal, policies } = accessToRegister(visit, account, stage.shown);
  if (refusal === undefined) return undefined;
  // Wanted is proof of another kind than they signed in with.
  const code = refusal === 'proof' ? '50074' : refusal;
  return {
    ...refuse(visit, { code, status: 403 }),
    row: refusalRow(visit, code, account, 'previously-satisfied', policies),
  };
}

function refuse(visit: Visit, refusal: Refusal): Answer {
  return show(visit, { kind: 'refusal', ...refusal });
}
