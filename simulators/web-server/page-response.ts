// Sends a page: fresh each time, never from a cache, because it may hold who somebody is.
import type { HtmlEscapedString } from 'hono/utils/html';
import type { AppContext } from './app-environment.ts';

export type Page = HtmlEscapedString | Promise<HtmlEscapedString>;

export function respondWithPage(context: AppContext, page: Page, status: 200 | 403 = 200) {
  context.header('cache-control', 'no-store');
  return context.html(page, status);
}
