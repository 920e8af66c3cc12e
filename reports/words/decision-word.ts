// A decision as it is said: the word, and of how many plausible inputs it is the answer.
import type { DecisionWord, PersonaDecision } from '../results/persona-decision.ts';
import { percent } from './quantity.ts';

/** GO, AMEND, STOP and OPEN are said in capitals, so that they are not read as ordinary words. */
export function decisionWord(word: DecisionWord): string {
  return word === 'no verdict' ? word : word.toUpperCase();
}

/** "GO in 96.1 %"; of an open one "OPEN (GO in 62.5 %)"; of one by a sample "GO". */
export function decisionWithShare(decision: PersonaDecision): string {
  const word = decisionWord(decision.decision);
  if (decision.basis === 'sample') return word;
  const { shares } = decision;
  const [told] = decision.decision === 'open' ? shares : shares.filter((each) => each.decision === decision.decision);
  if (told === undefined) return word;
  return decision.decision === 'open'
    ? `${word} (${decisionWord(told.decision)} in ${percent(told.share)})`
    : `${word} in ${percent(told.share)}`;
}
