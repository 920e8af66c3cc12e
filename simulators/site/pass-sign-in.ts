// Sign-in with a Temporary Access Pass that the help desk or a recovery has issued: a factor strong enough to register a passkey with.
import type { Answer } from './answer.ts';
import type { RequestOf } from './request.ts';
import { enterPass } from './rules/pass-entry.ts';
import { signInRow } from './sign-in-row.ts';
import { page, pageWithCode, type Visit } from './visit.ts';

export function answerPass(visit: Visit, { userName, matches }: RequestOf<'enter-pass'>): Answer {
  const { tenant, session, nowMs } = visit;
  const account = tenant.directory.accountOf(userName);
  const pass = matches ? account?.pass : undefined;
  const before = account?.guesses ?? tenant.directory.guessesAtNobody(userName);
  const { decision, guesses } = enterPass(tenant.policy, before, pass, nowMs);
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
    return {
      shown: pageWithCode('other-ways', decision.code),
      session,
      account: account === undefined || guesses === before ? undefined : { ...account, guesses },
      guessesAtNobody: account === undefined && guesses !== before ? { userName, guesses } : undefined,
      row,
    };
  // The rule signs nobody in without a pass, and only an account has one.
  if (account === undefined || pass === undefined) throw new Error('a pass of nobody was accepted');
  return {
    shown: page('home'),
    session: {
      stage: {
        kind: 'signed-in',
        sinceMs: nowMs,
        userName,
        multifactorAtMs: nowMs,
        oneTimePass: pass.isUsableOnce,
        ...(pass.issuedBy === 'recovery' ? { recovers: true } : {}),
      },
    },
    sessionBegins: true,
    account: { ...account, guesses, pass: { ...pass, used: true } },
    row,
  };
}
