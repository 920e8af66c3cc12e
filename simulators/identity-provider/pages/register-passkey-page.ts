// Where a signed-in person creates a passkey.
import { html } from 'hono/html';
import type { Page } from '../../web-server/page-response.ts';
import { pageLayout } from './page-layout.ts';

export function registerPasskeyPage({ displayName }: { displayName: string }): Page {
  return pageLayout({
    page: 'register-passkey',
    title: 'Add a passkey',
    passkeys: true,
    body: html`<p><strong>${displayName}</strong>, with a passkey you sign in as you unlock this device: with your face, your finger or its PIN.</p>
<button id="create-passkey" type="button" data-ceremony="registration" autofocus>Create a passkey</button>
<p><a href="/home">Not now</a></p>`,
  });
}
