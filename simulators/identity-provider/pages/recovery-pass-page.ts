// The Temporary Access Pass, shown once, and the form to sign in with it.
import { html } from 'hono/html';
import type { Page } from '../../web-server/page-response.ts';
import { pageLayout } from './page-layout.ts';
import { passForm } from './pass-form.ts';

export function recoveryPassPage({ userName, pass }: { readonly userName: string; readonly pass: string }): Page {
  return pageLayout({
    page: 'recovery-pass',
    title: 'Your Temporary Access Pass',
    body: html`<p>It is shown only here and now. Sign in with it, and register a new passkey.</p>
<p><code id="issued-pass">${pass}</code></p>
${passForm({ userName })}`,
  });
}
