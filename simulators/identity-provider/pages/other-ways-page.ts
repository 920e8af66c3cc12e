// The ways to sign in, for those whose first way did not work: both begin with the user name.
import { html } from 'hono/html';
import type { Page } from '../../web-server/page-response.ts';
import { fieldState } from '../../web-server/page-frame.ts';
import type { PageCode } from './error-sentence.ts';
import { pageLayout } from './page-layout.ts';
import { passForm } from './pass-form.ts';

export interface OtherWays {
  readonly userName: string;
  readonly error?: PageCode | undefined;
  /** Account recovery is offered. */
  readonly recovery?: boolean;
  /** Somebody gives Temporary Access Passes. */
  readonly passes?: boolean;
}

export function otherWaysPage({ userName, error, recovery = false, passes = false }: OtherWays): Page {
  return pageLayout({
    page: 'other-ways',
    title: 'Sign in another way',
    error,
    passkeys: true,
    body: html`<form method="post" action="/sign-in/user-name">
<label for="user-name">User name</label>
<input id="user-name" name="user-name" type="text" inputmode="email" value="${userName}" autocomplete="username webauthn" autocapitalize="none" spellcheck="false" maxlength="320" required${fieldState(undefined)}>
<button id="submit" type="submit">Use password and code</button>
</form>
<button id="use-passkey" type="button" class="quiet" data-ceremony="authentication" data-user-name-from="user-name">Use a passkey for this user name</button>
${
  passes
    ? html`<h2>With a Temporary Access Pass</h2>
${passForm({ userName })}
`
    : ''
}<p><a id="forgot-password" href="/password-reset">Forgot your password?</a></p>
${
  recovery
    ? html`<p><a id="recover-account" href="/account-recovery">Recover my account</a></p>
`
    : ''
}<p><a href="/sign-in">Back to sign-in</a></p>`,
  });
}
