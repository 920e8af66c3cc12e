// sensitivity.json of a rollout -> one HTML file of the same make as that of a pilot. Every number comes from the results.
import { html } from 'hono/html';
import { badge } from '../../drawing/badge.ts';
import { dataTable } from '../../drawing/data-table.ts';
import { departureNotice } from '../../drawing/departure-notice.ts';
import { builtFigure } from '../../drawing/figure.ts';
import { reportDocument } from '../../drawing/report-document.ts';
import { toldChart } from '../../drawing/told-chart.ts';
import type { RolloutSensitivityResults } from '../../results/rollout-sensitivity-results.ts';
import { methodPart } from '../../sensitivity/method-part.ts';
import type { PagePart } from '../../sensitivity/page-part.ts';
import { parametersPart } from '../../sensitivity/parameters-part.ts';
import { parameterValue } from '../../sensitivity/parameter-words.ts';
import { tornadoFigures } from '../../sensitivity/tornado-figures.ts';
import { pointsInWords } from '../../words/points-in-words.ts';
import { count, countOf, percent, quantity, spreadInWords } from '../../words/quantity.ts';
import { doubtDecisionsTable } from './doubt-decisions-table.ts';
import { doubtSummary } from './doubt-summary.ts';
import { enrolmentRangeChart } from './enrolment-range-chart.ts';

export async function doubtPage(results: RolloutSensitivityResults): Promise<string> {
  const { scenario, users, people, generatedAt, version, phases } = results;
  const points = phases.reduce((sum, phase) => sum + phase.points, 0);
  return reportDocument({
    title: `${scenario.name}: what is not known`,
    kicker: 'Passkey pilot: uncertainty of the inputs of a rollout',
    heading: `${scenario.name}: what is not known`,
    runLine: `${countOf(points, 'point')} of the inputs · ${countOf(users, 'person', 'people')} at each, of ${count(people)} · virtual time · seed ${scenario.seed}`,
    inShort: html`${departureNotice(results.departures)}${doubtSummary({ ...results, departures: [] }).map((sentence) => html`<p class="summary">${sentence}</p>`)}`,
    parts: [
      decisionsPart(results),
      await enrolmentPart(results),
      uncertaintyPart(results),
      {
        id: 'tornado',
        title: 'Which input moves what',
        body: await tornadoFigures(
          results.tornado.filter(({ threshold }) => threshold !== undefined),
          results,
        ),
      },
      parametersPart(results),
      methodPart(results),
    ],
    footer: html`<p>Written ${generatedAt} by passkey-pilot ${version}. The complete result is beside this file as <code>sensitivity.json</code>, its tables as CSV (with the tornados of all figures), every point that was lived in <code>points.ndjson</code>.</p>`,
  });
}

function decisionsPart(results: RolloutSensitivityResults): PagePart {
  const { decisions, parameters, rule } = results;
  const unsettled = decisions.filter(({ others }) => others.agree < others.groups);
  const agreeing = decisions.filter(({ agree }) => agree >= 0.9).length;
  return {
    id: 'decisions',
    title: `For ${count(agreeing)} of ${countOf(decisions.length, 'decision')} at least 90 % of the points say what the centre says`,
    body: html`<p>${badge('modelled')} The rule (${rule.statement.title}) is asked of the figures at every point, as it is of those of a run. It has no levels for shares of points: how sure is sure enough is the reader’s to say.</p>
${doubtDecisionsTable(results)}
${dataTable({
  caption: 'Inputs that alone turn a word, at their 10th or 90th percentile',
  columns: ['Whom', 'Input', 'Here', 'Turns at', 'Becomes', 'Rests on'],
  rows: decisions.flatMap(({ title, turns }) =>
    turns.flatMap(({ parameter: id, value, becomes }) => {
      const parameter = parameters.find((each) => each.id === id);
      return parameter === undefined
        ? []
        : [
            [
              title,
              parameter.title,
              parameterValue(parameter, parameter.centre),
              parameterValue(parameter, value),
              becomes,
              parameter.basis,
            ],
          ];
    }),
  ),
})}
${unsettled.length === 0 ? '' : html`<p>Not told where other people alone make another word: ${unsettled.map(({ title }) => title).join(', ')}. More people (<code>--users</code>, and of the tenant) would tell.</p>`}`,
  };
}

async function enrolmentPart(results: RolloutSensitivityResults): Promise<PagePart> {
  const [wide, narrow] = [enrolmentRangeChart(results, 'wide'), enrolmentRangeChart(results, 'narrow')];
  return {
    id: 'enrolment',
    title: 'Who is enrolled, week by week',
    body:
      wide === undefined || narrow === undefined
        ? html`<p class="without">There is no week.</p>`
        : await builtFigure('enrolment-range', {
            wide: toldChart(wide, results.departures),
            narrow: toldChart(narrow, results.departures),
          }),
  };
}

function uncertaintyPart({ uncertainty, parameters }: RolloutSensitivityResults): PagePart {
  const wide = uncertainty.filter(({ othersSd = 0, inputs }) => inputs.sd > 2 * othersSd).length;
  const titleOf = (id: string) => parameters.find((each) => each.id === id)?.title ?? id;
  const table = (caption: string, figures: typeof uncertainty) =>
    dataTable({
      caption,
      columns: [
        'Figure',
        'At the centre',
        'Median of the points',
        '90 % of the points lie in',
        'Standard deviation, inputs',
        'Standard deviation, other people',
        'Moved most by',
      ],
      rows: figures.map(({ title, unit, centre, othersSd, inputs, movers }) => [
        title,
        quantity(centre, unit),
        quantity(inputs.median, unit),
        pointsInWords(inputs, unit),
        spreadInWords(inputs.sd, unit),
        othersSd === undefined ? 'not lived' : spreadInWords(othersSd, unit),
        movers.map(({ parameter, explains }) => `${titleOf(parameter)} (${percent(explains)})`).join('; ') ||
          'none stands out',
      ]),
    });
  return {
    id: 'uncertainty',
    title: `For ${count(wide)} of ${count(uncertainty.length)} figures, what we do not know weighs more than which people they are`,
    body: html`<p>${badge('modelled')} Two kinds of doubt, kept apart: what more people would settle (groups of other people with every input at its centre), and what they would not (the points). Moved most by: the share of the variance that an input explains beyond chance.</p>
${table(
  'Figures of the whole and their range over the inputs',
  uncertainty.filter(({ persona }) => persona === undefined),
)}
<details><summary>The same by persona</summary>
${table(
  'Figures by persona and their range over the inputs',
  uncertainty.filter(({ persona }) => persona !== undefined),
)}
</details>`,
  };
}
