// Sign-in by user name and password, up to the second factor. Answers alike whether or not the user name is anybody's.
import type { Account } from './account.ts';
import { accessToSignIn, shownPassword } from './access.ts';
import { afterPassword } from './after-password.ts';
import type { Answer } from './answer.ts';
import { sentTo, type Posted } from './code-post.ts';
import { sendElsewhere } from './external-check.ts';
import type { RequestOf } from './request.ts';
import { enterPassword } from './rules/guess-record.ts';
import { destinationOf, type Session } from './session.ts';
import { signInRow } from './sign-in-row.ts';
import { accountIn, page, pageWithCode, show, type Visit } from './visit.ts';

/** Made once: so begins nearly every attempt. */
const signInPage: Answer = { shown: page('sign-in'), session: undefined };

export function openSignIn(visit: Visit): Answer {
  if (visit.session === undefined) return signInPage;
  return show(visit, page(mayGoOn(visit, visit.session) ? 'home' : 'sign-in'));
}

/** Whoever is signed in is asked again where what they have shown, or the device that they are at now, does not suffice for what people sign in for. */
function mayGoOn(visit: Visit, { stage }: Session): boolean {
  if (stage.kind !== 'signed-in') return false;
  return accessToSignIn(visit, accountIn(visit, stage), stage.shown ?? { modes: [] }).refusal === undefined;
}

export function openOtherWays(visit: Visit): Answer {
  return show(visit, page('other-ways'));
}

export function enterUserName(visit: Visit, { userName }: RequestOf<'enter-user-name'>): Answer {
  if (userName === '') return show(visit, pageWithCode('sign-in', 'user-name-missing'));
  // Told before anything is proved, as Entra's page offers an account the ways that it has. All other names are answered alike.
  const isPasskeyOnly = visit.tenant.directory.accountOf(userName)?.hasPassword === false;
  return {
    shown: isPasskeyOnly ? pageWithCode('password', 'no-password') : page('password'),
    session: {
      stage: { kind: 'password', sinceMs: visit.nowMs, userName, towards: destinationOf(visit.session) },
    },
    sessionBegins: true,
  };
}

export function answerPassword(
  visit: Visit,
  { userName, matches, fingerprint, freshCode, external }: RequestOf<'enter-password'>,
): Answer {
  const { tenant, session, nowMs } = visit;
  // While the password was held against its hash the browser may have gone on to another user name.
  if (session?.stage.kind !== 'password' || session.stage.userName !== userName)
    return show(visit, pageWithCode('sign-in', 'sign-in-expired'));
  const account = tenant.directory.accountOf(userName);
  const before = account?.guesses ?? tenant.directory.guessesAtNobody(userName);
  const { decision, guesses } = enterPassword(
    tenant.policy,
    before,
    matches && account?.hasPassword === true,
    fingerprint,
    nowMs,
  );
  if (decision.kind === 'right' && account !== undefined)
    return goOnFromPassword(visit, guesses === before ? account : { ...account, guesses }, freshCode, external);
  const { code } = decision.kind === 'locked-out' ? decision : ({ code: '50126' } as const);
  return {
    shown: pageWithCode('password', code),
    session,
    account: account === undefined || guesses === before ? undefined : { ...account, guesses },
    guessesAtNobody: account === undefined ? { userName, guesses } : undefined,
    row: signInRow(
      visit,
      code,
      account,
      userName,
      'password',
      decision.kind === 'locked-out' ? 'User is blocked' : 'Invalid user name or password',
    ),
  };
}

const withoutMessage: Posted = { round: { sentAtMs: [] } };

function goOnFromPassword(
  visit: Visit,
  account: Account,
  freshCode: string,
  external: RequestOf<'enter-password'>['external'],
): Answer {
  const { session, nowMs } = visit;
  const { userPrincipalName: userName } = account;
  const demand = afterPassword(visit, account);
  const row = signInRow(
    visit,
    demand.code,
    account,
    userName,
    'password',
    'Correct password',
    undefined,
    demand.policies,
  );
  switch (demand.kind) {
    case 'signed-in':
      return {
        shown: page('home'),
        session: { stage: { kind: 'signed-in', sinceMs: nowMs, userName, shown: shownPassword } },
        sessionBegins: true,
        account,
        row,
      };
    // Back to where a passkey can be used; the password has proved nothing that lasts.
    case 'passkey-needed':
      return { shown: pageWithCode('sign-in', demand.code), session, account, row };
    case 'blocked':
      return { shown: { kind: 'refusal', code: demand.code, status: 403 }, session, account, row };
    case 'registration-needed':
      return { shown: pageWithCode('password', demand.code), session, account, row };
    case 'second-factor-needed': {
      const { secondFactor } = demand;
      if (secondFactor === 'external') return sendElsewhere(visit, account, external, demand.policies);
      const { round, message } =
        secondFactor === 'totp' ? withoutMessage : sentTo(account, secondFactor, 'sign-in', [nowMs], freshCode, nowMs);
      return {
        shown: page('code'),
        session: {
          stage: {
            kind: 'second-factor',
            sinceMs: nowMs,
            userName,
            secondFactor,
            round,
            towards: destinationOf(session),
          },
        },
        sessionBegins: true,
        account,
        message,
        row,
      };
    }
  }
}
