// Links to sources: only to the web, and without telling the source where the reader comes from.
import { html } from 'hono/html';
import type { Html } from './section.ts';

/** A link where the address is one of the web; otherwise the bare words, so that no other scheme can be followed. */
export function link(address: string, words: string): Html {
  const isWeb = /^https?:\/\//i.test(address) && URL.canParse(address);
  return isWeb ? html`<a href="${address}" rel="noreferrer">${words}</a>` : html`${words}`;
}

/** Published rows may name several addresses, separated by semicolons. */
export function sourceLinks(addresses: string, words: string): Html {
  const [first = '', ...more] = addresses.split(';').map((address) => address.trim());
  return html`${link(first, words)}${more.filter((address) => address !== '').map((address, index) => html` ${link(address, `[${index + 2}]`)}`)}`;
}
