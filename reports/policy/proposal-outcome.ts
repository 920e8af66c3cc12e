// What a proposal leaves, in a sentence.
import type { PolicyAnswerInShort } from '../../scenarios/schema/policy-answer.ts';
import { countOf } from '../words/quantity.ts';

type Proposal = NonNullable<PolicyAnswerInShort['proposal']>;

export function proposalOutcome({ patches, before, remain }: Pick<Proposal, 'patches' | 'before' | 'remain'>): string {
  if ((before['critical'] ?? 0) === 0) return 'Nothing: there is no critical finding to close.';
  const left = `${countOf(remain.length, 'critical finding')} ${remain.length === 1 ? 'stays' : 'stay'}`;
  if (patches.length === 0) return `Nothing: no change of settings that is known here closes any; ${left}.`;
  return remain.length === 0
    ? 'With that no critical finding is left.'
    : `With that ${left}, which no change of settings known here closes: ${remain.map(({ title }) => title).join('; ')}.`;
}
