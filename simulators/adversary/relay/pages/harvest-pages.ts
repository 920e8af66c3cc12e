// The phisher's copies of the site's pages, with what is typed into them and nothing else: no passkey, no way to reset a password. Fields,
// buttons and names of pages are the site's, so that a person, or a driver, finds everything where it always is.
import { html } from 'hono/html';
import { fieldState, pageFrame, type PageFrame } from '../../../web-server/page-frame.ts';
import type { Page } from '../../../web-server/page-response.ts';

interface Shown {
  readonly error: PageFrame['error'];
  readonly canResend: boolean;
}

const anotherWay = html`<p><a id="another-way" href="/sign-in/other-ways">Sign in another way</a></p>`;

export const harvestPages = {
  'sign-in': ({ error }: Shown) =>
    pageFrame({ page: 'sign-in', title: 'Sign in', error, body: html`${userNameForm('Next', error)}${anotherWay}` }),
  'other-ways': ({ error }: Shown) =>
    pageFrame({
      page: 'other-ways',
      title: 'Sign in another way',
      error,
      body: html`${userNameForm('Use password and code', error)}
<h2>With a Temporary Access Pass</h2>
<form method="post" action="/sign-in/pass">
<label for="pass-user-name">User name</label>
<input id="pass-user-name" name="user-name" type="text" maxlength="320" required>
<label for="pass">Temporary Access Pass</label>
<input id="pass" name="pass" type="text" maxlength="64" required>
<button id="submit-pass" type="submit">Sign in with the pass</button>
</form>`,
    }),
  password: ({ error }: Shown) =>
    pageFrame({
      page: 'password',
      title: error?.code === 'no-password' ? 'Use your passkey' : 'Enter your password',
      error,
      body: html`${error?.code === 'no-password' ? '' : passwordForm(error)}${anotherWay}`,
    }),
  code: ({ error, canResend }: Shown) =>
    pageFrame({
      page: 'code',
      title: 'Enter the code',
      error,
      body: html`<form method="post" action="/sign-in/code">
<label for="code">Code</label>
<input id="code" name="code" type="text" inputmode="numeric" maxlength="16" required${fieldState(error?.code)}>
<button id="submit" type="submit">Verify</button>
</form>
${canResend ? resendForm : ''}${anotherWay}`,
    }),
  home: () => pageFrame({ page: 'home', title: 'You are signed in', body: html`<p>The document will open soon.</p>` }),
  error: ({ error }: Shown) => pageFrame({ page: 'error', title: 'This did not work', error, body: html`` }),
} as const satisfies Readonly<Record<string, (shown: Shown) => Page>>;
export type HarvestPage = keyof typeof harvestPages;

const resendForm = html`<form method="post" action="/sign-in/code/resend"><button id="resend-code" type="submit" class="quiet">Send another code</button></form>`;

function userNameForm(button: string, error: PageFrame['error']): Page {
  return html`<form method="post" action="/sign-in/user-name">
<label for="user-name">User name</label>
<input id="user-name" name="user-name" type="text" inputmode="email" autocomplete="username" maxlength="320" required${fieldState(error?.code)}>
<button id="submit" type="submit">${button}</button>
</form>`;
}

function passwordForm(error: PageFrame['error']): Page {
  return html`<form method="post" action="/sign-in/password">
<label for="password">Password</label>
<input id="password" name="password" type="password" maxlength="256" required${fieldState(error?.code)}>
<button id="submit" type="submit">Sign in</button>
</form>`;
}
