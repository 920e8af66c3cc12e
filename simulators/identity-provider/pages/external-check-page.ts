// On to the external provider, by a form. A button and no script sends it, so that the page works without one; whoever drives a browser presses it at
// once.
import { html } from 'hono/html';
import type { Page } from '../../web-server/page-response.ts';
import { pageLayout } from './page-layout.ts';

export interface ExternalCheckPage {
  /** As the administrator calls it. */
  readonly provider: string;
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
}

export function externalCheckPage({ provider, action, fields }: ExternalCheckPage): Page {
  return pageLayout({
    page: 'external-check',
    title: 'Prove that it is you',
    body: html`<p>Your organisation asks you to approve this sign-in with <strong>${provider}</strong>.</p>
<form method="post" action="${action}">
${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<button id="go-on" type="submit" autofocus>Go on to ${provider}</button>
</form>
<p><a id="another-way" href="/sign-in/other-ways">Sign in another way</a></p>`,
  });
}
