// Account recovery up to the proof of identity: who may begin one, and what the verifier and the Request Service tell of it. How one is walked
// without I/O: recovery.ts. A user name that nobody has is answered as one of somebody in no group.
import type { RecoveryPolicy, RecoveryProfile } from '../../scenarios/schema/recovery-policy.ts';
import { auditEvents } from './audit-event.ts';
import type { Answer } from './answer.ts';
import type { Recovery } from './recovery.ts';
import type { RequestOf } from './request.ts';
import { isInForce, recoveryProfileFor } from './rules/recovery-profile.ts';
import { decideRecoveryStart } from './rules/recovery-starts.ts';
import { sameText } from './rules/same-text.ts';
import type { StageOf } from './session.ts';
import { page, pageWithCode, show, type Visit } from './visit.ts';

export function openAccountRecovery(visit: Visit): Answer {
  return isInForce(visit.tenant.policy.recovery) ? show(visit, page('recover-account')) : notOffered(visit);
}

export function enterUserNameToRecover(
  visit: Visit,
  { userName, freshState }: RequestOf<'enter-user-name-to-recover'>,
): Answer {
  const { tenant, nowMs } = visit;
  const { recovery } = tenant.policy;
  if (!isInForce(recovery)) return notOffered(visit);
  if (userName === '') return show(visit, pageWithCode('recover-account', 'user-name-missing'));
  const account = tenant.directory.accountOf(userName);
  const profile = recoveryProfileFor(recovery, account?.groups ?? []);
  if (profile === undefined) return show(visit, pageWithCode('recover-account', 'not-in-scope'));
  const guesses = account?.guesses ?? tenant.directory.guessesAtNobody(userName);
  const start = decideRecoveryStart(recovery, guesses.recoveriesAtMs ?? [], nowMs);
  if (start.kind === 'refused') return show(visit, pageWithCode('recover-account', start.code));
  const counted = { ...guesses, recoveriesAtMs: start.recoveriesAtMs };
  return {
    shown: page('verify-identity'),
    session: { stage: stageOf(nowMs, userName, freshState, profile) },
    sessionBegins: true,
    ...(account === undefined
      ? { guessesAtNobody: { userName, guesses: counted } }
      : { account: { ...account, guesses: counted } }),
    call: { kind: 'identity-check', verifier: profile.verifier, state: freshState },
    audit: auditEvents(visit, { account, userName }, ['User started account recovery']),
  };
}

function stageOf(sinceMs: number, userName: string, state: string, profile: RecoveryProfile): StageOf<'recovery'> {
  return {
    kind: 'recovery',
    sinceMs,
    userName,
    recovery: { state, profile, progress: { kind: 'identity-check-asked-for' } },
  };
}

export function hearOfIdentity(visit: Visit, { state, news }: RequestOf<'hear-of-identity'>): Answer {
  const stage = recoveryOf(visit, state);
  if (stage === undefined) return unheard(visit);
  const { kind } = stage.recovery.progress;
  if (news.kind === 'begun' && kind === 'identity-check-asked-for')
    return {
      ...heard(visit, stage, { kind: 'identity-check-begun' }),
      audit: eventsOf(visit, stage, 'User started identity issuance with certified partner'),
    };
  if (news.kind === 'issued' && kind === 'identity-check-begun')
    return {
      ...heard(visit, stage, { kind: 'credential-issued' }),
      call: {
        kind: 'presentation',
        faceCheck: policyIn(visit).faceCheck,
        verifier: stage.recovery.profile.verifier,
        state,
      },
      audit: eventsOf(visit, stage, 'User completed identity issuance with certified partner'),
    };
  if (news.kind === 'failed' && kind === 'identity-check-begun')
    return {
      ...heard(visit, stage, { kind: 'failed', code: 'identity-not-verified' }),
      // Nobody was judged who ran out of time.
      audit: news.outOfTime ? undefined : eventsOf(visit, stage, 'User failed document validation'),
    };
  return unheard(visit);
}

export function hearOfPresentation(visit: Visit, { state, news }: RequestOf<'hear-of-presentation'>): Answer {
  const stage = recoveryOf(visit, state);
  if (stage === undefined || stage.recovery.progress.kind !== 'credential-issued') return unheard(visit);
  const { threshold } = policyIn(visit).faceCheck;
  if (news.kind === 'verified' && news.faceScore !== undefined && news.faceScore >= threshold)
    return {
      ...heard(visit, stage, { kind: 'identity-proven', claims: news.claims }),
      audit: eventsOf(visit, stage, 'User completed identity presentation'),
    };
  return {
    ...heard(visit, stage, { kind: 'failed', code: 'identity-not-shown' }),
    // There is no activity for a credential that was not accepted.
    audit:
      news.kind === 'failed' && news.because === 'credential'
        ? undefined
        : eventsOf(visit, stage, 'User failed face check comparison'),
  };
}

/** The live recovery of this session, if it has this state. */
export function recoveryOf({ session }: Visit, state: string): StageOf<'recovery'> | undefined {
  const stage = session?.stage;
  return stage?.kind === 'recovery' && sameText(stage.recovery.state, state) ? stage : undefined;
}

/** Nothing is changed by what is told twice, out of order, or of a recovery that there is not. */
export function unheard(visit: Visit): Answer {
  return show(visit, { kind: 'refusal', code: 'recovery-unknown', status: 409 });
}

function heard({ session }: Visit, stage: StageOf<'recovery'>, progress: Recovery['progress']): Answer {
  return {
    shown: { kind: 'heard' },
    session: { ...session, stage: { ...stage, recovery: { ...stage.recovery, progress } } },
  };
}

function eventsOf(
  visit: Visit,
  { userName }: StageOf<'recovery'>,
  activity: Parameters<typeof auditEvents>[2][number],
) {
  return auditEvents(visit, { account: visit.tenant.directory.accountOf(userName), userName }, [activity]);
}

/** No session is at this stage where nothing is offered. */
function policyIn({ tenant }: Visit): RecoveryPolicy {
  const { recovery } = tenant.policy;
  if (recovery === undefined) throw new Error('a recovery is under way where none is offered');
  return recovery;
}

function notOffered(visit: Visit): Answer {
  return show(visit, { kind: 'refusal', code: 'recovery-not-offered', status: 403 });
}
