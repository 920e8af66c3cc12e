// Attack by attack: how far it comes, how soon, what the person gives, and who stopped the others with which code.
import { html } from 'hono/html';
import { armStyles } from '../../drawing/arm-style.ts';
import { dataTable } from '../../drawing/data-table.ts';
import type { Html, Section } from '../../drawing/section.ts';
import type { AttackResult } from '../../results/phishing-results.ts';
import type { ResultsOfPhishing } from '../../results/results.ts';
import { count, countOf, durationInWords, percent } from '../../words/quantity.ts';
import { attackWords, rateInWords, stopperWords } from '../phishing-words.ts';
import { attacksTold, scopeOf, toldLayer } from '../told-attacks.ts';

export const phishingAttacksTable: Section<ResultsOfPhishing> = {
  id: 'attacks',
  showsFigures: true,
  title: 'Attack by attack',
  render: (results) => {
    const rows = attacksTold(results);
    if (rows.length === 0) return html`<p>No attack came, so nothing is known of who would be taken over.</p>`;
    const styleOf = armStyles(results.arms);
    return html`<p>Figures are of 1\u00a0000 attacks, with exact limits at 95\u00a0%; where none was seen, what it may be at most. ${scopeOf(results)}; one attack comes to each account${toldLayer(results) === 'many' ? `; of the people of the run ${realInWords(results)}` : ''}.</p>
${dataTable({
  caption: 'How far attacks come',
  columns: [
    'Attack',
    'Arm',
    'Attacks',
    'Followed',
    'Page trusted',
    'Gave something',
    'Taken over',
    'After',
    'Reported',
    'After',
  ],
  rows: rows.map((row) => [
    attackWords[row.kind],
    styleOf(row.arm).name,
    count(row.attacked),
    isLured(row) ? rateInWords(row.followed) : 'not asked',
    isLured(row) ? rateInWords(row.trusted) : 'not asked',
    rateInWords(row.gave),
    rateInWords(row.takenOver),
    row.takenOverAfterS === undefined ? '' : durationInWords(row.takenOverAfterS * 1_000),
    rateInWords(row.reported),
    row.reportedAfterS === undefined ? '' : durationInWords(row.reportedAfterS * 1_000),
  ]),
})}
<p>Times are medians from when the attack began: to the moment at which somebody else is in, and to the person’s own word to the help desk. Nobody who was taken over told of it here: to trust the page is to see nothing to tell. A take-over is discovered by others who were lured, or by the tenant’s own watch, which is not lived.</p>
${dataTable({
  caption: 'What stopped the others, and where',
  columns: ['Attack', ...results.arms.map(({ id }) => styleOf(id).name)],
  rows: [...Map.groupBy(rows, ({ kind }) => kind)].map(([kind, those]) => {
    const cells: (string | Html)[] = [attackWords[kind]];
    return cells.concat(results.arms.map(({ id }) => stopsInWords(those.find(({ arm }) => arm === id))));
  }),
})}
${dataTable({
  caption: 'By persona',
  columns: ['Attack', 'Persona', ...results.arms.map(({ id }) => styleOf(id).name)],
  rows: byPersona(results),
})}`;
  },
};

/** The others are in results.json. */
const mostStops = 5;

function stopsInWords(row: AttackResult | undefined): Html | string {
  if (row === undefined) return 'does not apply';
  if (row.stops.length === 0) return 'nothing';
  return html`${row.stops
    .slice(0, mostStops)
    .map(
      ({ by, words, code, attacks }) =>
        html`<p>${percent(attacks / row.attacked)} <b>${stopperWords[by]}</b>: ${words}${isCode(code) ? ` (${code})` : ''}</p>`,
    )}`;
}

/** Of target or browser; the others are reasons, which the words say. */
function isCode(code: string): boolean {
  return /^\d+$|Error$/.test(code);
}

const unlured: ReadonlySet<string> = new Set(['prompt-consent', 'recovery-hijack', 'stolen-passkey', 'replay']);

function isLured({ kind }: AttackResult): boolean {
  return !unlured.has(kind);
}

function byPersona(results: ResultsOfPhishing): (string | Html)[][] {
  const kinds = [...new Set(attacksTold(results).map(({ kind }) => kind))];
  return kinds.flatMap((kind) =>
    results.run.personas.map(({ id, title }) => {
      const rows = attacksTold(results, id).filter((row) => row.kind === kind);
      return [
        attackWords[kind],
        html`<bdi>${title}</bdi>`,
        ...results.arms.map(({ id: arm }) => {
          const found = rows.find((row) => row.arm === arm);
          return found === undefined ? 'does not apply' : rateInWords(found.takenOver);
        }),
      ];
    }),
  );
}

function realInWords({ phishing }: ResultsOfPhishing): string {
  const real = phishing.attacks.filter((row) => row.layer === 'real' && row.persona === undefined);
  const sum = (of: (row: AttackResult) => number) => real.reduce((total, row) => total + of(row), 0);
  return `${count(sum(({ takenOver }) => takenOver.events))} of ${countOf(
    sum(({ attacked }) => attacked),
    'attack',
  )} took over an account`;
}
