// On to the identity check on the phone, by a QR code or a link, and back. The QR code is drawn here: no script, no picture from elsewhere.
import { html, raw } from 'hono/html';
import { renderSVG } from 'uqr';
import type { Page } from '../../web-server/page-response.ts';
import type { PageCode } from './error-sentence.ts';
import { pageLayout } from './page-layout.ts';

/** @param url of the check; absent: it is not open any more, or was never. */
export function verifyIdentityPage({
  url,
  error,
}: {
  readonly url?: string | undefined;
  readonly error?: PageCode;
}): Page {
  return pageLayout({
    page: 'verify-identity',
    title: 'Verify your identity',
    error,
    body: html`${
      url === undefined
        ? ''
        : html`<p>Scan this with your phone, and come back here when the phone says so.</p>
<div id="qr-code" role="img" aria-label="QR code: the same address as the link below">${raw(renderSVG(url, { border: 2 }))}</div>
<p><a id="verification-link" href="${url}">On this device, go on here</a></p>`
    }
<form method="post" action="/account-recovery/result">
<button id="see-result" type="submit">I have done that on my phone</button>
</form>
<p><a id="recover-account" href="/account-recovery">Start again</a></p>`,
  });
}
