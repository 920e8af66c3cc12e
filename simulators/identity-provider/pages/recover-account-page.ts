// Where a recovery begins: whose account it is.
import { html } from 'hono/html';
import { fieldState } from '../../web-server/page-frame.ts';
import type { Page } from '../../web-server/page-response.ts';
import type { PageCode } from './error-sentence.ts';
import { pageLayout } from './page-layout.ts';

export function recoverAccountPage({ error }: { error?: PageCode }): Page {
  return pageLayout({
    page: 'recover-account',
    title: 'Recover your account',
    error,
    body: html`<p>You need a document with your name and your photo, and a phone with a camera. Your identity is checked there, and your face compared with the photo.</p>
<form method="post" action="/account-recovery/user-name">
<label for="user-name">User name</label>
<input id="user-name" name="user-name" type="text" inputmode="email" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="320" required${fieldState(error)}>
<button id="submit" type="submit">Go on</button>
</form>
${
  error === undefined
    ? ''
    : html`<p><a id="recover-account" href="/account-recovery">Start again</a></p>
`
}<p><a href="/sign-in">Back to sign-in</a></p>`,
  });
}
