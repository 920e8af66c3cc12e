// What decides for each persona: every condition of the rule with what was found, and what would have to be true for another word.
import { html } from 'hono/html';
import { dataTable } from '../../drawing/data-table.ts';
import { keepTogether } from '../../drawing/keep-together.ts';
import type { Section } from '../../drawing/section.ts';
import type { RecoveryCondition, RecoveryDecision } from '../../results/recovery-decision.ts';
import type { ResultsOfDrill } from '../../results/results.ts';
import { percent } from '../../words/quantity.ts';
import { figure } from '../condition-in-words.ts';
import { kindInSentence, recoveryWord } from '../drill-words.ts';

export const recoveryConditionsTable: Section<ResultsOfDrill> = {
  id: 'conditions',
  showsFigures: true,
  title: 'What decides, and what would have to be true',
  render: ({ arms, recovery: { decisions } }) => {
    const told = decisions.filter(({ conditions }) => conditions.length > 0);
    if (told.length === 0)
      return html`<p>Nothing was lived beside the people of the run, so no condition of the rule was held against anything.</p>`;
    const several = new Set(told.map(({ arm }) => arm)).size > 1;
    const nameOf = (id: string) => arms.find((arm) => arm.id === id)?.inSentence ?? id;
    return html`${told.map((decision) => {
      const { title, turns, arm } = decision;
      return html`<h3><bdi>${title}</bdi>${several ? html`, <bdi>${nameOf(arm)}</bdi>` : ''}: ${recoveryWord(decision.decision)}</h3>
${conditionsTable(decision)}
${turns.length === 0 ? html`<p>At no other setting that was lived would it be another word at the centre, and no one input makes it ENABLE.</p>` : html`<ul>${turns.map(({ sentence }) => html`<li>${keepTogether(sentence)}</li>`)}</ul>`}`;
    })}`;
  },
};

function conditionsTable({ title, conditions, deciding }: RecoveryDecision) {
  const points = conditions.some(({ keptAtPoints }) => keptAtPoints !== undefined);
  return dataTable({
    caption: `Conditions of the rule, ${title}`,
    quietCaption: true,
    columns: ['Condition', 'Found', 'Limit', 'Kept at the centre', ...(points ? ['Kept at inputs'] : []), 'Else'],
    rows: conditions.map((condition) => [
      condition.id === deciding ? html`${condition.title} <b>(decides)</b>` : condition.title,
      foundInWords(condition),
      condition.id === 'anybody'
        ? 'somebody'
        : `${figure(condition.limit, condition)} or ${condition.wanted === 'above' ? 'more' : 'less'}`,
      condition.kept ? 'yes' : 'no',
      ...(points ? [condition.keptAtPoints === undefined ? '' : percent(condition.keptAtPoints)] : []),
      condition.breaks === 'do-not' ? 'DO NOT' : 'no ENABLE',
    ]),
  });
}

function foundInWords(condition: RecoveryCondition): string {
  const { value, missing, of } = condition;
  if (value === undefined) return missing ?? 'nothing was lived of it';
  return `${figure(value, condition)}${of === undefined ? '' : ` (${kindInSentence(of)})`}`;
}
