// Sign-in with a Temporary Access Pass, on any page that has the form.
import { html } from 'hono/html';
import type { Page } from '../../web-server/page-response.ts';

export function passForm({ userName }: { readonly userName: string }): Page {
  return html`<form method="post" action="/sign-in/pass">
<label for="pass-user-name">User name</label>
<input id="pass-user-name" name="user-name" type="text" inputmode="email" value="${userName}" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="320" required>
<label for="pass">Temporary Access Pass</label>
<input id="pass" name="pass" type="text" autocomplete="one-time-code" autocapitalize="none" spellcheck="false" maxlength="64" required>
<button id="submit-pass" type="submit">Sign in with the pass</button>
</form>`;
}
