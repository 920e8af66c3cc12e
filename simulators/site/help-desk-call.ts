// A call to the help desk, from whoever calls: the proofs of its procedure, and with the last of them a pass that is read out. A caller who
// names an account that nobody has is asked like any other, and cannot prove to be its owner.
import type { Answer } from './answer.ts';
import { auditEvents } from './audit-event.ts';
import type { PageCode } from './page-code.ts';
import type { RequestOf } from './request.ts';
import { decideProof, isOpen } from './rules/help-desk-procedure.ts';
import { decidePassIssue } from './rules/pass-issue.ts';
import type { Visit } from './visit.ts';

export function callHelpDesk({ tenant, nowMs }: Visit, { userName }: RequestOf<'call-help-desk'>): Answer {
  const { helpDesk } = tenant.policy;
  const proof = helpDesk?.procedure[0];
  if (helpDesk === undefined || proof === undefined || !isOpen(helpDesk, nowMs)) return hungUp('help-desk-closed');
  return {
    shown: { kind: 'call', asksFor: proof },
    session: { stage: { kind: 'help-desk-call', sinceMs: nowMs, userName, asked: 0 } },
    sessionBegins: true,
  };
}

export function answerHelpDesk(visit: Visit, { answer, passedOver }: RequestOf<'answer-help-desk'>): Answer {
  const { tenant, session, nowMs } = visit;
  const stage = session?.stage;
  const { helpDesk, temporaryAccessPass } = tenant.policy;
  if (stage?.kind !== 'help-desk-call' || helpDesk === undefined) return hungUp('call-ended');
  const { userName, asked } = stage;
  const account = tenant.directory.accountOf(userName);
  const decision = decideProof(helpDesk, asked, { answer, passedOver });
  if (account === undefined || decision.kind === 'refused') return hungUp('proof-not-held');
  if (decision.kind === 'asked-for-more')
    return {
      shown: { kind: 'call', asksFor: decision.proof },
      session: { ...session, stage: { ...stage, asked: asked + 1 } },
    };
  const issue = decidePassIssue(temporaryAccessPass, account.groups, 'help-desk', nowMs);
  if (issue.kind === 'refused') return hungUp(issue.code);
  const withPass = { ...account, pass: issue.pass };
  return {
    shown: { kind: 'call' },
    session: undefined,
    account: withPass,
    passOf: withPass,
    audit: auditEvents(visit, { account, userName }, ['Admin registered security info']),
  };
}

function hungUp(code: PageCode): Answer {
  return { shown: { kind: 'call', code }, session: undefined };
}
