// The external provider asks the person: in place of an app on a phone it is this page that approves.
import { html } from 'hono/html';
import { externalAnswers } from '../../../scenarios/flows/external-answer.ts';
import { pageFrame } from '../../web-server/page-frame.ts';
import type { Page } from '../../web-server/page-response.ts';

const words = { approve: 'Approve', decline: 'Decline' } as const;

export interface ApprovePage {
  readonly userName: string;
  /** Of the sign-in that it is for. */
  readonly host: string;
  /** Names what is asked, and cannot be guessed. */
  readonly ticket: string;
}

export function approvePage({ userName, host, ticket }: ApprovePage): Page {
  return pageFrame({
    page: 'approve-sign-in',
    title: 'Is this you?',
    body: html`<p><strong>${userName}</strong> is signing in at <strong>${host}</strong>.</p>
${externalAnswers.map(
  (answer) => html`<form method="post" action="/answer">
<input type="hidden" name="ticket" value="${ticket}">
<button id="${answer}" type="submit" name="answer" value="${answer}"${answer === 'approve' ? '' : html` class="quiet"`}>${words[answer]}</button>
</form>
`,
)}`,
  });
}
