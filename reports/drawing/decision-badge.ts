// The word of a decision as it is seen at once: by its letters, by a sign, by the shape of its frame, and only then by colour.
import { html } from 'hono/html';
import type { DecisionWord } from '../results/persona-decision.ts';
import type { Html } from './section.ts';

const looks: Readonly<Record<DecisionWord, { readonly sign: string; readonly kind: string }>> = {
  go: { sign: '✓', kind: 'go' },
  amend: { sign: '~', kind: 'amend' },
  stop: { sign: '×', kind: 'stop' },
  open: { sign: '?', kind: 'open' },
  'no verdict': { sign: '…', kind: 'open' },
};

/** @param words what stands in it: the word, with its share or without. */
export function decisionBadge(word: DecisionWord, words: string): Html {
  const { sign, kind } = looks[word];
  return html`<span class="decision decision-${kind}"><span aria-hidden="true">${sign}</span> ${words}</span>`;
}
