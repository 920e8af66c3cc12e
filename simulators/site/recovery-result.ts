// What comes of a recovery: the claims against the account, the tenant's own check, who may have a pass, and whether the profile only
// evaluates. How one is walked without I/O: recovery.ts.
import type { AuditActivity } from '../../scenarios/schema/directory-audit.ts';
import { recoveryOf, unheard } from './account-recovery.ts';
import type { Account } from './account.ts';
import type { Answer } from './answer.ts';
import { auditEvents } from './audit-event.ts';
import type { PageCode } from './page-code.ts';
import type { IdentityClaims } from './recovery.ts';
import type { RequestOf } from './request.ts';
import { decideClaimMatch } from './rules/claim-match.ts';
import { decidePassIssue } from './rules/pass-issue.ts';
import { decideRecovery, type OwnCheckVerdict } from './rules/recovery-decision.ts';
import type { StageOf } from './session.ts';
import { page, pageWithCode, show, type Visit } from './visit.ts';

export function seeRecoveryResult(visit: Visit): Answer {
  const stage = visit.session?.stage;
  if (stage?.kind !== 'recovery') return show(visit, pageWithCode('recover-account', 'recovery-expired'));
  const { progress } = stage.recovery;
  if (progress.kind === 'failed') return over(progress.code);
  return progress.kind === 'identity-proven'
    ? decided(visit, stage, progress.claims, 'not-asked')
    : show(visit, pageWithCode('verify-identity', 'recovery-pending'));
}

export function hearOfClaimsValidation(
  visit: Visit,
  { state, verdict }: RequestOf<'hear-of-claims-validation'>,
): Answer {
  const stage = recoveryOf(visit, state);
  return stage?.recovery.progress.kind === 'own-check-asked'
    ? decided(visit, stage, stage.recovery.progress.claims, verdict)
    : unheard(visit);
}

function decided(visit: Visit, stage: StageOf<'recovery'>, claims: IdentityClaims, ownCheck: OwnCheckVerdict): Answer {
  const { tenant, session } = visit;
  const { userName, recovery } = stage;
  const account = tenant.directory.accountOf(userName);
  const nameMatching = tenant.policy.recovery?.nameMatching;
  // As of somebody with another name: nobody learns here that the user name is nobody's.
  if (account === undefined || nameMatching === undefined) return unmatched(visit, userName, account, 'claims-differ');
  const { identity } = account;
  const match = decideClaimMatch(
    { givenName: identity?.givenName, surname: identity?.surname },
    claims,
    { givenName: recovery.profile.matching.firstName, surname: recovery.profile.matching.lastName },
    nameMatching,
  ).kind;
  const decision = decideRecovery(recovery.profile, nameMatching, {
    match,
    namesakes: identity?.namesakes ?? 0,
    ownCheck,
  });
  if (decision.kind === 'refused') return unmatched(visit, userName, account, decision.code);
  if (decision.kind === 'matched') return matched(visit, stage, account);
  return {
    shown: page('verify-identity'),
    session: {
      ...session,
      stage: { ...stage, recovery: { ...recovery, progress: { kind: 'own-check-asked', claims } } },
    },
    call: {
      kind: 'claims-validation',
      by: recovery.profile.claimValidation === 'endpoint' ? 'endpoint' : 'built-in',
      account,
      claims,
      state: recovery.state,
    },
  };
}

function matched(visit: Visit, { userName, recovery }: StageOf<'recovery'>, account: Account): Answer {
  const { tenant, nowMs } = visit;
  const audit = events(visit, account, userName, 'User account matched and validated');
  const issue = decidePassIssue(tenant.policy.temporaryAccessPass, account.groups, 'recovery', nowMs);
  if (issue.kind === 'refused') return { ...over(issue.code), audit };
  if (recovery.profile.mode === 'evaluation') return { shown: page('recovery-evaluated'), session: undefined, audit };
  const withPass = { ...account, pass: issue.pass };
  return { shown: page('recovery-pass'), session: undefined, account: withPass, passOf: withPass, audit };
}

function unmatched(visit: Visit, userName: string, account: Account | undefined, code: PageCode): Answer {
  return {
    ...over(code),
    audit: events(visit, account, userName, 'User account not matched or validated', code),
  };
}

function events(
  visit: Visit,
  account: Account | undefined,
  userName: string,
  activity: AuditActivity,
  reason?: PageCode,
): Answer['audit'] {
  return auditEvents(visit, { account, userName }, [activity], reason);
}

/** Whoever wants to try again begins anew. */
function over(code: PageCode): Answer {
  return { shown: { kind: 'refusal', code, status: 403 }, session: undefined };
}
