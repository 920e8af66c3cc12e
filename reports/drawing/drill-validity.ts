// What the report of a drill says of attempts lost by our own fault, and of the target's own log.
import { html } from 'hono/html';
import type { ResultsOfDrill } from '../results/results.ts';
import { count, countOf, percent } from '../words/quantity.ts';
import type { Html } from './section.ts';

export function voidFact(
  { void: lost, attempts }: Pick<ResultsOfDrill['counts'], 'void' | 'attempts'>,
  share: number,
): Html {
  return html`<div><dt>Void attempts</dt><dd>${count(lost)} of ${count(attempts)} (${percent(share)}): our own failures; whoever had one is in no figure</dd></div>`;
}

export function ledgersFact(reconciliation: ResultsOfDrill['reconciliation']): Html {
  return html`<div><dt>The target’s own log</dt><dd>${
    reconciliation === undefined
      ? 'not compared: nothing but the driver’s word stands for its outcomes'
      : reconciliation.differenceCount === 0
        ? `agrees with the ${countOf(reconciliation.attempts, 'attempt')} in every row`
        : `differs in ${countOf(reconciliation.differenceCount, 'attempt')}; the figures must not be relied on until that is explained`
  }</dd></div>`;
}
