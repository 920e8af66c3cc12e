// The credential: offered, kept by the wallet, and asked for by somebody. What a wallet does is done by wallet.js, in the browser alone.
import { html } from 'hono/html';
import { pageFrame } from '../../web-server/page-frame.ts';
import type { Page } from '../../web-server/page-response.ts';
import { proofingError, type ProofingCode } from './proofing-sentence.ts';

const script = '/wallet.js';

/** The wallet makes a key and sends its public part. */
export function credentialOfferedPage(action: string, error: ProofingCode | undefined): Page {
  return pageFrame({
    page: 'credential-offered',
    title: 'Your identity is confirmed',
    error: error === undefined ? undefined : proofingError(error),
    script,
    body: html`<p>Keep the credential in your wallet. Only you can show it.</p>
<form method="post" action="${action}">
<input id="holder-key" name="holder-key" type="hidden" hidden>
<button id="keep-credential" type="submit">Keep the credential</button>
</form>`,
  });
}

/** The field then holds what a wallet keeps: the credential and its private key. @param next where it is asked for. */
export function credentialKeptPage(credential: string, next: string | undefined): Page {
  return pageFrame({
    page: 'credential-kept',
    title: 'The credential is in your wallet',
    script,
    body: html`<input id="credential" type="text" hidden readonly value="${credential}">
${next === undefined ? html`<p>You can close this page.</p>` : html`<p><a id="presentation" href="${next}">Go on to where it is asked for</a></p>`}`,
  });
}

/** The wallet signs what it shows with its key, for this request alone. */
export function shareCredentialPage(shared: {
  readonly clientName: string;
  readonly action: string;
  readonly audience: string;
  readonly nonce: string;
  readonly error?: ProofingCode | undefined;
}): Page {
  const { clientName, action, audience, nonce, error } = shared;
  return pageFrame({
    page: 'share-credential',
    title: 'Show your credential',
    error: error === undefined ? undefined : proofingError(error),
    script,
    body: html`<p>${clientName} asks for your verified identity, and then for a look at your face.</p>
<label for="credential">From your wallet</label>
<input id="credential" type="text" autocomplete="off">
<form method="post" action="${action}" data-audience="${audience}" data-nonce="${nonce}">
<input id="presentation" name="presentation" type="hidden" hidden>
<button id="share" type="submit">Show it</button>
</form>`,
  });
}

export function identityShownPage(): Page {
  return pageFrame({
    page: 'identity-shown',
    title: 'Thank you',
    body: html`<p>Go back to the computer.</p>`,
  });
}
