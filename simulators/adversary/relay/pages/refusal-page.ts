// What the relay does not do, and says so.
import { html } from 'hono/html';
import { pageFrame } from '../../../web-server/page-frame.ts';
import type { Page } from '../../../web-server/page-response.ts';

const sentences = {
  'bad-request': 'The request could not be read.',
  'wrong-host': 'This server does not answer to that name.',
  'cross-site': 'The request came from another site and was refused.',
  'not-found': 'There is no such page.',
  'too-large': 'That is too large.',
  'leads-elsewhere': 'The site leads on to another one, and nobody is taken there from here.',
  'site-unreachable': 'The site does not answer.',
  unforeseen: 'Something went wrong here.',
} as const;
export type RefusalCode = keyof typeof sentences;

export function refusalPage(code: RefusalCode): Page {
  return pageFrame({
    page: 'error',
    title: 'This did not work',
    error: { code, sentence: sentences[code] },
    body: html``,
  });
}
