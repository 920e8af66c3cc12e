// How a rate did against its objective, in a cell of a table.
import { html } from 'hono/html';
import type { Html } from '../../drawing/section.ts';

export function heldOrBroke(held: boolean): Html {
  return html`<span class="verdict verdict-${held ? 'for' : 'against'}"><span class="sign" aria-hidden="true">${held ? '✓' : '×'}</span> ${held ? 'held' : 'broke'}</span>`;
}
