// A page that says why there is no way on.
import { html } from 'hono/html';
import { pageFrame } from '../../web-server/page-frame.ts';
import type { Page } from '../../web-server/page-response.ts';
import { proofingError, type ProofingCode } from './proofing-sentence.ts';

export function proofingErrorPage(code: ProofingCode): Page {
  return pageFrame({
    page: 'error',
    title: 'This did not work',
    error: proofingError(code),
    body: html`<p>You can close this page.</p>`,
  });
}
