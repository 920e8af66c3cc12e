// Rightful people by persona and way, by why they were locked out, and what was shown and not taken.
import { html } from 'hono/html';
import { againstInWords, armStyles } from '../../drawing/arm-style.ts';
import { dataTable } from '../../drawing/data-table.ts';
import type { Html, Section } from '../../drawing/section.ts';
import type { RightfulResult } from '../../results/recovery-results.ts';
import type { ShareFigure } from '../../results/share-figure.ts';
import type { ResultsOfDrill } from '../../results/results.ts';
import {
  count,
  countOf,
  differenceOfProportions,
  percent,
  quantity,
  quantityWithInterval,
  threeDigits,
} from '../../words/quantity.ts';
import { leastUsers } from '../../statistics/inference.ts';
import { oneSidedUpperLimit } from '../../statistics/proportions/one-sided-upper-limit.ts';
import { countryName } from '../../words/country.ts';
import { conf } from '../weighted-people.ts';
import { reasonWords, stageWords } from '../drill-words.ts';
import { readingTimeInWords } from '../reading-time-in-words.ts';
import { readingTimesS } from '../rightful-results.ts';
import { rightfulTold, scopeOf, toldLayer } from '../told-layer.ts';

export const recoveryPeopleTable: Section<ResultsOfDrill> = {
  id: 'people',
  showsFigures: true,
  title: 'Rightful people, by persona, country and reason',
  render: (results) => {
    const styleOf = armStyles(results.arms);
    const titleOf = (persona: string | undefined) =>
      persona === undefined
        ? 'All, weighted'
        : (results.run.personas.find(({ id }) => id === persona)?.title ?? persona);
    const layer = toldLayer(results);
    const ofLayer = (of: RightfulResult['layer']) => results.recovery.rightful.filter((row) => row.layer === of);
    const whole = rightfulTold(results, layer);
    return html`<p>${layer === 'many' ? 'Beside a share of the many stands the standard error of the simulation; beside one of the people of the run an interval for them as a sample of such people.' : 'Beside a share stands an interval for the people of the run as a sample of such people.'}</p>
${(layer === 'many' ? (['many', 'real'] as const) : (['real'] as const)).map((of) =>
  dataTable({
    caption: of === 'many' ? 'In virtual time' : 'People of the run',
    columns: [
      'Persona',
      'Way',
      'People',
      ...readingTimesS.map((seconds) => `Back in within ${readingTimeInWords(seconds)}`),
      'Calls',
      'Mean time',
    ],
    rows: ofLayer(of).map((row) =>
      [titleOf(row.persona), styleOf(row.arm).name, count(row.people)].concat(
        row.within.map(({ recovered }) => shareInWords(recovered)),
        threeDigits(row.perPerson.tickets),
        quantity(row.perPerson.totalS / 60, 'min'),
      ),
    ),
  }),
)}
${differencesTable(results)}
${dataTable({
  caption: `By why they were locked out: ${scopeOf(results)}`,
  columns: ['Reason', ...whole.map(({ arm }) => `${styleOf(arm).name}: back in`)],
  rows: Object.entries(reasonWords).flatMap(([reason, words]) => {
    const cells = whole.map(({ byReason }) => byReason.find((each) => each.reason === reason));
    return cells.every((cell) => cell === undefined)
      ? []
      : [[words, ...cells.map((cell) => (cell === undefined ? 'nobody' : shareInWords(cell.recovered)))]];
  }),
})}
${countriesTable(whole, styleOf)}
${dataTable({
  caption: 'What rightful people showed and was not taken, by stage',
  columns: ['Way', 'Stage', 'Shown', 'Not taken', 'Share'],
  rows: whole.flatMap(({ arm, falseRejects }) =>
    falseRejects.map(({ stage, shown, notTaken, share }) => [
      styleOf(arm).name,
      stageWords[stage],
      count(Math.round(shown)),
      count(Math.round(notTaken)),
      percent(share),
    ]),
  ),
})}`;
  },
};

/** Rows of a country in one way are of the same people as those in another. */
function countriesTable(whole: readonly RightfulResult[], styleOf: ReturnType<typeof armStyles>): Html | string {
  const countries = new Map(whole.flatMap(({ byCountry }) => byCountry.map((row) => [row.country, row] as const)));
  if (countries.size === 0) return '';
  return html`${dataTable({
    caption: 'By country of the people',
    columns: ['Country', 'People', ...whole.map(({ arm }) => `${styleOf(arm).name}: back in`)],
    rows: [...countries.values()].map(({ country, countries: several, people }) =>
      [
        country === undefined ? `Elsewhere (${countOf(several, 'country', 'countries')})` : countryName(country),
        count(people),
      ].concat(
        whole.map(({ byCountry }) => {
          const cell = byCountry.find((row) => row.country === country);
          return cell === undefined ? 'nobody' : countryShareInWords(cell);
        }),
      ),
    ),
  })}
<p>People are of the country of their persona’s locale, and so are their documents. A country of fewer than ${leastUsers} people stands among those elsewhere.</p>`;
}

function differencesTable({ arms, run, recovery: { differences } }: ResultsOfDrill): Html | string {
  if (differences.length === 0) return '';
  const styleOf = armStyles(arms);
  return dataTable({
    caption: 'Rightful people back in, way against way',
    columns: ['Persona', 'Compared', 'Whose', 'Difference'],
    rows: differences.map(({ layer, persona, arm, baseline, value, interval, withheld, simulationError }) => [
      persona === undefined ? 'All, weighted' : (run.personas.find(({ id }) => id === persona)?.title ?? persona),
      againstInWords({ arm, baseline }, styleOf),
      layer === 'many' ? 'in virtual time' : 'of the run',
      simulationError === undefined
        ? quantityWithInterval(value, interval, differenceOfProportions, withheld)
        : `${quantity(value, differenceOfProportions)} (± ${threeDigits(simulationError * 100)})`,
    ]),
  });
}

/** Where all of a country's people got back in, how few of others like them may be; the simulation has no error to go by. */
function countryShareInWords({ people, recovered }: RightfulResult['byCountry'][number]): string {
  const { value, simulationError, withheld } = recovered;
  if (withheld !== undefined || simulationError !== 0 || value !== 1) return shareInWords(recovered);
  return `${percent(value)} (at least ${percent(1 - oneSidedUpperLimit({ x: 0, n: people, conf }))})`;
}

function shareInWords({ value, interval, simulationError, withheld }: ShareFigure): string {
  if (withheld !== undefined) return `${percent(value)} (too few for an interval)`;
  // All alike: the simulation says nothing of how far it may be off.
  if (simulationError === 0) return percent(value);
  return simulationError === undefined
    ? quantityWithInterval(value, interval, 'proportion')
    : `${percent(value)} (± ${threeDigits(simulationError * 100)} points)`;
}
