// The password, for a user name that may or may not be anybody's.
import { html } from 'hono/html';
import type { Page } from '../../web-server/page-response.ts';
import type { PageCode } from './error-sentence.ts';
import { fieldState } from '../../web-server/page-frame.ts';
import { pageLayout } from './page-layout.ts';

export function passwordPage({ userName, error }: { userName: string; error?: PageCode }): Page {
  const isPasskeyOnly = error === 'no-password';
  return pageLayout({
    page: 'password',
    title: isPasskeyOnly ? 'Use your passkey' : 'Enter your password',
    error,
    passkeys: true,
    body: html`<p>Signing in as <strong>${userName}</strong></p>
${isPasskeyOnly ? '' : passwordForm(userName, error)}
<button id="use-passkey" type="button" class="quiet" data-ceremony="authentication" data-user-name="${userName}">${isPasskeyOnly ? 'Use your passkey' : 'Use a passkey instead'}</button>
<p><a id="another-way" href="/sign-in/other-ways">Sign in another way</a></p>
${isPasskeyOnly ? '' : forgotPassword}`,
  });
}

const forgotPassword = html`<p><a id="forgot-password" href="/password-reset">Forgot your password?</a></p>`;

function passwordForm(userName: string, error: PageCode | undefined) {
  return html`<form method="post" action="/sign-in/password">
<input type="text" name="user-name" value="${userName}" autocomplete="username" readonly hidden>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" maxlength="256" required${fieldState(error)}>
<button id="submit" type="submit">Sign in</button>
</form>`;
}
