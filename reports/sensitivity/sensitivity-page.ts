// sensitivity.json -> one HTML file of the same make as the report of a run: no network, no script. Every number comes from the results.
import { html } from 'hono/html';
import { figureParts } from '../../scenarios/measures/parameter-point.ts';
import { badge } from '../drawing/badge.ts';
import { dataTable } from '../drawing/data-table.ts';
import { departureNotice } from '../drawing/departure-notice.ts';
import { reportDocument } from '../drawing/report-document.ts';
import type { Html } from '../drawing/section.ts';
import { count, countOf, percent, quantity, spreadInWords, threeDigits } from '../words/quantity.ts';
import { compareLargest } from './nearest-readings.ts';
import { notSettled } from './not-settled.ts';
import { pointsInWords } from '../words/points-in-words.ts';
import { flipsTable } from './flips-table.ts';
import { methodPart } from './method-part.ts';
import type { PagePart } from './page-part.ts';
import { parameterValue } from './parameter-words.ts';
import { parametersPart } from './parameters-part.ts';
import type { SensitivityResults } from '../results/sensitivity-results.ts';
import { ruleInWords } from '../decision/rule-in-words.ts';
import { decisionWord } from '../words/decision-word.ts';
import { decisionsTable } from './decisions-table.ts';
import { sensitivitySummary } from './sensitivity-summary.ts';
import { tornadoFigures } from './tornado-figures.ts';
import { tornadosOf } from './tornado.ts';

export async function sensitivityPage(results: SensitivityResults): Promise<string> {
  const parts: readonly PagePart[] = [
    uncertaintyPart(results),
    questionsPart(results),
    decisionsPart(results),
    await tornadoPart(results),
    indicesPart(results),
    flipsPart(results),
    conditionsPart(results),
    parametersPart(results),
    methodPart(results),
  ];
  const { scenario, users, generatedAt, version, phases } = results;
  const points = phases.reduce((sum, phase) => sum + phase.points, 0);
  return reportDocument({
    title: `${scenario.name}: what is not known`,
    kicker: 'Passkey pilot: uncertainty of the inputs',
    heading: `${scenario.name}: what is not known, and what would have to be true`,
    runLine: `${countOf(points, 'point')} of the parameter space · up to ${countOf(users, 'virtual user')} at each · virtual time · seed ${scenario.seed}`,
    // The first sentence of the summary, with whole lists.
    inShort: html`${departureNotice(results.departures)}${sensitivitySummary({ ...results, departures: [] }).map((sentence) => html`<p class="summary">${sentence}</p>`)}`,
    parts,
    footer: html`<p>Written ${generatedAt} by passkey-pilot ${version}. The complete result is beside this file as <code>sensitivity.json</code>, its tables as CSV, every point that was lived in <code>points.ndjson</code>.</p>`,
  });
}

function uncertaintyPart({ uncertainty }: SensitivityResults): PagePart {
  const wide = uncertainty.filter(({ monteCarloSe, inputs }) => inputs.sd > 2 * monteCarloSe).length;
  const table = (caption: string, figures: typeof uncertainty) =>
    dataTable({
      caption,
      columns: [
        'Figure',
        'At the centre',
        'Standard error, users',
        'Standard deviation, inputs',
        '95 % of points lie in',
        'Mean of points (standard error)',
      ],
      rows: figures.map(({ title, unit, centre, monteCarloSe, inputs }) => [
        title,
        quantity(centre, unit),
        spreadInWords(monteCarloSe, unit),
        spreadInWords(inputs.sd, unit),
        pointsInWords(inputs, unit),
        `${quantity(inputs.mean, unit)} (${spreadInWords(inputs.meanSe, unit)})`,
      ]),
    });
  return {
    id: 'uncertainty',
    title: `For ${count(wide)} of ${count(uncertainty.length)} figures, what we do not know weighs more than the size of the sample`,
    body: html`<p>${badge('modelled')} Two kinds of error, kept apart and never added: what more simulated users would settle (standard error), and what they would not, because the parameters are not known any better (range over points drawn from what is known of all parameters at once). None of it is a test, and there are no p-values: simulated users can be had in any number.</p>
${table(
  'Figures, their error from the number of users and their range from the inputs',
  uncertainty.filter(({ persona }) => persona === undefined),
)}
<details><summary>The same by persona</summary>
${table(
  'Figures by persona, their error from the number of users and their range from the inputs',
  uncertainty.filter(({ persona }) => persona !== undefined),
)}
</details>`,
  };
}

function questionsPart({ questions }: SensitivityResults): PagePart {
  const certain = questions.filter(
    ({ holdsAtCentre, shareOfDraws }) => (holdsAtCentre ? shareOfDraws : 1 - shareOfDraws) >= 0.95,
  ).length;
  return {
    id: 'questions',
    title: `${count(certain)} of ${count(questions.length)} answers stay the same at 95 % of the points or more`,
    body: html`<p>${badge('modelled')} Each is asked of the figure itself, not of an interval that more simulated users could shrink. The share of points is under the ranges of the parameters as they are read here, no more.</p>
${dataTable({
  caption: 'Conditions of the decision, gates and claims',
  columns: ['Question', 'Turns at', 'At the centre', 'Answer', 'Same answer at'],
  rows: questions.map(({ title, unit, threshold, centre, holdsAtCentre, shareOfDraws, ...about }) => [
    title,
    quantity(threshold, unit),
    quantity(centre, unit),
    `${holdsAtCentre ? 'yes' : 'no'}${notSettled(about)}`,
    percent(holdsAtCentre ? shareOfDraws : 1 - shareOfDraws),
  ]),
})}`,
  };
}

function decisionsPart({ decisions, parameters, rule }: SensitivityResults): PagePart {
  const sure = decisions.filter(({ decision }) => decision !== 'open').length;
  const open = decisions.filter(({ settled, besideRun }) => !settled && besideRun === undefined);
  return {
    id: 'decisions',
    title: `For ${count(sure)} of ${countOf(decisions.length, 'persona')} enough of the plausible inputs agree on a decision`,
    body: html`<p>${badge('modelled')} ${ruleInWords(rule.statement).join(' ')}</p>
${decisionsTable({ decisions })}
${dataTable({
  caption: 'Values of one parameter at which a decision turns, the most plausible first for each persona',
  columns: ['Persona', 'Parameter', 'Here', 'Turns at', 'Becomes', 'Chance', 'Rests on'],
  rows: decisions.flatMap(({ title, flips }) =>
    flips.flatMap(({ parameter: id, value, becomes, chance }) => {
      const parameter = parameters.find((each) => each.id === id);
      return parameter === undefined
        ? []
        : [
            [
              title,
              parameter.title,
              parameterValue(parameter, parameter.centre),
              parameterValue(parameter, value),
              decisionWord(becomes),
              percent(chance),
              parameter.basis,
            ],
          ];
    }),
  ),
})}
${open.length === 0 ? '' : html`<p>Not settled by this many users, so that simulation alone may turn it: ${open.map(({ title }) => title).join(', ')}. More users at each point (<code>--users</code>) or more points (<code>--points</code>) would tell.</p>`}${besideRunWords(decisions)}`,
  };
}

async function tornadoPart(results: SensitivityResults): Promise<PagePart> {
  const drawn = [
    tornadosOf(results, 'success-per-need', 'difference'),
    tornadosOf(results, 'restricted-time-to-sign-in', 'ratio'),
    tornadosOf(results, 'time-of-successes-mean', 'ratio'),
    tornadosOf(results, 'success-per-attempt-by-method', 'ratio'),
  ].flat();
  return { id: 'tornado', title: 'Which parameter moves what', body: await tornadoFigures(drawn, results) };
}

function indicesPart({ indices, parameters }: SensitivityResults): PagePart {
  const titleOf = (id: string) => parameters.find((each) => each.id === id)?.title ?? id;
  const together = indices.flatMap(({ rows }) => rows.filter(({ interacts }) => interacts)).length;
  return {
    id: 'indices',
    title:
      together === 0
        ? 'The parameters that matter act mostly each by itself'
        : `${countOf(together, 'parameter')} acts through others too`.replace(/^(\d+ parameters) acts/, '$1 act'),
    body: html`<p>${badge('modelled')} Sobol’ indices: the share of the variance that would go if this parameter alone were known (first order; Saltelli et al. 2010), and the share that would stay if all others were known (total; Jansen 1999). A total well above the first order (by more than 10 points) is an interaction, which a tornado cannot show. Only the parameters that move the figures most are varied here; ratios and times are taken as logarithms. Where few users fail, single users who change sides look like interactions.</p>
${indices.map(({ title, shareOfVariance, rows }) =>
  dataTable({
    caption: `${title}; these parameters alone make ${shareOfVariance > 0.95 ? 'about all' : `about ${percent(shareOfVariance)}`} of its variance`,
    columns: ['Parameter', 'First order', '95 % CI', 'Total', '95 % CI ', 'Interaction'],
    rows: rows.map(({ parameter, firstOrder, firstOrderInterval, total, totalInterval, interacts }) => [
      titleOf(parameter),
      twoDecimals(firstOrder),
      between(firstOrderInterval),
      twoDecimals(total),
      between(totalInterval),
      interacts ? 'yes' : 'no',
    ]),
  }),
)}`,
  };
}

function flipsPart({ flips, questions, parameters }: SensitivityResults): PagePart {
  const turned = new Set(flips.map(({ question }) => question));
  const steady = questions.filter(({ id, settled }) => settled && !turned.has(id));
  const unsettled = questions.filter(({ settled, besideRun }) => !settled && besideRun === undefined);
  const plausible = flips.filter(({ chance }) => chance >= 0.025).length;
  return {
    id: 'flips',
    title:
      plausible === 0
        ? 'No single parameter turns an answer within its plausible range'
        : `${countOf(plausible, 'value')} within a parameter’s plausible range would turn an answer`,
    body: html`<p>${badge('modelled')} The value of one parameter at which an answer turns, all others at their centre, read between lived points up to 4 standard units away. Chance: of such a value or one beyond it, under the parameter’s range read as a 95 % interval.</p>
${flipsTable({ flips, questions, parameters })}
${steady.length === 0 ? '' : html`<p>Turned by no single parameter: ${steady.map(({ title, holdsAtCentre }) => `“${title}” (${holdsAtCentre ? 'yes' : 'no'} here)`).join(', ')}.</p>`}
${unsettled.length === 0 ? '' : html`<p>Not settled by this many users, so that a single one may turn it: ${unsettled.map(({ title }) => `“${title}”`).join(', ')}.</p>`}${besideRunWords(questions)}`,
  };
}

function besideRunWords(
  answers: readonly { readonly title: string; readonly besideRun?: string | undefined }[],
): Html | string {
  const told = answers.flatMap(({ title, besideRun }) =>
    besideRun === undefined ? [] : [`“${title}” (${besideRun})`],
  );
  return told.length === 0
    ? ''
    : html`<p>The points answer otherwise than the run, whose users are others: ${told.join(', ')}.</p>`;
}

function conditionsPart({ conditions, parameters }: SensitivityResults): PagePart {
  const of = (state: (typeof conditions)[number]['state']) => conditions.filter((each) => each.state === state);
  const byClaim = [...Map.groupBy(conditions, ({ claim, arm }) => `${claim} ${arm}`).values()];
  return {
    id: 'conditions',
    title: `What would have to be true: of ${count(conditions.length)} readings of claims ${count(of('holds at the centre').length)} hold as the parameters stand, ${count(of('holds at a point').length)} within reach, ${count(of('not found').length)} at no point found${of('not settled at the centre').length === 0 ? '' : `, ${count(of('not settled at the centre').length)} too near to tell`}${of('no figure at the centre').length === 0 ? '' : `, ${count(of('no figure at the centre').length)} without a figure here`}`,
    body: html`<p>${badge('modelled')} For each claim, and each way to count an attempt, the nearest point found at which this tenant shows at least the ratio or share claimed. Distances are in standard units of the parameters’ own uncertainty; each point was lived, and the figures are from there. The way to it is the steepest by single parameters (at most 6 move), so a nearer point may exist: distances are upper bounds. The chance is that of the first-order reliability method, Φ(−distance). Whether a claim is comparable at all is another matter: see the verdicts of a run.</p>
${
  conditions.length === 0
    ? html`<p class="without">The scenario registers no claim.</p>`
    : html`${byClaim.map((readings) => claimBlock(readings, parameters))}
<details><summary>Every reading of every claim</summary>
${dataTable({
  caption: 'Claims by reading: at the centre, and at the nearest or farthest point',
  quietCaption: true,
  columns: ['Claim', 'Reading', 'Claimed', 'At the centre', 'Found', 'Standard units', 'Figure there'],
  rows: conditions.map(({ claim, definition, figure, claimed, centre, state, point }) => {
    const unit = figureParts(figure).side === 'ratio' ? 'ratio' : 'proportion';
    return [
      claim,
      definition,
      quantity(claimed, unit),
      quantityIfAny(centre, unit),
      state,
      point === undefined ? 'none' : threeDigits(point.distance),
      quantityIfAny(point?.figure, unit),
    ];
  }),
})}
</details>`
}`,
  };
}

/** Readings that hold already in a sentence, those that would hold somewhere with a table each, and of the others the one that comes nearest. */
function claimBlock(readings: SensitivityResults['conditions'], parameters: SensitivityResults['parameters']): Html {
  const of = (state: (typeof readings)[number]['state']) => readings.filter((each) => each.state === state);
  const [here, near, reachable, missed, silent] = [
    of('holds at the centre'),
    of('not settled at the centre'),
    of('holds at a point'),
    of('not found'),
    of('no figure at the centre'),
  ];
  const nearest = missed.toSorted(compareLargest)[0];
  const unitOf = ({ figure }: (typeof readings)[number]) =>
    figureParts(figure).side === 'ratio' ? 'ratio' : 'proportion';
  const others = missed.filter((each) => each !== nearest).map(({ definition }) => definition);
  const finding =
    here.length > 0
      ? `shown here in ${countOf(here.length, 'reading')} of ${readings.length}`
      : near.length > 0
        ? 'too near to tell'
        : reachable.length > 0
          ? 'not shown here, but within reach'
          : missed.length > 0
            ? 'shown at no point found'
            : 'there is no figure of it';
  return html`<h3>${readings[0]?.words}: ${finding}</h3>
${here.length === 0 ? '' : html`<p>As the parameters stand: ${here.map((each) => `${each.definition} (${quantityIfAny(each.centre, unitOf(each))})`).join('; ')}.</p>`}
${[...near, ...silent].map(({ sentence }) => html`<p>${sentence}</p>`)}
${reachable.map((reading) => {
  const { point } = reading;
  if (point === undefined) return html`<p>${reading.sentence}</p>`;
  const arms =
    point.passkey === undefined || point.other === undefined
      ? ''
      : `${quantity(point.passkey, point.unit)} against ${quantity(point.other, point.unit)}, `;
  return dataTable({
    caption: `What would have to be true ${reading.definition}: ${threeDigits(point.distance)} standard units away, chance ${percent(point.chance)}; there ${arms}${quantity(point.figure, unitOf(reading))} (here ${quantityIfAny(reading.centre, unitOf(reading))})`,
    columns: ['Parameter', 'Would have to be', 'Is here', 'Standard units', 'Rests on'],
    rows: point.coordinates.flatMap(({ parameter: id, z, value, centre }) => {
      const parameter = parameters.find((each) => each.id === id);
      return parameter === undefined
        ? []
        : [
            [
              parameter.title,
              parameterValue(parameter, value),
              parameterValue(parameter, centre),
              threeDigits(z),
              parameter.basis,
            ],
          ];
    }),
  });
})}
${nearest === undefined ? '' : html`<p>${nearest.sentence}${others.length === 0 ? '' : ` No other reading comes nearer: ${others.join('; ')}.`}</p>`}`;
}

function quantityIfAny(value: number | undefined, unit: string): string {
  return value === undefined ? 'none' : quantity(value, unit);
}

function twoDecimals(value: number): string {
  return (Math.abs(value) < 0.005 ? 0 : value).toFixed(2).replace('-', '−');
}

function between(limits: { readonly lower: number; readonly upper: number } | undefined): string {
  if (limits === undefined) return 'none: no point moved it';
  const { lower, upper } = limits;
  return `${twoDecimals(lower)} to ${twoDecimals(upper)}`;
}
