// Sign-in with a Temporary Access Pass that the help desk or a recovery has issued: a factor strong enough to register a passkey with.
import { accessWithPass, shownPass, type Access } from './access.ts';
import type { Answer } from './answer.ts';
import { refusedSignIn } from './refused-sign-in.ts';
import type { RequestOf } from './request.ts';
import { mayUse } from './rules/method-use.ts';
import { enterPass } from './rules/pass-entry.ts';
import type { SignInCode } from './rules/sign-in-code.ts';
import { signInRow } from './sign-in-row.ts';
import { page, pageWithCode, type Visit } from './visit.ts';

export function answerPass(visit: Visit, { userName, matches }: RequestOf<'enter-pass'>): Answer {
  const { tenant, session, nowMs } = visit;
  const account = tenant.directory.accountOf(userName);
  const pass = matches ? account?.pass : undefined;
  const before = account?.guesses ?? tenant.directory.guessesAtNobody(userName);
  const { decision, guesses } = enterPass(tenant.policy, before, pass, nowMs);
  const row = (code: SignInCode, detail: string, policies?: Access['policies']) =>
    signInRow(visit, code, account, userName, 'temporary-access-pass', detail, undefined, policies);
  if (decision.kind === 'refused')
    return {
      shown: pageWithCode('other-ways', decision.code),
      session,
      account: account === undefined || guesses === before ? undefined : { ...account, guesses },
      guessesAtNobody: account === undefined && guesses !== before ? { userName, guesses } : undefined,
      row: row(decision.code, 'Temporary Access Pass refused'),
    };
  // The rule signs nobody in without a pass, and only an account has one.
  if (account === undefined || pass === undefined) throw new Error('a pass of nobody was accepted');
  if (!mayUse(tenant.policy.temporaryAccessPass, account.groups))
    return {
      shown: pageWithCode('other-ways', '130502'),
      session,
      account: { ...account, guesses },
      row: row('130502', 'Temporary Access Pass blocked by policy'),
    };
  const shown = shownPass(pass);
  const access = accessWithPass(visit, account, shown);
  // Right, and used: one for one time is no more.
  const after = { ...account, guesses, pass: { ...pass, used: true } };
  if (access.refusal !== undefined)
    return {
      ...refusedSignIn(visit, account, access.refusal, userName, 'temporary-access-pass', undefined, access.policies),
      account: after,
    };
  return {
    shown: page('home'),
    session: {
      stage: {
        kind: 'signed-in',
        sinceMs: nowMs,
        userName,
        multifactorAtMs: nowMs,
        shown,
        oneTimePass: pass.isUsableOnce,
        ...(pass.issuedBy === 'recovery' ? { recovers: true } : {}),
      },
    },
    sessionBegins: true,
    account: after,
    row: row('0', 'MFA requirement satisfied', access.policies),
  };
}
