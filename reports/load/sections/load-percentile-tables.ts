// Latency by flow, persona and step: every percentile the sample supports, with its interval.
import { html } from 'hono/html';
import { armStyles, byArm, type StyleOf } from '../../drawing/arm-style.ts';
import { type StepLabel, stepLabels } from '../../words/step-label.ts';
import type { LatencySummary, LoadResults } from '../../results/load-results.ts';
import { count, durationInWords, quantityWithInterval } from '../../words/quantity.ts';
import type { ResultsOfLoad } from '../../results/results.ts';
import { stepTitle } from '../../words/step-title.ts';
import { dataTable } from '../../drawing/data-table.ts';
import type { Html, Section } from '../../drawing/section.ts';
import { startWords } from '../start-words.ts';

export const loadPercentileTables: Section<ResultsOfLoad> = {
  id: 'percentiles',
  showsFigures: true,
  title: 'Latency by flow, persona and step',
  render: ({ load, run, arms }) => {
    const styleOf = armStyles(arms);
    const labelOf = stepLabels(arms);
    const { one, many } = startWords(load);
    const shown = detailed(load, arms);
    if (shown.length === 0) return html`<p>No trial has latencies by persona and step.</p>`;
    const percentiles = [...new Set(shown.flatMap((summary) => summary.percentiles.map(({ p }) => p)))].toSorted(
      (a, b) => a - b,
    );
    return html`<p>Of each arm the profile, or the highest rate that held. Intervals allow for ${many} that wait for each other. A percentile that so few ${many} cannot support is left out, not guessed.</p>
<details><summary>All percentiles</summary>
${dataTable({
  caption: 'Latency by flow, persona and step, 95 % intervals',
  quietCaption: true,
  columns: [
    'Of what',
    'Arm',
    'Counted from',
    'n',
    'Mean',
    ...percentiles.map((p) => `p${Number((p * 100).toPrecision(6))}`),
  ],
  rows: shown.map((summary) => rowOf(summary, percentiles, styleOf, subjectOf(summary, labelOf, run.personas, one))),
})}
</details>${failuresByPersona(load, styleOf, run.personas)}`;
  },
};

function failuresByPersona(
  load: LoadResults,
  styleOf: StyleOf,
  personas: ResultsOfLoad['run']['personas'],
): Html | string {
  const { byPersona: rows, trials } = load;
  if (rows.length === 0) return '';
  const armOf = (id: string) => styleOf(trials.find((trial) => trial.id === id)?.arm ?? id).name;
  return html`
<details><summary>Failures by persona</summary>
${dataTable({
  caption: 'Failures of the target by persona',
  quietCaption: true,
  columns: ['Persona', 'Arm', 'Users', `${startWords(load).Many} due`, 'Never started', 'Failed'],
  rows: rows.map(({ trial, persona, users, counted, droppedCounted, failureShare, failureInterval }) => [
    titleOf(persona, personas),
    armOf(trial),
    count(users),
    count(counted),
    count(droppedCounted),
    failureShare === undefined ? 'not known' : quantityWithInterval(failureShare, failureInterval, 'proportion'),
  ]),
})}
</details>`;
}

const titleOf = (persona: string, personas: ResultsOfLoad['run']['personas']) =>
  personas.find(({ id }) => id === persona)?.title ?? persona;

/** Trials that are looked into by persona or step; whole sign-ins first, then personas, then steps in their order. */
function detailed({ latency }: LoadResults, arms: ResultsOfLoad['arms']): LatencySummary[] {
  const trials = new Set(
    latency.filter(({ persona, step }) => persona !== undefined || step !== undefined).map(({ trial }) => trial),
  );
  const rank = ({ persona, step }: LatencySummary) => (step !== undefined ? 2 : persona !== undefined ? 1 : 0);
  const inOrder = byArm(arms);
  return latency.filter(({ trial }) => trials.has(trial)).toSorted((a, b) => inOrder(a, b) || rank(a) - rank(b));
}

function rowOf(
  summary: LatencySummary,
  percentiles: readonly number[],
  styleOf: StyleOf,
  subject: string,
): (string | Html)[] {
  const cells = percentiles.map((p) => cellOf(summary.percentiles.find((each) => each.p === p)));
  return [
    subject,
    styleOf(summary.arm).name,
    summary.step !== undefined ? 'its begin' : summary.from === 'due' ? 'due' : 'begin, as k6',
    count(summary.count),
    durationInWords(summary.meanMs),
    ...cells,
  ];
}

function subjectOf(
  { arm, persona, step }: LatencySummary,
  labelOf: StepLabel,
  personas: ResultsOfLoad['run']['personas'],
  one: string,
): string {
  const who = persona === undefined ? undefined : titleOf(persona, personas);
  const what = step === undefined ? `Whole ${one}` : labelOf({ arm, step, title: stepTitle(step) });
  return who === undefined ? what : `${what}, ${who}`;
}

function cellOf(percentile: LatencySummary['percentiles'][number] | undefined): Html {
  if (percentile === undefined) return html`<span class="aside">too few</span>`;
  const { ms, interval } = percentile;
  return html`<span class="found">${durationInWords(ms)}</span><span class="interval">${durationInWords(interval.lower)} ${interval.upper === undefined ? 'or more' : `to ${durationInWords(interval.upper)}`}</span>`;
}
