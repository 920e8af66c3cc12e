import { describe, expect, it } from 'vitest';
import type { TenantResults } from '../results/tenant-results.ts';
import { decisionSentence } from './decision-sentence.ts';

type Decisions = NonNullable<TenantResults['decisions']>;
const decided = (decisions: Decisions) => decisionSentence({ decisions } as TenantResults, titles);
const titles = new Map([['guard', 'Guard at the gate']]);

describe('the decision on a rollout in a sentence', () => {
  it('calls personas as the table below it does, and only those of which it says another word', () => {
    const go: Decisions[number] = { word: 'GO', reasons: ['every condition is kept'] };
    expect(
      decided([
        go,
        { persona: 'guard', word: 'AMEND', reasons: ['it costs too much'] },
        { persona: 'clerk', ...go },
        { persona: 'unknown', word: 'OPEN', reasons: ['too few'] },
      ]),
    ).toBe('GO: every condition is kept. But AMEND for Guard at the gate, OPEN for unknown.');
  });

  it('is empty where nothing was decided', () => {
    expect(decided([])).toBe('');
  });
});
