// The word of a decision as it is seen at once: by its letters, by a sign, by the shape of its frame, and only then by colour.
import { html } from 'hono/html';
import type { Html } from './section.ts';

/** go: yes. amend: not yet. stop: no. open: nothing can be said. */
export type DecisionLook = 'go' | 'amend' | 'stop' | 'open';

/** @param sign one character of mathematics, drawn in every font. */
export function decisionMark(look: DecisionLook, sign: string, words: string): Html {
  return html`<span class="decision decision-${look}"><span aria-hidden="true">${sign}</span> ${words}</span>`;
}
