// The start of a password reset.
import { html } from 'hono/html';
import type { Page } from '../../web-server/page-response.ts';
import type { PageCode } from './error-sentence.ts';
import { fieldState } from '../../web-server/page-frame.ts';
import { pageLayout } from './page-layout.ts';

export function resetPasswordPage({ userName, error }: { userName: string; error?: PageCode }): Page {
  return pageLayout({
    page: 'reset-password',
    title: 'Reset your password',
    error,
    body: html`<p>We send a code to the phone number or e-mail address registered for you.</p>
<form method="post" action="/password-reset/user-name">
<label for="user-name">User name</label>
<input id="user-name" name="user-name" type="text" inputmode="email" value="${userName}" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="320" required${fieldState(error)}>
<button id="submit" type="submit">Send a code</button>
</form>
<p><a href="/sign-in">Back to sign-in</a></p>`,
  });
}
