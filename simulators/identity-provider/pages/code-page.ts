// The one-time code, of a sign-in or of a password reset.
import { html } from 'hono/html';
import type { Page } from '../../web-server/page-response.ts';
import type { PageCode } from './error-sentence.ts';
import { fieldState } from '../../web-server/page-frame.ts';
import { pageLayout } from './page-layout.ts';

/** Where a person should look for their code. No part of a number or address is shown. */
const whereToLook = {
  'authenticator-app': 'Open your authenticator app and enter the six digits it shows.',
  'text-message': 'We sent six digits to your phone as a text message.',
  'e-mail': 'We sent six digits to your e-mail address.',
  /** Of a reset: does not tell whether the user name is anybody's. */
  'registered-channel': 'If the account exists, we sent six digits to its registered phone number or e-mail address.',
} as const;

const notices = { 'code-sent': 'Another code is on its way. The earlier one no longer counts.' } as const;

export interface CodePage {
  readonly purpose: 'sign-in' | 'password-reset';
  readonly destination: keyof typeof whereToLook;
  readonly error?: PageCode;
  readonly notice?: keyof typeof notices;
}

export function codePage({ purpose, destination, error, notice }: CodePage): Page {
  const action = `/${purpose}/code`;
  return pageLayout({
    page: 'code',
    title: 'Enter the code',
    error,
    notice: notice === undefined ? undefined : notices[notice],
    body: html`<p id="where-to-look">${whereToLook[destination]}</p>
<form method="post" action="${action}">
<label for="code">Code</label>
<input id="code" name="code" type="text" inputmode="numeric" autocomplete="one-time-code" maxlength="16" required${fieldState(error)}>
<button id="submit" type="submit">Verify</button>
</form>
${
  destination === 'authenticator-app'
    ? ''
    : html`<form method="post" action="${action}/resend"><button id="resend-code" type="submit" class="quiet">Send another code</button></form>`
}
<p><a id="another-way" href="/sign-in/other-ways">Sign in another way</a></p>`,
  });
}
