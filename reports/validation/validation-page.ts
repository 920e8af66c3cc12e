// validation.json -> one HTML file: no network, no script, opens by double click. A view; every number comes from the validation.
import { html } from 'hono/html';
import { wordsThere } from '../../scenarios/schema/kept-prediction.ts';
import { keepTogether } from '../drawing/keep-together.ts';
import { toldChart } from '../drawing/told-chart.ts';
import { builtFigure } from '../drawing/figure.ts';
import { dataTable } from '../drawing/data-table.ts';
import { link, sourceLinks } from '../drawing/link.ts';
import { reportDocument } from '../drawing/report-document.ts';
import type { Html } from '../drawing/section.ts';
import { asStated, boundsInWords, count, countOf, quantity as inWords, threeDigits } from '../words/quantity.ts';
import { enrolmentPart } from './enrolment-part.ts';
import { definitionsOf } from './measure-kind.ts';
import { findingIn, predictionChart, publishedInWords, type Measure } from './prediction-chart.ts';
import type { ComparedStudy, Prediction, Validation } from './validation.ts';

const charts: readonly { readonly measure: Measure; readonly id: string }[] = [
  { measure: 'seconds-ratio', id: 'predicted-ratios' },
  { measure: 'seconds', id: 'predicted-times' },
  { measure: 'success', id: 'predicted-success' },
  { measure: 'registration-success', id: 'predicted-registrations' },
  { measure: 'success-ratio', id: 'predicted-success-ratios' },
  { measure: 'success-difference', id: 'predicted-differences' },
];

/** The comparisons are the project's own, as it ships them: no run that could be other than plain is shown here. */
export async function validationPage(validation: Validation): Promise<string> {
  const figures = await Promise.all(
    charts.map(async ({ measure, id }) => {
      const wide = predictionChart(validation, measure, 'wide');
      const narrow = predictionChart(validation, measure, 'narrow');
      return wide === undefined || narrow === undefined
        ? html``
        : builtFigure(id, { wide: toldChart(wide, []), narrow: toldChart(narrow, []) });
    }),
  );
  const sections: readonly { readonly id: string; readonly title: string; readonly body: Html }[] = [
    { id: 'figures', title: 'Predicted against published', body: html`${figures}` },
    ...(validation.enrolment === undefined
      ? []
      : [
          {
            id: 'enrolment',
            title: 'How many register',
            body: await enrolmentPart(validation.enrolment, validation),
          },
        ]),
    { id: 'scores', title: 'How well it predicts', body: scores(validation) },
    ...validation.comparisons.map((study) => ({
      id: study.id,
      title: study.title,
      body: studyPart(study, validation),
    })),
    { id: 'method', title: 'How it was predicted', body: method(validation) },
    { id: 'not-claimed', title: 'What this does not claim', body: limits(validation) },
  ];
  return reportDocument({
    title: 'Held-out comparisons: passkey pilot validation',
    kicker: 'Passkey pilot validation',
    heading: 'Published comparisons, predicted without themselves',
    runLine: `${countOf(validation.comparisons.length, 'comparison')} · ${countOf(validation.draws, 'draw')} each · ${countOf(validation.usersPerDraw, 'virtual user')} a draw · ${countOf(validation.attempts, 'attempt')} · seed ${validation.seed}`,
    inShort: html`<p class="summary">${keepTogether(validation.summary)}</p>`,
    parts: sections,
    footer: html`<p>Written ${validation.generatedAt} by passkey-pilot ${validation.version}. The complete result is beside this file as <code>validation.json</code>.</p>`,
  });
}

function studyPart(study: ComparedStudy, { level }: Validation): Html {
  const judgedBy = [
    ...new Set(study.quantities.flatMap(({ measure }) => definitionsOf(measure, study.definitions)[0] ?? [])),
  ];
  return html`<dl class="facts">
<div><dt>Source</dt><dd>${link(study.url, study.source)} (${String(study.year)}), tier ${String(study.tier)} of 4</dd></div>
<div><dt>Counted</dt><dd>${study.population}</dd></div>
<div><dt>An attempt is</dt><dd>${study.attempt}</dd></div>
<div><dt>The other method</dt><dd>${study.comparator}</dd></div>
<div><dt>Judged under</dt><dd>${judgedBy.map(({ title, of }) => (of === undefined || judgedBy.length === 1 ? title : `${of}: ${title}`)).join('; ')}</dd></div>
<div><dt>First predicted</dt><dd>${study.firstPredictedOn}${study.revisions.map(({ on, why }) => html`; <strong>changed after that, on ${on}</strong>: ${why}`)}</dd></div>
<div><dt>Held out</dt><dd>${study.heldOut ? 'Yes: nothing the prediction uses rests on a row of this study' : html`No, and so not counted: ${study.restsOn.map(({ what, rows }) => `${what} rests on ${rows.join(', ')}`).join('; ')}`}</dd></div>
</dl>
<ul>${study.quantities.map(({ title, meaning, believed }) => html`<li><strong>${title}.</strong> ${keepTogether(meaning)}${weBelieve(believed)}</li>`)}</ul>
<details><summary>Every definition an attempt can have had</summary>
${dataTable({
  caption: `Published and predicted under each definition, ${asStated(level, 'proportion')} intervals`,
  quietCaption: true,
  columns: [
    'Quantity and definition',
    'Published',
    'Predicted',
    'Input uncertainty, SD',
    'Monte Carlo SE of median; ends',
    'Finding',
  ],
  rows: study.quantities.flatMap((quantity) =>
    quantity.predictions.map((prediction) => [
      html`<strong>${quantity.title}.</strong> ${study.definitions.find(({ id }) => id === prediction.definition)?.title ?? prediction.definition}`,
      html`${publishedInWords(quantity)}${quantity.published.rows.map(({ id, url }) => html`<br>${sourceLinks(url, id)}`)}`,
      `${inWords(prediction.median, quantity.unit)} (${boundsInWords(prediction, quantity.unit)})`,
      quantity.measure.startsWith('seconds')
        ? `factor ${threeDigits(1 + prediction.inputSd)}`
        : points(prediction.inputSd),
      errors(prediction, quantity.unit),
      findingUnder(prediction, quantity),
    ]),
  ),
})}
</details>
${
  study.ranges.length === 0
    ? ''
    : html`<details><summary>Parameters that were given other values for these people</summary>
${dataTable({
  caption: 'Ranges in place of those of the human model',
  quietCaption: true,
  columns: ['Parameter', 'Centre', 'From', 'To', 'Rests on'],
  rows: study.ranges.map(({ id, central, low, high, evidence, assumed }) => [
    html`<code>${id}</code>`,
    asStated(central, ''),
    asStated(low, ''),
    asStated(high, ''),
    [evidence?.join(', '), assumed].filter((part) => part !== undefined).join('; '),
  ]),
})}
</details>`
}`;
}

function errors({ monteCarloError: { median, lower, upper } }: Prediction, unit: string): string {
  const words = (value: number) =>
    unit === 's' ? inWords(value, 's') : unit === 'ratio' ? threeDigits(value) : points(value);
  return `${words(median)}; ${words(lower)}, ${words(upper)}`;
}

/** The word under the judged definition; under the others whether it would agree. */
function findingUnder(prediction: Prediction, quantity: ComparedStudy['quantities'][number]): string {
  if (prediction === quantity.predictions[0]) return findingIn(quantity) ?? 'not predicted';
  return prediction.agreement === 'hit' ? 'would agree' : prediction.agreement === 'open' ? 'open' : 'would miss';
}

function scores({ score, comparisons, level }: Validation): Html {
  const words = wordsThere.map(
    (word) => `${count(score.figures.filter((figure) => figure.word === word).length)} ${word}`,
  );
  const missed = comparisons
    .filter(({ heldOut }) => heldOut)
    .flatMap(({ title, quantities }) =>
      quantities.flatMap(({ title: quantity, word, meaning, believed }) =>
        word === 'not explained' ? [{ title, quantity, meaning, believed }] : [],
      ),
    );
  return html`<p>${keepTogether(score.sentence)} By word: ${words.join(', ')}. <em>Reproduced</em>: the interval holds what was published and leaves at most a factor of 2 open (times), 10 points (shares) or a factor of 1.25 (ratios of shares). <em>Plausible</em>: it holds it, but leaves more open. <em>Not explained</em>: it does not hold it.</p>
${dataTable({
  caption: 'Coverage and mean interval score, ours beside a forecaster that takes the range of the other studies',
  columns: [
    'Kind',
    'Inside our interval',
    'Compared',
    'Our score',
    'Score of the range',
    'Inside the range',
    'The same in log odds',
  ],
  rows: score.kinds.map(({ kind, scale, figures, within, compared, mean, naive, naiveWithin, onOtherScale }) => [
    kind,
    `${within} of ${figures}`,
    count(compared),
    scoreInUnit(mean, scale),
    scoreInUnit(naive, scale),
    `${naiveWithin} of ${compared}`,
    onOtherScale === undefined
      ? 'not of times'
      : `${threeDigits(onOtherScale.mean)} against ${threeDigits(onOtherScale.naive)}`,
  ]),
})}
<p>Lower is better (Gneiting and Raftery 2007): the width of the interval, and ${count(2 / (1 - level))} times the distance besides where the figure lies outside. Times and their ratios are scored as natural logarithms, shares and their differences in percentage points. A figure that was rounded is scored by the nearest value that rounds to it. ${asStated(level, 'proportion')} of the figures would lie inside were every interval right; the figures of one study are not independent.</p>
<details><summary>What is not explained, what would explain it, and why we believe so</summary>
<ul>${missed.map(({ title, quantity, meaning, believed }) => html`<li><strong>${title}. ${quantity}.</strong> ${keepTogether(meaning)}${weBelieve(believed)}</li>`)}</ul>
</details>`;
}

function weBelieve(reason: string | undefined): Html | string {
  return reason === undefined ? '' : html` <em>We believe:</em> ${reason}`;
}

function scoreInUnit(value: number | undefined, scale: 'log' | 'points'): string {
  if (value === undefined) return 'none';
  return scale === 'points' ? `${threeDigits(value)}\u00a0points` : threeDigits(value);
}

const points = (share: number) => `${threeDigits(share * 100)}\u00a0points`;

function method({ level, draws, usersPerDraw, machineTime }: Validation): Html {
  return html`<p>Each comparison has a set-up: who signs in, on what, with which second factor. Each of ${count(draws)} draws takes the central value of every uncertain parameter of the human model from its own range (randomised Sobol’ points; the range is read as a 95 % interval), and ${count(usersPerDraw)} new virtual users live both arms on the virtual driver, with the rules of the reference identity provider.</p>
<p>A parameter whose support is a row of the comparison’s own study gets a range without it, or the comparison is marked as not held out and counted apart. This is checked by the addresses and sources of the rows.</p>
<p>The interval is the central ${asStated(level, 'proportion')} of the draws, with the chance that so few users leave in each draw taken out (one-way random effects, delete-a-group jackknife within a draw). It stands for what is not known of the parameters. The Monte Carlo error, by number of draws and users, stands beside it and is not in it: it is a bootstrap of the draws.</p>
<p>The definition of an attempt under which a figure is judged was written in the comparison’s file before the first prediction; where it was changed after that, the comparison gives the day and the reason. The other definitions show how much hangs on it.</p>
<p>Machine time is resampled: ${machineTime.title}, measured ${machineTime.measuredOn} (${machineTime.run}).</p>`;
}

function limits({ level }: Validation): Html {
  return html`<ul>
<li>A hit does not make the model true: an interval that is wide enough holds much. A miss does not make it useless: it says which way and by how much the published figure cannot come from these causes.</li>
<li>No publisher says what an attempt was, who was left out, or how precise its figure is; the ${asStated(level, 'proportion')} interval leaves that out.</li>
<li>The machine time is of one computer beside its identity provider; phones and networks are slower, and the model’s code is typed by hand where phones fill it in.</li>
<li>Published figures are from vendors, and comparisons with good results may be published more often than others.</li>
</ul>`;
}
