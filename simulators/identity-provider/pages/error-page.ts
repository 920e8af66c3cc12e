// A page that says why there is no other.
import { html } from 'hono/html';
import type { Page } from '../../web-server/page-response.ts';
import type { ExternalFault } from '../../site/rules/external-answer.ts';
import type { PageCode } from './error-sentence.ts';
import { pageLayout } from './page-layout.ts';

export function errorPage(error: PageCode, fault?: ExternalFault): Page {
  return pageLayout({
    page: 'error',
    title: 'This did not work',
    error,
    fault,
    body: html`<p><a href="/sign-in">Go to sign-in</a></p>`,
  });
}
