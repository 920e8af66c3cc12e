// The attempts of the driver against the sign-in log of the target, like two ledgers.
import type { ResultsOfSignIns } from '../results/results.ts';
import { html } from 'hono/html';
import { count, countOf } from '../words/quantity.ts';
import { dataTable } from '../drawing/data-table.ts';
import type { Section } from '../drawing/section.ts';

export const reconciliationSection: Section<ResultsOfSignIns> = {
  id: 'reconciliation',
  title: 'Two ledgers: our attempts and the target’s own log',
  render: (results) => {
    const ledgers = results.reconciliation;
    if (ledgers === undefined && results.run.environment.machineTime !== undefined)
      return html`<p>The virtual driver asks the rules of the identity provider without the provider, so there is no sign-in log to compare with: nothing but the driver’s word stands for its outcomes. That it ends as browser and k6 do, attempt by attempt, is tested with the program, not in this run.</p>`;
    if (ledgers === undefined)
      return html`<p>The run was not reconciled with a log of the target, so nothing but the driver’s word stands for its outcomes.</p>`;
    const {
      attempts,
      successesInAttempts,
      successesInLog,
      failuresInAttempts,
      failuresInLog,
      replayedRows,
      unansweredRows = 0,
      audit,
      differenceCount,
      differences,
    } = ledgers;
    return html`<p>${
      differenceCount === 0
        ? `The ${countOf(attempts, 'attempt')}, those to register included, agree with the target’s sign-in log in every row: same users, same codes, in the same order. A row is a step that the target decided, not an attempt: a right password that is to be followed by a code has one with a code of its own (50074).`
        : `The attempts and the target’s sign-in log differ in ${countOf(differenceCount, 'row')}; the figures of this run must not be relied on until that is explained.`
    }${replayedRows === 0 ? '' : ` ${countOf(replayedRows, 'row')} of the log belong to attempts that were cut short when the program was killed, and were run again.`}${unansweredRows === 0 ? '' : ` ${countOf(unansweredRows, 'row')} of the log belong to steps whose answer never reached the person, who could not know what had been decided.`}</p>
${dataTable({
  caption: 'Rows of the sign-in log, in either ledger',
  columns: ['Rows', 'By our attempts', 'In the target’s log'],
  rows: [
    ['With code 0: let in', count(successesInAttempts), count(successesInLog)],
    ['With another code: wanted more, or refused', count(failuresInAttempts), count(failuresInLog)],
  ],
})}${
      audit === undefined
        ? ''
        : html`<p>Of account recovery, ${count(audit.agreeing)} of ${countOf(audit.rowsInAttempts, 'row')} that the attempts must have caused in the target’s audit log agree with it; it has ${count(audit.rowsInLog)} of those attempts.</p>`
    }
<p>Rows with another code are not the ${countOf(
      results.failureCodes.reduce((sum, { count: times }) => sum + times, 0),
      'step',
    )} of <a href="#failure-codes">Failure codes</a>, which set somebody back: a right password that is to be followed by a code is a row here and no set-back there; a prompt dismissed is a set-back there and no row here.</p>
${
  differences.length === 0
    ? ''
    : dataTable({
        caption: 'Rows that differ',
        columns: ['Correlation id', 'User', 'Attempt', 'Expected', 'Found'],
        rows: differences.map((difference) => [
          difference.correlationId,
          difference.user,
          difference.attempt,
          difference.expected,
          difference.found,
        ]),
      })
}`;
  },
};
