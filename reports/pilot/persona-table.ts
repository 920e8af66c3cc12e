// The decision for each persona on each arm that is compared, with its reason.
import { html } from 'hono/html';
import { armsOf, comparisonsIn, findContrast, findEstimate, primaryMetric } from './charts/find-estimate.ts';
import { armStyles } from '../drawing/arm-style.ts';
import { decisionBadge } from '../drawing/decision-badge.ts';
import { keepTogether } from '../drawing/keep-together.ts';
import { hasPlantedFaults } from '../results/departure.ts';
import { decisionWithShare } from '../words/decision-word.ts';
import { asStated, countOf, endsInWords, percent, quantity, spreadNumber, unitOfContrast } from '../words/quantity.ts';
import type { DecidingFigure, InputsDecision } from '../results/persona-decision.ts';
import type { ResultsOfSignIns } from '../results/results.ts';
import { type Compared, isOf } from '../results/arm-of-run.ts';
import { type DataTable, dataTable } from '../drawing/data-table.ts';
import { figureCell } from '../drawing/figure-cell.ts';
import type { Html, Section } from '../drawing/section.ts';

export const personaTable: Section<ResultsOfSignIns> = {
  id: 'personas',
  showsFigures: true,
  title: 'What decides, by persona',
  render: (results) => {
    const metric = primaryMetric(results, 'proportion');
    return html`<p>${metric?.title ?? 'Success'} of the people of this run. Each decision is by a rule that was fixed before the run. It speaks about this model of the persona.</p>
${dataTable({ caption: 'Decision by persona', quietCaption: true, ...rowsOf(results, metric?.id) })}`;
  },
};

type Persona = ResultsOfSignIns['personas'][number];

/** A row for each persona; where several arms are compared with others, one for each of them. */
function rowsOf(results: ResultsOfSignIns, metric: string | undefined): Pick<DataTable, 'columns' | 'rows'> {
  const styleOf = armStyles(results.arms);
  const compared = comparisonsIn(results);
  const [only] = compared;
  const decided = hasPlantedFaults(results.departures)
    ? 'Decision with the faults planted, and why'
    : 'Decision, and why';
  /** Said only where there are several. */
  const whose = ({ arm, baseline }: Compared) =>
    compared.length === 1
      ? ''
      : html`<span class="claim-title">${styleOf(arm).name}</span><span class="aside">against ${styleOf(baseline).inSentence}</span>`;
  const cells = (persona: Persona, each: Compared) => [
    nameCell(results, persona),
    html`${whose(each)}${decisionCell(persona, each)}`,
    ...[each.baseline, each.arm].map((arm) => rate(results, metric, arm, persona.id)),
    difference(results, metric, each, persona.id),
  ];
  if (only === undefined)
    return {
      columns: ['Persona', decided, ...armsOf(results).map((arm) => styleOf(arm).name)],
      rows: results.personas.map((persona) => [
        nameCell(results, persona),
        html`${decisionBadge('no verdict', 'no verdict')}<span class="why">No arm of the run is compared with another.</span>`,
        ...armsOf(results).map((arm) => rate(results, metric, arm, persona.id)),
      ]),
    };
  if (compared.length === 1)
    return {
      columns: ['Persona', decided, styleOf(only.baseline).name, styleOf(only.arm).name, 'Difference in success'],
      rows: results.personas.map((persona) => cells(persona, only)),
    };
  return {
    columns: ['Persona', `Arm: ${decided.toLowerCase()}`, 'The arm compared with', 'The arm', 'Difference in success'],
    rows: results.personas.flatMap((persona) => compared.map((each) => cells(persona, each))),
  };
}

/** Passkeys are told of where people register them. */
function nameCell({ estimates }: ResultsOfSignIns, { title, weight, users, registered }: Persona): Html {
  const own = estimates.some(({ metric }) => metric === 'registration-success') ? `, ${registered} with a passkey` : '';
  return html`<span class="claim-title">${title}</span><span class="aside">${asStated(weight, 'proportion')} of the tenant, ${countOf(users, 'user')}${own}</span>`;
}

function decisionCell({ decisions }: Persona, compared: Compared): Html {
  const found = decisions.find(isOf(compared));
  if (found === undefined)
    return html`${decisionBadge('no verdict', 'no verdict')}<span class="why">Nobody lived the two arms.</span>`;
  return html`${decisionBadge(found.decision, decisionWithShare(found))}<span class="why">${keepTogether(found.why)}</span>${found.basis === 'inputs' ? whatDecides(found) : ''}`;
}

/** Over the inputs: the figure with its two doubts, what is to be mended, what decides where they disagree, and what would settle it. */
function whatDecides({ figure, conditions, deciders, measure, settled, besideRun }: InputsDecision): Html {
  return html`<span class="aside">${decidingFigure(figure)}</span>${conditions.map(({ inWords, share }) => html`<span class="aside">To mend: ${inWords}, in ${percent(share)} of inputs.</span>`)}${[...deciders, ...measure].map(({ sentence }) => html`<span class="aside">${keepTogether(sentence)}</span>`)}${settled ? '' : html`<span class="aside">More simulated users could turn it.</span>`}${besideRun === undefined ? '' : html`<span class="aside">${keepTogether(besideRun)}</span>`}`;
}

/** A figure that does not exist at the centre has no error there either. */
function decidingFigure({ title, unit, centre, margin, wanted, interval, monteCarloSe }: DecidingFigure): string {
  const overInputs =
    interval === undefined
      ? undefined
      : `${asStated(interval.level, 'proportion')} of inputs ${endsInWords(interval, unit)}`;
  const found =
    centre === undefined || monteCarloSe === undefined
      ? `none with every input at its centre${overInputs === undefined ? '' : ` (${overInputs})`}`
      : `${quantity(centre, unit)} (${overInputs ?? 'the same whatever the inputs'}; standard error of simulation ${spreadNumber(monteCarloSe, unit)})`;
  return `Deciding figure: ${title}, ${found}, wanted ${wanted} ${quantity(margin, unit)}.`;
}

function rate(results: ResultsOfSignIns, metric: string | undefined, arm: string, persona: string): Html {
  return figureCell(
    (metric === undefined ? undefined : findEstimate(results, metric, arm, persona)) ?? {},
    'proportion',
  );
}

function difference(results: ResultsOfSignIns, metric: string | undefined, compared: Compared, persona: string): Html {
  const contrast = metric === undefined ? undefined : findContrast(results, metric, 'difference', compared, persona);
  return figureCell(contrast ?? {}, contrast === undefined ? '' : unitOfContrast(contrast));
}
