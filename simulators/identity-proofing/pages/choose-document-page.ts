// Which document the person will show.
import { html } from 'hono/html';
import { documentTypes } from '../../../scenarios/schema/captured.ts';
import { fieldState, pageFrame } from '../../web-server/page-frame.ts';
import type { Page } from '../../web-server/page-response.ts';
import { proofingError, type ProofingCode } from './proofing-sentence.ts';

export function chooseDocumentPage(action: string, error: ProofingCode | undefined): Page {
  return pageFrame({
    page: 'choose-document',
    title: 'Which document will you show?',
    error: error === undefined ? undefined : proofingError(error),
    body: html`<p id="hint">One of ${documentTypes.join(', ')}, then the two letters of its country: for example passport/DE.</p>
<form method="post" action="${action}">
<label for="document">Document and country</label>
<input id="document" name="document" type="text" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="40" required${fieldState(error)}>
<button id="submit" type="submit">Go on</button>
</form>`,
  });
}
