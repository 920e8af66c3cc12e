// scenarios/targets/reference.yaml against the pages it describes: each page is recognised, each control is on its page, each code
// a person can be shown has a meaning.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { ExternalPageName, PageName, RecoveryPageName } from '../../scenarios/flows/page-name.ts';
import { proofingCodes } from '../identity-proofing/pages/proofing-sentence.ts';
import { target as schema } from '../../scenarios/schema/target.ts';
import { codePage } from './pages/code-page.ts';
import { errorCodes } from './pages/error-sentence.ts';
import { approvePage } from '../external-method/pages/approve-page.ts';
import { answerPage } from '../external-method/pages/answer-page.ts';
import { externalCheckPage } from './pages/external-check-page.ts';
import { homePage } from './pages/home-page.ts';
import { newPasswordPage } from './pages/new-password-page.ts';
import { otherWaysPage } from './pages/other-ways-page.ts';
import { passwordPage } from './pages/password-page.ts';
import { recoverAccountPage } from './pages/recover-account-page.ts';
import { recoveryEvaluatedPage } from './pages/recovery-evaluated-page.ts';
import { recoveryPassPage } from './pages/recovery-pass-page.ts';
import { verifyIdentityPage } from './pages/verify-identity-page.ts';
import { registerPasskeyPage } from './pages/register-passkey-page.ts';
import { resetPasswordPage } from './pages/reset-password-page.ts';
import { signInPage } from './pages/sign-in-page.ts';
import type { Page } from '../web-server/page-response.ts';

const target = schema.parse(
  parse(readFileSync(new URL('../../scenarios/targets/reference.yaml', import.meta.url), 'utf8')),
);

const { recovery } = target;
const recoveryPages = {
  'recover-account': recoverAccountPage({}),
  'verify-identity': verifyIdentityPage({ url: 'http://localhost:1/v/ticket' }),
  'recovery-pass': recoveryPassPage({ userName: 'ana', pass: 'a pass' }),
  'recovery-evaluated': recoveryEvaluatedPage(),
  'other-ways': otherWaysPage({ userName: '', recovery: true, passes: true }),
} as const;

type SignInPageName = Exclude<PageName, ExternalPageName | RecoveryPageName | 'lure'>;
const pages: Readonly<Record<SignInPageName, Page>> = {
  'sign-in': signInPage({}),
  password: passwordPage({ userName: 'ana' }),
  code: codePage({ purpose: 'sign-in', destination: 'e-mail' }),
  'other-ways': otherWaysPage({ userName: '' }),
  home: homePage({ displayName: 'Ana', passkeys: [] }),
  'register-passkey': registerPasskeyPage({ displayName: 'Ana' }),
  'reset-password': resetPasswordPage({ userName: '' }),
  'new-password': newPasswordPage({ userName: 'ana' }),
};

/** Where each control must be for the flows to work. */
const controlsOf: Readonly<Record<SignInPageName, readonly (keyof typeof target.controls)[]>> = {
  'sign-in': ['userName', 'submit', 'usePasskey', 'anotherWay'],
  password: ['password', 'submit', 'usePasskey', 'anotherWay'],
  code: ['code', 'submit', 'resendCode', 'anotherWay'],
  'other-ways': ['userName', 'submit', 'usePasskey'],
  home: [],
  'register-passkey': ['createPasskey'],
  'reset-password': ['userName', 'submit'],
  'new-password': ['newPassword', 'submit'],
};

describe.each(Object.keys(pages) as SignInPageName[])('%s', (name) => {
  it('is recognised by its own selector only', async () => {
    const html = String(await pages[name]);
    const recognised = Object.entries(target.pages).filter(([, selector]) => {
      const pageName = /^main\[data-page="([a-z-]+)"\]$/.exec(selector)?.[1];
      return html.includes(`<main data-page="${pageName}">`);
    });
    expect(recognised.map(([page]) => page)).toEqual([name]);
  });

  it.each(controlsOf[name])('has %s once', async (control) => {
    const id = /^#([a-z-]+)$/.exec(target.controls[control])?.[1];
    expect(String(await pages[name]).split(` id="${id}"`)).toHaveLength(2);
  });
});

const externalPages = {
  'external-check': externalCheckPage({ provider: 'Approvals', action: 'http://localhost:1/authorize', fields: {} }),
  'approve-sign-in': approvePage({ userName: 'ana', host: 'localhost:1', ticket: 'ticket' }),
  'external-answer': answerPage({ redirectUri: 'http://localhost:1/back', fields: { state: 'state' } }),
} as const satisfies Readonly<Record<ExternalPageName, Page>>;
const externalControlsOf = {
  'external-check': ['goOn'],
  'approve-sign-in': ['approve', 'decline'],
  'external-answer': ['goBack'],
} as const;

describe.each(Object.keys(externalPages) as ExternalPageName[])('%s, of an external provider', (name) => {
  it('is recognised, and has its controls once', async () => {
    const html = String(await externalPages[name]);
    expect(html).toContain(`<main data-page="${name}">`);
    expect(target.external?.pages[name]).toBe(`main[data-page="${name}"]`);
    for (const control of externalControlsOf[name])
      expect(html.split(` id="${target.external?.controls[control].slice(1)}"`), control).toHaveLength(2);
  });
});

/** Not reached from any step of a flow: only by broken or hostile requests. */
const withoutMeaning = new Set([
  'recovery-unknown',
  'user-name-missing',
  'bad-request',
  'wrong-host',
  'cross-site',
  'too-large',
  'too-many-requests',
  'not-found',
]);

/** Of the verifier and the wallet: a driver that shows them does something that no person does. */
const withoutStep: ReadonlySet<string> = new Set([
  'document-missing',
  'picture-missing',
  'picture-too-large',
  'picture-type',
  'picture-unreadable',
  'wallet-missing',
  'wrong-host',
  'cross-site',
  'too-large',
  'not-found',
]);

it('every code has a meaning, and none is told of that does not exist', () => {
  const ofBrowser = [
    'NotAllowedError',
    'AbortError',
    'InvalidStateError',
    'SecurityError',
    'NotSupportedError',
    'NetworkError',
    'http-500',
  ];
  const ofSite = errorCodes.filter((code) => !withoutMeaning.has(code));
  // The verifier and the wallet say some of the same.
  const expected = new Set([
    ...ofSite,
    'request-refused',
    ...ofBrowser,
    ...proofingCodes.filter((code) => !withoutStep.has(code)),
  ]);
  expect(Object.keys(target.meanings).sort()).toEqual([...expected].sort());
});

/** Where each control of account recovery must be, beside those of the verifier and the wallet. */
const recoveryControls = {
  'recover-account': ['#user-name', '#submit'],
  'verify-identity': [
    recovery?.controls.verificationLink,
    recovery?.controls.seeResult,
    recovery?.controls.recoverAccount,
  ],
  'recovery-pass': [
    recovery?.controls.issuedPass,
    recovery?.controls.passUserName,
    recovery?.controls.pass,
    recovery?.controls.submitPass,
  ],
  'recovery-evaluated': [],
  'other-ways': [
    recovery?.controls.recoverAccount,
    recovery?.controls.passUserName,
    recovery?.controls.pass,
    recovery?.controls.submitPass,
    '#submit',
    '#user-name',
  ],
} as const satisfies Readonly<Record<keyof typeof recoveryPages, readonly (string | undefined)[]>>;

describe.each(Object.keys(recoveryPages) as (keyof typeof recoveryPages)[])('%s, of account recovery', (name) => {
  it('is recognised, and has its controls once', async () => {
    const html = String(await recoveryPages[name]);
    expect(html).toContain(`<main data-page="${name}">`);
    if (name !== 'other-ways') expect(recovery?.pages[name]).toBe(`main[data-page="${name}"]`);
    for (const control of recoveryControls[name]) {
      const id = /^#([a-z-]+)$/.exec(control ?? '')?.[1];
      expect(html.split(` id="${id}"`), control).toHaveLength(2);
    }
  });
});

it('whoever took too long can begin the recovery anew', async () => {
  const html = String(await recoverAccountPage({ error: 'recovery-expired' }));
  expect(html.split(` id="${recovery?.controls.recoverAccount.slice(1)}"`)).toHaveLength(2);
});

it('other ways are those of before where neither recovery nor passes are offered', async () => {
  const html = String(await otherWaysPage({ userName: '' }));
  expect(html).not.toMatch(/account-recovery|pass-user-name/);
});
