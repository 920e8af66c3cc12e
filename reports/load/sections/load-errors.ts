// What the target answered, or did not, when a sign-in failed: by code, step and arm, apart from people's own slips.
import type { ResultsOfLoad } from '../../results/results.ts';
import { html } from 'hono/html';
import { armStyles, byArm, type StyleOf } from '../../drawing/arm-style.ts';
import type { LoadResults } from '../../results/load-results.ts';
import { count } from '../../words/quantity.ts';
import { stepTitle } from '../../words/step-title.ts';
import { dataTable } from '../../drawing/data-table.ts';
import type { Section } from '../../drawing/section.ts';
import { startWords } from '../start-words.ts';

export const loadErrors: Section<ResultsOfLoad> = {
  id: 'errors',
  showsFigures: true,
  title: 'Errors by code',
  render: ({ load, arms }) => {
    const inOrder = byArm(arms);
    if (load.errors.length === 0)
      return html`<p>No ${startWords(load).one} met an error or a missing answer of the target, and every start happened.</p>`;
    const groups = Map.groupBy(load.errors, ({ arm, step, code }) => JSON.stringify([arm, step, code]));
    return html`<p>In the capacity search errors are looked for: trials go beyond what the target bears. In the profile they are not.</p>
${dataTable({
  caption: 'Errors of the target by code',
  quietCaption: true,
  columns: ['Code', 'Meaning', 'Arm', 'Step', 'In the profile', 'In the capacity search'],
  rows: [...groups.values()]
    .toSorted((a, b) => total(b) - total(a) || inOrder(a[0] ?? none, b[0] ?? none))
    .flatMap((group) => rowOf(group, load, armStyles(arms))),
})}`;
  },
};

type ErrorCount = LoadResults['errors'][number];
const none = { arm: '' };
const total = (errors: readonly ErrorCount[]) => errors.reduce((sum, error) => sum + error.count, 0);

function rowOf(errors: readonly ErrorCount[], { trials }: LoadResults, styleOf: StyleOf): string[][] {
  const [first] = errors;
  if (first === undefined) return [];
  const searched = new Set(
    trials.filter(({ purpose }) => purpose === 'search' || purpose === 'confirm').map(({ id }) => id),
  );
  const inSearch = errors.filter(({ trial }) => searched.has(trial));
  return [
    [
      first.code,
      first.meaning,
      styleOf(first.arm).name,
      first.step === undefined ? 'before the first' : stepTitle(first.step),
      count(total(errors) - total(inSearch)),
      count(total(inSearch)),
    ],
  ];
}
