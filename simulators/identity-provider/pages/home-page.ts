// What a person came for: the page behind sign-in.
import { html } from 'hono/html';
import type { Credential } from '../../site/account.ts';
import type { Page } from '../../web-server/page-response.ts';
import { pageLayout } from './page-layout.ts';

const kinds = { synced: 'synced', deviceBound: 'on one device' } as const satisfies Record<
  Credential['passkeyType'],
  string
>;

export function homePage({ displayName, passkeys }: { displayName: string; passkeys: readonly Credential[] }): Page {
  return pageLayout({
    page: 'home',
    title: 'You are signed in',
    body: html`<p>Welcome, <strong>${displayName}</strong>.</p>
<h2>Your passkeys</h2>
${
  passkeys.length === 0
    ? html`<p>You have none yet.</p>`
    : html`<ul>${passkeys.map(({ passkeyType, createdAtMs }) => html`<li>Passkey ${kinds[passkeyType]}, added ${new Date(createdAtMs).toISOString().slice(0, 10)}</li>`)}</ul>`
}
<p><a id="add-passkey" href="/security-info/passkeys/new">Add a passkey</a></p>
<form method="post" action="/sign-out"><button id="sign-out" type="submit" class="quiet">Sign out</button></form>`,
  });
}
