// The word that says on what a figure rests.
import { html } from 'hono/html';
import { type Badge, badges } from './chart.ts';
import type { Html } from './section.ts';

export function badge(kind: Badge): Html {
  return html`<span class="badge badge-${kind}">${badges[kind]}</span>`;
}
