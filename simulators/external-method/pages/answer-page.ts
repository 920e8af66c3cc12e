// Back to where the person was signing in, with the answer in a form (OAuth 2.0 Form Post Response Mode). A button and no script sends it, so that the
// page works without one; whoever drives a browser presses it at once.
import { html } from 'hono/html';
import { pageFrame } from '../../web-server/page-frame.ts';
import type { Page } from '../../web-server/page-response.ts';
import { sentenceOf } from './external-error-page.ts';

export interface AnswerPage {
  readonly redirectUri: string;
  readonly fields: Readonly<Record<string, string>>;
  /** The request was not one to ask anybody about. */
  readonly refused?: boolean;
}

export function answerPage({ redirectUri, fields, refused = false }: AnswerPage): Page {
  return pageFrame({
    page: 'external-answer',
    title: 'Go back to sign in',
    error: refused ? { code: 'request-refused', sentence: sentenceOf('request-refused') } : undefined,
    body: html`<form method="post" action="${redirectUri}">
${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<button id="go-back" type="submit" autofocus>Go back</button>
</form>`,
  });
}
