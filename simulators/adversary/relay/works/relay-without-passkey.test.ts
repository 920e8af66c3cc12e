// The downgrade takes the passkey off every page of the site, and nothing else.
import { parse } from 'node-html-parser';
import { describe, expect, it } from 'vitest';
import { codePage } from '../../../identity-provider/pages/code-page.ts';
import { errorPage } from '../../../identity-provider/pages/error-page.ts';
import { homePage } from '../../../identity-provider/pages/home-page.ts';
import { otherWaysPage } from '../../../identity-provider/pages/other-ways-page.ts';
import { passwordPage } from '../../../identity-provider/pages/password-page.ts';
import { resetPasswordPage } from '../../../identity-provider/pages/reset-password-page.ts';
import { signInPage } from '../../../identity-provider/pages/sign-in-page.ts';
import type { Page } from '../../../web-server/page-response.ts';
import { withoutPasskey } from './relay-without-passkey.ts';

const hostile = '"><button data-ceremony="x">\'</button>';
const withOne: readonly (readonly [string, Page])[] = [
  ['sign-in', signInPage({})],
  ['sign-in with an error', signInPage({ error: 'user-name-missing' })],
  ['password', passwordPage({ userName: hostile })],
  ['password of nobody', passwordPage({ userName: 'ada@contoso.example', error: 'no-password' })],
  ['other ways', otherWaysPage({ userName: hostile, recovery: true, passes: true })],
  ['home', homePage({ displayName: hostile, passkeys: [] })],
];

const passkeyParts =
  '[data-ceremony], script[src*="passkey"], a[href*="passkey"], [autocomplete*="webauthn"], [data-user-name]';
/** All other elements, as they stand. */
const others = (html: string) =>
  parse(html)
    .querySelectorAll('a, button, input, form, label, h1, h2, link, meta, main, script, strong')
    .filter((element) => !element.matches('button[data-ceremony], script[src*="passkey"], a[href*="passkey"]'))
    .map(({ rawTagName, rawAttrs }) => `${rawTagName} ${rawAttrs.replace(' webauthn', '')}`);

describe.each(withOne)('%s', (_, page) => {
  it('loses what is of passkeys', async () => {
    const html = String(await page);
    expect(parse(html).querySelectorAll(passkeyParts).length).toBeGreaterThan(0);
    expect(parse(withoutPasskey(html)).querySelectorAll(passkeyParts)).toEqual([]);
  });

  it('keeps everything else', async () => {
    const html = String(await page);
    expect(others(html).length).toBeGreaterThan(5);
    expect(others(withoutPasskey(html))).toEqual(others(html));
  });
});

it.each<readonly [string, Page]>([
  ['code', codePage({ purpose: 'sign-in', destination: 'text-message' })],
  ['reset', resetPasswordPage({ userName: hostile })],
  ['error', errorPage('135001')],
])('a page without one stays what it is: %s', async (_, page) => {
  expect(withoutPasskey(String(await page))).toBe(String(await page));
});
