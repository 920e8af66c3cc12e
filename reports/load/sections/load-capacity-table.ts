// The capacity table: objective, the highest rate that held in each repeat, their mean and interval, what broke the next rate.
import type { ResultsOfLoad } from '../../results/results.ts';
import { html } from 'hono/html';
import type { ArmOfRun } from '../../results/arm-of-run.ts';
import { armStyles, byArm } from '../../drawing/arm-style.ts';
import { keepTogether } from '../../drawing/keep-together.ts';
import { capacityFinding, perSecondUnit } from '../charts/load-capacity-words.ts';
import { capacityRatios } from '../capacity-ratio.ts';
import type { LoadResults } from '../../results/load-results.ts';
import { countOf, intervalInWords, quantity, quantityWithInterval, threeDigits } from '../../words/quantity.ts';
import { dataTable } from '../../drawing/data-table.ts';
import { heldOrBroke } from './held-or-broke.ts';
import { loadLimitWords } from './load-limit-words.ts';
import type { Html, Section } from '../../drawing/section.ts';
import { startWords } from '../start-words.ts';

export const loadCapacityTable: Section<ResultsOfLoad> = {
  id: 'capacity',
  showsFigures: true,
  title: 'How much it bears',
  render: ({ load, arms }) => {
    const styleOf = armStyles(arms);
    const finding = capacityFinding(load, arms);
    if (finding === undefined)
      return html`<p>The scenario asks for no capacity search, so how much the target bears at most is not known.</p>`;
    return html`<p>${finding}.${ratioSentences(load.capacity, arms)} The rate is raised until the objective breaks, then the bracket is halved. Each rate is held twice, and a third time where the two disagree: two of three say whether it holds. The interval is over repeats of the whole search; the mean of the repeats is then held once more, by the same rule.</p>
${dataTable({
  caption: 'Capacity by arm',
  quietCaption: true,
  columns: [
    'Arm',
    `${startWords(load).Many} a second it bears`,
    'Objective',
    'Held in each repeat, a second',
    'The mean once more',
    'What broke the next rate',
  ],
  rows: load.capacity
    .toSorted(byArm(arms))
    .map((each) => [
      styleOf(each.arm).name,
      capacityCell(each),
      keepTogether(each.objective),
      each.held.length === 0 ? 'none' : each.held.map(threeDigits).join(', '),
      confirmedCell(each),
      each.brokeBy === undefined
        ? each.unbroken
          ? 'nothing: the highest rate allowed held'
          : 'not known'
        : loadLimitWords[each.brokeBy],
    ]),
})}
${load.capacity.filter(({ perSecond }) => perSecond === undefined).map(({ arm, withheld }) => html`<p><b>No figure for ${styleOf(arm).inSentence}:</b> ${keepTogether(withheld ?? 'no rate held')}</p>`)}`;
  },
};

function capacityCell(capacity: LoadResults['capacity'][number]): Html {
  if (capacity.perSecond === undefined)
    return html`<span class="found">no figure</span><span class="aside">the reason stands below</span>`;
  const { perSecond, interval, held, unbroken } = capacity;
  return html`<span class="found">${unbroken ? 'at least ' : ''}${quantity(perSecond, perSecondUnit)}</span>${interval === undefined ? html`<span class="aside">no interval: ${unbroken ? 'a lower bound' : `from ${countOf(held.length, 'repeat')}`}</span>` : html`<span class="interval">${intervalInWords(interval, '')}</span>`}`;
}

function confirmedCell({ confirmed }: LoadResults['capacity'][number]): Html | string {
  return confirmed === undefined ? 'not tried' : heldOrBroke(confirmed.held);
}

function ratioSentences(capacity: LoadResults['capacity'], arms: readonly ArmOfRun[]): string {
  const styleOf = armStyles(arms);
  const ratios = capacityRatios(capacity, arms);
  return ratios
    .map(
      ({ arm, baseline, value, interval, atLeast }) =>
        ` With ${styleOf(arm).inSentence} it bears ${atLeast ? 'at least ' : ''}${quantityWithInterval(value, interval, 'ratio')} as many${ratios.length === 1 ? '' : ` as with ${styleOf(baseline).inSentence}`}.`,
    )
    .join('');
}
