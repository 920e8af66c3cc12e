// scenarios/targets/reference.yaml against the pages it describes: each page is recognised, each control is on its page, each code
// a person can be shown has a meaning.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { PageName, RecoveryPageName } from '../../scenarios/flows/page-name.ts';
import { target as schema } from '../../scenarios/schema/target.ts';
import { codePage } from './pages/code-page.ts';
import { errorCodes } from './pages/error-sentence.ts';
import { homePage } from './pages/home-page.ts';
import { newPasswordPage } from './pages/new-password-page.ts';
import { otherWaysPage } from './pages/other-ways-page.ts';
import { passwordPage } from './pages/password-page.ts';
import { registerPasskeyPage } from './pages/register-passkey-page.ts';
import { resetPasswordPage } from './pages/reset-password-page.ts';
import { signInPage } from './pages/sign-in-page.ts';
import type { Page } from '../web-server/page-response.ts';

const target = schema.parse(
  parse(readFileSync(new URL('../../scenarios/targets/reference.yaml', import.meta.url), 'utf8')),
);

type SignInPageName = Exclude<PageName, RecoveryPageName>;
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
  const expected = [...errorCodes.filter((code) => !withoutMeaning.has(code)), ...ofBrowser];
  expect(Object.keys(target.meanings).sort()).toEqual(expected.sort());
});
