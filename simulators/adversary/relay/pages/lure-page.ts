// Where the link of the message leads: a reason to sign in, and the way there.
import { html } from 'hono/html';
import { pageFrame } from '../../../web-server/page-frame.ts';
import type { Page } from '../../../web-server/page-response.ts';

export function lurePage(): Page {
  return pageFrame({
    page: 'lure',
    title: 'A document was shared with you',
    body: html`<p>It can be opened for one more day. Sign in to read it.</p>
<p><a id="go-on" href="/sign-in">Go to sign-in</a></p>`,
  });
}
