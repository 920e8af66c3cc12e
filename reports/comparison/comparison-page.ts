// comparison.json -> one HTML file of the same make as the report of a run: no network, no script. Every number comes from the comparison.
import { html } from 'hono/html';
import { dataTable } from '../drawing/data-table.ts';
import { builtFigure } from '../drawing/figure.ts';
import { figureCell } from '../drawing/figure-cell.ts';
import { keepTogether } from '../drawing/keep-together.ts';
import { reportDocument } from '../drawing/report-document.ts';
import type { Html } from '../drawing/section.ts';
import { chartTold } from '../drawing/told-chart.ts';
import { departureSentence } from '../departures/departures-in-words.ts';
import { boundsInWords, count, countOf, percent, quantity, spreadInWords } from '../words/quantity.ts';
import { type ComparedFigure, type ComparedRun, type Comparison, settingGroups } from './comparison.ts';
import { comparisonFindings } from './comparison-summary.ts';
import { departuresOfBoth, notComparableSign, sideInWords, toldWithFigures, whoseInWords } from './comparison-words.ts';
import { chartGroups, differenceChart } from './difference-chart.ts';

interface Part {
  readonly id: string;
  readonly title: string;
  readonly body: Html;
}

export async function comparisonPage(comparison: Comparison): Promise<string> {
  const { a, b, generatedAt, version } = comparison;
  const parts = [
    await differencesPart(comparison),
    ...judgedParts(comparison),
    settingsPart(comparison),
    figuresPart(comparison),
    methodPart(comparison),
  ];
  return reportDocument({
    title: `${b.name} against ${a.name}`,
    kicker: 'Passkey pilot: two runs compared',
    heading: `${b.id} (B) against ${a.id} (A)`,
    runLine: `A ${a.name}, ${countOf(a.attempts, 'attempt')} · B ${b.name}, ${countOf(b.attempts, 'attempt')}`,
    inShort: html`${alert(comparison)}<p class="summary">${keepTogether(comparisonFindings(comparison))}</p>${runsTable(comparison)}`,
    parts,
    footer: html`<p>Written ${generatedAt} by passkey-pilot ${version}. The complete result is beside this file as <code>comparison.json</code>.</p>`,
  });
}

function alert({ a, b, whyNot }: Comparison): Html | string {
  const departures = departuresOfBoth({ a, b });
  if (whyNot.length === 0 && departures.length === 0) return '';
  return html`<div class="alert">${
    whyNot.length === 0
      ? ''
      : html`<p><strong>These runs may not be compared. Each of their figures is marked ${notComparableSign}.</strong></p><ul>${whyNot.map(({ sentence }) => html`<li>${keepTogether(sentence)}</li>`)}</ul>`
  }${departures.map(({ whose, found }) => html`<p><strong>${whose}:</strong> ${keepTogether(departureSentence(found))}</p>`)}</div>`;
}

function runsTable({ a, b }: Comparison): Html {
  const facts: readonly (readonly [string, (run: ComparedRun) => string])[] = [
    ['Folder', ({ folder }) => folder],
    ['Scenario', ({ name }) => name],
    ['Kind and driver', ({ kind, driver }) => `${kind}, ${driver}`],
    ['Seed', ({ seed }) => String(seed)],
    ['People and attempts', ({ users, attempts }) => `${count(users)}, ${count(attempts)}`],
    ['Started', ({ startedAt }) => startedAt ?? 'not known'],
    ['Program', ({ version }) => version],
  ];
  return dataTable({
    caption: 'The two runs',
    quietCaption: true,
    columns: ['', 'A', 'B'],
    rows: facts.map(([title, of]) => [title, html`${of(a)}`, html`${of(b)}`]),
  });
}

async function differencesPart(comparison: Comparison): Promise<Part> {
  const told = toldWithFigures(comparison);
  const figures = await Promise.all(
    chartGroups(comparison).map(async (group) => {
      const [wide, narrow] = [differenceChart(comparison, group, 'wide'), differenceChart(comparison, group, 'narrow')];
      return wide === undefined || narrow === undefined
        ? html``
        : builtFigure(group.id, { wide: chartTold(wide, told), narrow: chartTold(narrow, told) });
    }),
  );
  return {
    id: 'differences',
    title: 'What differs in the figures that decide',
    body:
      figures.length === 0
        ? html`<p class="without">No figure that decides could be estimated in both.</p>`
        : html`${figures}`,
  };
}

const none = html`<span class="aside">none</span>`;
const orNone = (text: string | undefined) => (text === undefined ? none : html`${text}`);

function judgedParts({ decisions, claims, gates, arms, whyNot }: Comparison): Part[] {
  const mark = whyNot.length === 0 ? '' : `${notComparableSign} `;
  const verdict = (same: boolean) => `${mark}${same ? 'same' : 'not the same'}`;
  const several = new Set(decisions.map(({ arm }) => arm)).size > 1;
  const tables = [
    ...(decisions.length === 0
      ? []
      : [
          dataTable({
            caption: 'Decisions',
            columns: ['Persona', 'A', 'B', 'A and B', 'Why another'],
            rows: decisions.map(({ title, arm, a, b, same, whyA, whyB }) => [
              several ? `${title}: ${arms.find(({ id }) => id === arm)?.title ?? arm}` : title,
              orNone(a),
              orNone(b),
              html`${verdict(same)}`,
              same
                ? html`<span class="aside">the same</span>`
                : html`<span class="why">A: ${keepTogether(whyA ?? 'none')}</span><span class="why">B: ${keepTogether(whyB ?? 'none')}</span>`,
            ]),
          }),
        ]),
    ...(claims.length === 0
      ? []
      : [
          dataTable({
            caption: 'Verdicts on claims',
            columns: ['Claim', 'A', 'B', 'A and B'],
            rows: claims.map(({ title, a, b, same }) => [title, orNone(a), orNone(b), html`${verdict(same)}`]),
          }),
        ]),
    ...(gates.length === 0
      ? []
      : [
          dataTable({
            caption: 'Gates',
            columns: ['Gate', 'A', 'B', 'A and B'],
            rows: gates.map(({ gate, a, b, same }) => [gate, orNone(a), orNone(b), html`${verdict(same)}`]),
          }),
        ]),
  ];
  if (tables.length === 0) return [];
  const all = [...decisions, ...claims, ...gates];
  const turned = all.filter(({ same }) => !same).length;
  return [
    {
      id: 'judged',
      title: `Decisions and verdicts: ${turned === 0 ? 'all the same' : `${turned} of ${all.length} not the same`}`,
      body: html`${tables}`,
    },
  ];
}

function settingsPart({ settings }: Comparison): Part {
  return {
    id: 'settings',
    title:
      settings.length === 0
        ? 'Nothing that is written down differs'
        : `What differs between the runs: ${countOf(settings.length, 'thing')}`,
    body:
      settings.length === 0
        ? html`<p>Scenario, policy, personas, model, claims, seed, versions and machine are the same, as far as the folders say.</p>`
        : dataTable({
            caption: 'Settings, versions and machines that differ',
            quietCaption: true,
            columns: ['What', 'A', 'B', 'Sort'],
            rows: settings.map(({ group, what, about, a, b }) => [
              html`<code>${what}</code>${about === undefined ? '' : html`<span class="aside">${about}</span>`}`,
              orNone(a),
              orNone(b),
              settingGroups[group],
            ]),
          }),
  };
}

function figuresPart(comparison: Comparison): Part {
  const { figures, leftOut } = comparison;
  const [tenant, personas] = [
    figures.filter(({ persona }) => persona === undefined),
    figures.filter(({ persona }) => persona !== undefined),
  ];
  return {
    id: 'figures',
    title: `Every figure: ${count(figures.length)}`,
    body: html`${leftOut.map((sentence) => html`<p class="without">${keepTogether(sentence)}</p>`)}
<details><summary>All figures of the tenant</summary>
${figuresTable('Every figure of the tenant', tenant, comparison)}
</details>
${
  personas.length === 0
    ? ''
    : html`<details><summary>All figures by persona</summary>
${figuresTable('Every figure by persona', personas, comparison)}
</details>`
}`,
  };
}

function figuresTable(
  caption: string,
  figures: readonly ComparedFigure[],
  { arms, personas, metrics }: Comparison,
): Html {
  const inputs = figures.some((figure) => figure.inputs !== undefined || figure.monteCarlo !== undefined);
  return dataTable({
    caption,
    quietCaption: true,
    columns: [
      'Figure',
      'A',
      'B',
      'B against A',
      ...(inputs ? ['At the centre of the inputs (simulated users’ error)', 'Over the inputs, 95 % of points'] : []),
    ],
    rows: figures.map((figure) => {
      const { metric, persona, difference, differenceUnit, notComparable } = figure;
      const title = metrics.find(({ id }) => id === metric)?.title ?? metric;
      const whose = [
        whoseInWords(figure, arms),
        ...(persona === undefined ? [] : [personas.find(({ id }) => id === persona)?.title ?? persona]),
      ].filter((each) => each !== '');
      return [
        html`${title}${whose.length === 0 ? '' : html`<span class="aside">${whose.join(', ')}</span>`}`,
        html`${sideInWords(figure, 'a')}`,
        html`${sideInWords(figure, 'b')}`,
        html`${notComparable === undefined ? '' : `${notComparableSign} `}${figureCell(difference, differenceUnit)}`,
        ...(inputs ? inputCells(figure) : []),
      ];
    }),
  });
}

function inputCells({ monteCarlo, inputs, differenceUnit }: ComparedFigure): Html[] {
  return [
    monteCarlo === undefined
      ? none
      : html`${quantity(monteCarlo.difference, differenceUnit)}<span class="interval">± ${spreadInWords(monteCarlo.se, differenceUnit)}</span>`,
    inputs === undefined
      ? none
      : html`${inputs.interval === undefined ? 'the same at every point' : boundsInWords(inputs.interval, differenceUnit)}<span class="aside">${percent(inputs.above)} of ${count(inputs.points)} points: more in B</span>`,
  ];
}

function methodPart({ people, figures, whyNot }: Comparison): Part {
  const inputs = figures.some((figure) => figure.inputs !== undefined);
  return {
    id: 'method',
    title: 'How to read it',
    body: html`<ul>
<li>Every difference is B less A, every ratio B over A; both runs were analysed anew by this version, and their folders were not touched.</li>
<li>${keepTogether(people)}</li>
<li>The interval beside a difference is what so many people leave in doubt, and no more. Of virtual people more can be had (<code>--users</code>).</li>
<li>${inputs ? 'What is not known of the inputs stands apart: the differences at points of the parameters’ ranges that both runs lived, each point the same in both. It is never added to the interval.' : 'What is not known of the inputs is the same for both runs and in no figure here; it shows where both runs have a sensitivity analysis with the same points.'}</li>
<li>Where everybody did the same in both runs the difference is 0 and has no interval: that none of them differed does not tell that nobody would.</li>
<li>With ${count(figures.length)} intervals at 95 %, about one in twenty excludes “no difference” by chance: look at those that you asked about before.</li>
${whyNot.length === 0 ? '' : html`<li>${notComparableSign} marks figures that may not be held against each other; the reasons stand on top.</li>`}
</ul>`,
  };
}
