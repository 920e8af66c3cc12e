// Impostors kind by kind: what an attack takes, and which stage stopped the others. Below, where the scenario says how many of those who ask
// are impostors, what that makes of recoveries granted.
import { html } from 'hono/html';
import { armStyles } from '../../drawing/arm-style.ts';
import { dataTable } from '../../drawing/data-table.ts';
import type { Html, Section } from '../../drawing/section.ts';
import type { ResultsOfDrill } from '../../results/results.ts';
import type { ImpostorResult } from '../../results/recovery-results.ts';
import { trialsWithoutEvent } from '../../statistics/proportions/trials-without-event.ts';
import { money } from '../../words/currency.ts';
import { asStated, count, countOf, percent, quantity, threeDigits } from '../../words/quantity.ts';
import { kindWords } from '../drill-words.ts';
import { perThousand } from '../per-thousand.ts';
import { impostorsTold, scopeOf, toldLayer } from '../told-layer.ts';
import { conf } from '../weighted-people.ts';

export const recoveryImpostorsTable: Section<ResultsOfDrill> = {
  id: 'impostors',
  showsFigures: true,
  title: 'Impostors, kind by kind',
  render: (results) => {
    const layer = toldLayer(results);
    const rows = impostorsTold(results, layer);
    if (rows.length === 0) return html`<p>No impostor came, so nothing is known of who else gets in.</p>`;
    const styleOf = armStyles(results.arms);
    const ways = [...new Set(rows.map(({ arm }) => arm))];
    const { atMost } = results.run.rule.statement.impostors;
    return html`<p>Where none got in, the figure is what it may be at most: it takes ${countOf(trialsWithoutEvent({ atMost, conf }), 'attack')} without a success to say that fewer than ${asStated(atMost, 'proportion')} get in. ${scopeOf(results)}${layer === 'many' ? `; of the people of the run ${realInWords(results)}` : ''}.</p>
${dataTable({
  caption: 'What gets in, and what an attack takes',
  columns: ['Kind', 'Way', 'Attacks', 'Got in', 'Of 1\u00a0000', 'Tries', 'Own work', 'Bought', 'At pages and calls'],
  rows: rows.map((row) => [
    kindWords[row.kind],
    styleOf(row.arm).name,
    count(row.attacks),
    count(row.gotIn),
    perThousand(row),
    threeDigits(row.perAttack.tries),
    row.perAttack.effortH === undefined ? 'not stated' : quantity(row.perAttack.effortH, 'h'),
    row.perAttack.price === undefined || row.perAttack.priceCurrency === undefined
      ? 'not stated'
      : `${money(row.perAttack.price, row.perAttack.priceCurrency)}\u00a0${row.perAttack.priceCurrency}`,
    quantity(row.perAttack.seconds / 60, 'min'),
  ]),
})}
${dataTable({
  caption: 'What stopped the others',
  columns: ['Kind', ...ways.map((arm) => styleOf(arm).name)],
  rows: [...Map.groupBy(rows, ({ kind }) => kind)].map(([kind, those]) => {
    const cells: (string | Html)[] = [kindWords[kind]];
    return cells.concat(ways.map((arm) => stopsInWords(those.find((row) => row.arm === arm))));
  }),
})}
<p>Own work and what is bought are those of the profiles of the kinds (scenarios/impostors), not measured.</p>
${baseRate(results)}`;
  },
};

/** The others are in results.json. */
const mostStops = 3;

function stopsInWords(row: ImpostorResult | undefined): Html | string {
  if (row === undefined) return 'none came';
  if (row.stops.length === 0) return 'nothing';
  return html`${row.stops.slice(0, mostStops).map(({ words, share }) => html`<p>${percent(share)} ${words}</p>`)}`;
}

function realInWords({ recovery }: ResultsOfDrill): string {
  const real = recovery.impostors.filter((row) => row.layer === 'real' && row.persona === undefined);
  const sum = (of: (row: ImpostorResult) => number) => real.reduce((total, row) => total + of(row), 0);
  return `${count(sum(({ gotIn }) => gotIn))} of ${countOf(
    sum(({ attacks }) => attacks),
    'attack',
  )} got in`;
}

function baseRate({ arms, recovery: { baseRate: read } }: ResultsOfDrill): Html | string {
  if (read === undefined) return '';
  const nameOf = (id: string) => arms.find((arm) => arm.id === id)?.title ?? id;
  return html`<h3>If ${asStated(read.impostorShare, 'proportion')} of those who ask are impostors</h3>
<p>A reading by itself: that share is the scenario’s, kinds are alike in number, and no other figure of this report holds it.</p>
${dataTable({
  caption: 'Of recoveries granted, those that an impostor gets',
  columns: ['Way', 'Of recoveries granted', 'At most'],
  rows: read.rows.map(({ arm, ofGranted, upper }) => [
    nameOf(arm),
    ofGranted === 0 ? `under ${percent(upper)}` : percent(ofGranted),
    percent(upper),
  ]),
})}`;
}
