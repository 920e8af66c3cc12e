// The end of a recovery in evaluation mode.
import { html } from 'hono/html';
import type { Page } from '../../web-server/page-response.ts';
import { pageLayout } from './page-layout.ts';

export function recoveryEvaluatedPage(): Page {
  return pageLayout({
    page: 'recovery-evaluated',
    title: 'Thank you',
    body: html`<p>Your identity was confirmed. Account recovery is only being tried out here, so that nothing was changed: ask the help desk.</p>
<p><a href="/sign-in">Go to sign-in</a></p>`,
  });
}
