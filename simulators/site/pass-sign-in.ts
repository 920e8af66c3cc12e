// Sign-in with a Temporary Access Pass that the help desk has issued: a factor strong enough to register a passkey with.
import type { Answer } from './answer.ts';
import type { RequestOf } from './request.ts';
import { decidePass } from './rules/temporary-access-pass.ts';
import { signInRow } from './sign-in-row.ts';
import { page, type Visit } from './visit.ts';

export function answerPass(visit: Visit, { userName, matches }: RequestOf<'enter-pass'>): Answer {
  const { tenant, session, nowMs } = visit;
  const account = tenant.directory.accountOf(userName);
  const pass = matches ? account?.pass : undefined;
  const decision = decidePass(pass, nowMs);
  const signsIn = decision.kind === 'signed-in';
  const row = signInRow(
    visit,
    signsIn ? '0' : decision.code,
    account,
    userName,
    'temporary-access-pass',
    signsIn ? 'MFA requirement satisfied' : 'Temporary Access Pass refused',
  );
  if (decision.kind === 'refused')
    return { shown: { kind: 'refusal', code: decision.code, status: 401 }, session, row };
  // The rule signs nobody in without a pass, and only an account has one.
  if (account === undefined || pass === undefined) throw new Error('a pass of nobody was accepted');
  return {
    shown: page('home'),
    session: {
      stage: { kind: 'signed-in', sinceMs: nowMs, userName, multifactorAtMs: nowMs, oneTimePass: pass.isUsableOnce },
    },
    sessionBegins: true,
    account: { ...account, pass: { ...pass, used: true } },
    row,
  };
}
