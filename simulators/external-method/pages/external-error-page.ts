// A page of the external provider that says why there is no other.
import { html } from 'hono/html';
import { pageFrame } from '../../web-server/page-frame.ts';
import type { Page } from '../../web-server/page-response.ts';

const sentences = {
  'request-refused': 'This request is not one that we take. Go back to where you were signing in.',
  'wrong-host': 'This server does not answer to that name.',
  'cross-site': 'The request came from another site and was refused.',
  'too-large': 'The request is too large.',
  'not-found': 'There is no such page.',
  'service-unavailable': 'Something went wrong on our side. Try again.',
} as const;

export type ExternalErrorCode = keyof typeof sentences;

export function sentenceOf(code: ExternalErrorCode): string {
  return sentences[code];
}

export function externalErrorPage(code: ExternalErrorCode): Page {
  return pageFrame({
    page: 'error',
    title: 'This did not work',
    error: { code, sentence: sentenceOf(code) },
    body: html``,
  });
}
