// What every page owes a person with a keyboard or a screen reader, and every browser: checked on the pages as they are sent.
import { describe, expect, it } from 'vitest';
import type { Page } from '../../web-server/page-response.ts';
import { codePage } from './code-page.ts';
import { errorPage } from './error-page.ts';
import { homePage } from './home-page.ts';
import { newPasswordPage } from './new-password-page.ts';
import { otherWaysPage } from './other-ways-page.ts';
import { passwordPage } from './password-page.ts';
import { registerPasskeyPage } from './register-passkey-page.ts';
import { resetPasswordPage } from './reset-password-page.ts';
import { signInPage } from './sign-in-page.ts';

const hostile = '"><script>alert(1)</script>';
const pages: Readonly<Record<string, Page>> = {
  'sign-in': signInPage({}),
  'sign-in with error': signInPage({ error: 'user-name-missing' }),
  'sign-in with notice': signInPage({ notice: 'password-changed' }),
  password: passwordPage({ userName: hostile }),
  'password with error': passwordPage({ userName: hostile, error: '50126' }),
  code: codePage({ purpose: 'sign-in', destination: 'text-message' }),
  'code with error': codePage({ purpose: 'password-reset', destination: 'registered-channel', error: '50089' }),
  'other-ways': otherWaysPage({ userName: hostile }),
  home: homePage({ displayName: hostile, passkeys: [] }),
  'register-passkey': registerPasskeyPage({ displayName: hostile }),
  'reset-password': resetPasswordPage({ userName: hostile }),
  'new-password': newPasswordPage({ userName: hostile, error: 'password-banned' }),
  error: errorPage('not-found'),
};
const titleOf = async (name: string) => /<title>([^<]+)<\/title>/.exec(String(await pages[name]))?.[1] ?? '';

describe.each(Object.keys(pages))('%s', (name) => {
  const text = async () => String(await pages[name]);

  it('has a language, one heading, one main with its name, and a title of its own', async () => {
    const html = await text();
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(html.match(/<h1>/g)).toHaveLength(1);
    expect(html).toContain(`<main data-page="${name.split(' ')[0]}">`);
    const title = await titleOf(name);
    const sameTitle = await Promise.all(
      Object.keys(pages).map(async (other) => ((await titleOf(other)) === title ? other : undefined)),
    );
    // A notice does not make it another page.
    expect(sameTitle.filter((other) => other !== undefined && !other.includes('notice'))).toEqual([
      name.replace(' with notice', ''),
    ]);
    expect(title.startsWith('Error: ')).toBe(html.includes('data-code='));
  });

  it('labels every field that can be seen, and every button says what it does', async () => {
    const html = await text();
    for (const [input] of html.matchAll(/<input [^>]*>/g)) {
      if (/\shidden\b/.test(input)) continue;
      const id = /\sid="([^"]+)"/.exec(input)?.[1];
      expect(html).toContain(`<label for="${id}">`);
      expect(input).toMatch(/\sautocomplete="[a-z -]+"/);
    }
    for (const [, label] of html.matchAll(/<button [^>]*>([^<]*)<\/button>/g)) expect(label).not.toBe('');
  });

  it('posts its forms, so that no entry stands in an address', async () => {
    for (const [form] of (await text()).matchAll(/<form [^>]*>/g)) expect(form).toMatch(/method="post" action="\//);
  });

  it('has no script, style or handler of its own, and lets no name become one', async () => {
    const html = await text();
    expect(html.match(/<script(?! type="module" src="\/passkey\.js"><\/script>)/g)).toBeNull();
    expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:/i);
  });

  it('has an alert that takes the focus when there is an error, and is empty and hidden when there is none', async () => {
    const html = await text();
    const alert = /<p id="error" role="alert"([^>]*)>([^<]*)<\/p>/.exec(html);
    const isError = name.includes('error') || name === 'new-password';
    expect(alert?.[1]?.includes(isError ? 'autofocus' : 'hidden')).toBe(true);
    expect(alert?.[2] === '').toBe(!isError);
    expect((html.match(/\sautofocus\b/g) ?? []).length).toBeLessThanOrEqual(1);
  });
});
