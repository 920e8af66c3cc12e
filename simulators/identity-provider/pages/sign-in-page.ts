// The first page: user name, or a passkey without one.
import { html } from 'hono/html';
import type { Page } from '../../web-server/page-response.ts';
import type { PageCode } from './error-sentence.ts';
import { fieldState } from '../../web-server/page-frame.ts';
import { pageLayout } from './page-layout.ts';

const notices = { 'password-changed': 'Your password was changed. Sign in with the new one.' } as const;

export function signInPage({ error, notice }: { error?: PageCode; notice?: keyof typeof notices }): Page {
  return pageLayout({
    page: 'sign-in',
    title: 'Sign in',
    error,
    notice: notice === undefined ? undefined : notices[notice],
    passkeys: true,
    body: html`<form method="post" action="/sign-in/user-name">
<label for="user-name">User name</label>
<input id="user-name" name="user-name" type="text" inputmode="email" autocomplete="username webauthn" autocapitalize="none" spellcheck="false" maxlength="320" required${fieldState(error)}>
<button id="submit" type="submit">Next</button>
</form>
<button id="use-passkey" type="button" class="quiet" data-ceremony="authentication">Sign in with a passkey</button>
<p><a id="another-way" href="/sign-in/other-ways">Sign in another way</a></p>
<p><a id="forgot-password" href="/password-reset">Forgot your password?</a></p>`,
  });
}
