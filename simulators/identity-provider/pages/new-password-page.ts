// The end of a password reset.
import { html } from 'hono/html';
import type { Page } from '../../web-server/page-response.ts';
import type { PageCode } from './error-sentence.ts';
import { fieldState } from '../../web-server/page-frame.ts';
import { pageLayout } from './page-layout.ts';

export function newPasswordPage({ userName, error }: { userName: string; error?: PageCode }): Page {
  return pageLayout({
    page: 'new-password',
    title: 'Choose a new password',
    error,
    body: html`<p id="password-rules">8 to 256 characters, of at least three kinds: lower case, upper case, digits, others.</p>
<form method="post" action="/password-reset/new-password">
<input type="text" name="user-name" value="${userName}" autocomplete="username" readonly hidden>
<label for="new-password">New password</label>
<input id="new-password" name="new-password" type="password" autocomplete="new-password" minlength="8" maxlength="256" required${fieldState(error)}>
<button id="submit" type="submit">Change password</button>
</form>`,
  });
}
