// Every trial of the run: what was asked, what came, whether it held, and what limited it.
import type { ResultsOfLoad } from '../../results/results.ts';
import { html } from 'hono/html';
import { whyCutShort } from '../../../scenarios/schema/load-trial.ts';
import { armStyles, byArm, type StyleOf } from '../../drawing/arm-style.ts';
import { type LoadTrial, percentileOf, trialName } from '../charts/load-trials.ts';
import type { LoadResults } from '../../results/load-results.ts';
import { count, countOf, durationInWords, intervalInWords, percent, threeDigits } from '../../words/quantity.ts';
import { dataTable } from '../../drawing/data-table.ts';
import { heldOrBroke } from './held-or-broke.ts';
import { loadLimitWords } from './load-limit-words.ts';
import type { Html, Section } from '../../drawing/section.ts';

export const loadTrialsTable: Section<ResultsOfLoad> = {
  id: 'trials',
  showsFigures: true,
  title: 'Every trial',
  render: ({ load, arms }) => {
    const styleOf = armStyles(arms);
    if (load.trials.length === 0) return html`<p>The run holds no trial.</p>`;
    const wrong = [...new Set([...load.trials.flatMap((trial) => whyCutShort(trial) ?? []), ...load.openLedgers])];
    return html`<p>${countOf(load.trials.length, 'trial')}: one arm at one plan of arrivals each. ${[...new Set(load.trials.map(({ warmUpRule }) => warmUpRule))].join(' ')}</p>
${wrong.length === 0 ? '' : html`<ul class="warnings">${wrong.map((sentence) => html`<li>${sentence}</li>`)}</ul>`}
<details><summary>All trials</summary>
${dataTable({
  caption: 'Trials of the run',
  quietCaption: true,
  columns: [
    'Trial',
    'Objective',
    'Planned per second',
    'Due per second',
    'Completed per second',
    'Due = begun + dropped',
    'Counted',
    'Dropped',
    'Failed',
    'p95 from due',
    'Latency settled',
    'Every VU busy',
    'Target CPU s per 1 000',
    'Taken by the host',
    'Limited by',
  ],
  rows: load.trials.toSorted(byArm(arms)).map((trial) => rowOf(trial, load, styleOf)),
})}
</details>`;
  },
};

const settled = { yes: 'yes', no: 'no', 'not-tested': 'not tested' } as const;

/** One rate, or the lowest and the highest. */
function planned({ plan }: LoadTrial): string {
  const rates = plan.flatMap(({ from, to }) => [from, to]);
  const [low, high] = [Math.min(...rates), Math.max(...rates)];
  return low === high ? threeDigits(low) : `${threeDigits(low)} to ${threeDigits(high)}`;
}

/** Of the whole trial, lead-in included. */
function ledgerOf({ due, started, dropped }: LoadTrial): string {
  return `${count(due)} ${due === started + dropped ? '=' : '≠'} ${count(started)} + ${count(dropped)}`;
}

function rowOf(trial: LoadTrial, load: LoadResults, styleOf: StyleOf): (string | Html)[] {
  const { verdict, failureShare, failureInterval } = trial;
  const p95 = percentileOf(load, trial.id, 'due', 0.95);
  return [
    html`<span>${trialName(trial, styleOf)}</span><span class="aside">${trial.id}</span>`,
    verdict === undefined ? 'none set' : heldOrBroke(verdict.held),
    trial.plan.length === 0 ? 'no plan' : planned(trial),
    threeDigits(trial.offeredPerSecond),
    threeDigits(trial.completedPerSecond),
    ledgerOf(trial),
    count(trial.counted),
    count(trial.droppedCounted),
    failureShare === undefined
      ? 'nothing due'
      : html`${percent(failureShare)}${failureInterval === undefined ? '' : html`<span class="interval">${intervalInWords(failureInterval, 'proportion')}</span>`}`,
    p95 === undefined ? 'too few' : durationInWords(p95.ms),
    settled[trial.steady],
    percent(trial.allBusyShare),
    trial.targetCpuSecondsPer1000 === undefined ? 'not known' : threeDigits(trial.targetCpuSecondsPer1000),
    trial.stolenShare === undefined ? 'not known' : percent(trial.stolenShare),
    html`${loadLimitWords[trial.limitedBy]}<span class="aside">${trial.limitedByWhy}</span>`,
  ];
}
