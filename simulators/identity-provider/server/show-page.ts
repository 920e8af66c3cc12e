// Draws what the site shows: its pages, and those it sends the browser on to.
import type { ExternalPageName, PageName, RecoveryPageName } from '../../../scenarios/flows/page-name.ts';
import type { Policy } from '../../../scenarios/schema/policy.ts';
import type { Account } from '../../site/account.ts';
import type { Answer, Notice } from '../../site/answer.ts';
import type { PageCode } from '../../site/page-code.ts';
import type { SiteRequest } from '../../site/request.ts';
import { isInForce } from '../../site/rules/recovery-profile.ts';
import type { Stage } from '../../site/session.ts';
import { codePage } from '../pages/code-page.ts';
import { errorPage } from '../pages/error-page.ts';
import { externalCheckPage } from '../pages/external-check-page.ts';
import { homePage } from '../pages/home-page.ts';
import { newPasswordPage } from '../pages/new-password-page.ts';
import { otherWaysPage } from '../pages/other-ways-page.ts';
import { passwordPage } from '../pages/password-page.ts';
import { recoverAccountPage } from '../pages/recover-account-page.ts';
import { recoveryEvaluatedPage } from '../pages/recovery-evaluated-page.ts';
import { recoveryPassPage } from '../pages/recovery-pass-page.ts';
import { verifyIdentityPage } from '../pages/verify-identity-page.ts';
import { registerPasskeyPage } from '../pages/register-passkey-page.ts';
import { resetPasswordPage } from '../pages/reset-password-page.ts';
import { signInPage } from '../pages/sign-in-page.ts';
import type { AppContext } from '../../web-server/app-environment.ts';
import { exchange } from './exchange.ts';
import { respondWithPage, type Page } from '../../web-server/page-response.ts';
import { givePass } from './give-pass.ts';
import type { SentElsewhere } from './external-method.ts';
import type { Provider } from './provider.ts';

interface Drawn {
  readonly stage: Stage | undefined;
  /** Of a stage that only an account reaches. */
  readonly account: Account | undefined;
  readonly error?: PageCode;
  readonly notice?: Notice;
  readonly policy: Policy;
  /** Of the identity check, where one is under way. */
  readonly verificationUrl: string | undefined;
  /** Where the person is sent by a form. Undefined: nowhere. */
  readonly sentElsewhere: (() => Promise<SentElsewhere>) | undefined;
  /** Told this once. */
  readonly given: { readonly userName: string; readonly pass: string } | undefined;
}

/** Those of the target itself: the others are the external provider's, the verifier's and the wallet's. */
type OwnPage =
  | Exclude<PageName, ExternalPageName | RecoveryPageName | 'lure'>
  | 'external-check'
  | 'recover-account'
  | 'verify-identity'
  | 'recovery-pass'
  | 'recovery-evaluated';

const pages: { readonly [P in OwnPage]: (drawn: Drawn) => Page } = {
  'sign-in': ({ error, notice }) =>
    signInPage({ ...(error === undefined ? {} : { error }), ...(notice === 'password-changed' ? { notice } : {}) }),
  password: ({ stage, error }) =>
    passwordPage({ userName: typedName(stage), ...(error === undefined ? {} : { error }) }),
  code: ({ stage, account, error, notice }) => {
    const told = { ...(error === undefined ? {} : { error }), ...(notice === 'code-sent' ? { notice } : {}) };
    if (stage?.kind !== 'second-factor' || account === undefined)
      return codePage({ purpose: 'password-reset', destination: 'registered-channel', ...told });
    return codePage({
      purpose: 'sign-in',
      destination: stage.secondFactor === 'totp' ? 'authenticator-app' : stage.secondFactor,
      ...told,
    });
  },
  'external-check': async ({ policy, sentElsewhere }) => {
    if (sentElsewhere === undefined) throw new Error('somebody is to be sent nowhere');
    return externalCheckPage({ provider: policy.externalMethod?.displayName ?? '', ...(await sentElsewhere()) });
  },
  'other-ways': ({ stage, error, policy }) => {
    const recovery = isInForce(policy.recovery);
    return otherWaysPage({
      userName: typedName(stage),
      error,
      recovery,
      passes: recovery || policy.helpDesk !== undefined,
    });
  },
  home: ({ account }) => homePage({ displayName: account?.displayName ?? '', passkeys: account?.credentials ?? [] }),
  'register-passkey': ({ account }) => registerPasskeyPage({ displayName: account?.displayName ?? '' }),
  'reset-password': ({ stage, error }) =>
    resetPasswordPage({ userName: typedName(stage), ...(error === undefined ? {} : { error }) }),
  'new-password': ({ account, error }) =>
    newPasswordPage({ userName: account?.userPrincipalName ?? '', ...(error === undefined ? {} : { error }) }),
  'recover-account': ({ error }) => recoverAccountPage(error === undefined ? {} : { error }),
  'verify-identity': ({ verificationUrl, error }) =>
    verifyIdentityPage({ url: verificationUrl, ...(error === undefined ? {} : { error }) }),
  'recovery-pass': ({ given }) => {
    if (given === undefined) throw new Error('a pass is shown where none was given');
    return recoveryPassPage(given);
  },
  'recovery-evaluated': recoveryEvaluatedPage,
};

function pageNamed(name: PageName): (drawn: Drawn) => Page {
  if (!(name in pages)) throw new Error(`the site draws no page "${name}"`);
  return pages[name as keyof typeof pages];
}

/** Pages with an address of their own: a browser that gets there by another request is sent on to it. */
const addresses: Partial<Record<PageName, { readonly path: string; readonly asked: SiteRequest['kind'] }>> = {
  home: { path: '/home', asked: 'open-home' },
};

/** As entered, while it proves nothing yet. */
const typedName = (stage: Stage | undefined) => (stage?.kind === 'password' ? stage.userName : '');

/** Asks the site, and answers with what it shows. */
export function answerWithPage(context: AppContext, provider: Provider, request: SiteRequest) {
  return showPage(context, provider, request, exchange(context, provider, request));
}

export function showPage(
  context: AppContext,
  provider: Provider,
  request: SiteRequest,
  { shown, session, passOf }: Answer,
) {
  const { directory, recoveries, external, sessions, policyFor } = provider;
  if (shown.kind !== 'page' && shown.kind !== 'refusal')
    throw new Error(`the site shows no page for "${request.kind}"`);
  if (shown.kind === 'refusal') return respondWithPage(context, errorPage(shown.code, shown.fault), 403);
  const address = addresses[shown.page];
  if (address !== undefined && address.asked !== request.kind) return context.redirect(address.path, 303);
  if (shown.page === 'sign-in' && (request.kind === 'open-home' || request.kind === 'sign-out'))
    return context.redirect('/sign-in', 303);
  const stage = session?.stage;
  const account =
    stage === undefined || stage.kind === 'anonymous' || stage.kind === 'password'
      ? undefined
      : directory.accountOf(stage.userName);
  return respondWithPage(
    context,
    pageNamed(shown.page)({
      stage,
      account,
      policy: policyFor(context),
      verificationUrl: stage?.kind === 'recovery' ? recoveries.find(stage.recovery.state)?.verificationUrl : undefined,
      sentElsewhere:
        stage?.kind !== 'external-check' || account === undefined || external === undefined
          ? undefined
          : () =>
              external.formFor(
                stage.question,
                account,
                context.var.clientRequestId ?? sessions.ofAnswer(context)?.correlationId ?? '',
                context.var.nowMs,
              ),
      given:
        passOf === undefined
          ? undefined
          : { userName: passOf.userPrincipalName, pass: givePass(context, provider, passOf) },
      ...(shown.code === undefined ? {} : { error: shown.code }),
      ...(shown.notice === undefined ? {} : { notice: shown.notice }),
    }),
  );
}
