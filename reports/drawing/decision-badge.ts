// How the words of a decision on a way to sign in look.
import type { DecisionWord } from '../results/persona-decision.ts';
import { decisionMark, type DecisionLook } from './decision-mark.ts';
import type { Html } from './section.ts';

const looks: Readonly<Record<DecisionWord, { readonly sign: string; readonly look: DecisionLook }>> = {
  go: { sign: '✓', look: 'go' },
  amend: { sign: '~', look: 'amend' },
  stop: { sign: '×', look: 'stop' },
  open: { sign: '?', look: 'open' },
  'no verdict': { sign: '…', look: 'open' },
};

/** @param words what stands in it: the word, with its share or without. */
export function decisionBadge(word: DecisionWord, words: string): Html {
  const { sign, look } = looks[word];
  return decisionMark(look, sign, words);
}
