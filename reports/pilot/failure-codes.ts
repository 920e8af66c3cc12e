// What the target or the browser answered when something went wrong, and what had been drawn for the person.
import type { ResultsOfSignIns } from '../results/results.ts';
import { html } from 'hono/html';
import { armStyles } from '../drawing/arm-style.ts';
import { count, countOf } from '../words/quantity.ts';
import { dataTable } from '../drawing/data-table.ts';
import type { Section } from '../drawing/section.ts';

export const failureCodes: Section<ResultsOfSignIns> = {
  id: 'failure-codes',
  showsFigures: true,
  title: 'Failure codes',
  render: (results) =>
    results.failureCodes.length === 0
      ? html`<p>No step ended in a failure code.</p>`
      : html`<p>Steps that set somebody back, counted whether or not they got in afterwards, those of registering included; not attempts that failed, and not rows of the target’s log. The cause is what the model drew for the person; the code is what the real system made of it.${differsFromLog(results)}</p>
${dataTable({
  caption: 'Failure codes by arm and step',
  quietCaption: true,
  columns: ['Code', 'Meaning', 'Cause', 'Arm', 'Step', 'Steps set back'],
  rows: results.failureCodes.map(({ arm, step, code, cause, count: times, meaning }) => [
    code,
    meaning,
    cause?.replaceAll('-', ' ') ?? 'none of the person’s',
    armStyles(results.arms)(arm).name,
    step,
    count(times),
  ]),
})}`,
};

/** Two tables count other things; both say so. */
function differsFromLog({ failureCodes: codes, reconciliation }: ResultsOfSignIns): string {
  if (reconciliation === undefined) return '';
  const steps = codes.reduce((sum, { count: times }) => sum + times, 0);
  return ` They are ${countOf(steps, 'step')}; the sign-in log has ${countOf(reconciliation.failuresInLog, 'row')} with a code other than 0, because it also has one where nothing went wrong (a right password that is to be followed by a code) and none of what only the browser saw (a prompt dismissed).`;
}
