// How far the run can be trusted: void attempts, lanes that disturb each other, the share of time that was our own.
import { html } from 'hono/html';
import { armStyles, byArm, type StyleOf } from '../drawing/arm-style.ts';
import { machineTimeSource } from '../words/machine-time-word.ts';
import { count, countOf, percent, quantityWithInterval } from '../words/quantity.ts';
import type { ResultsOfSignIns } from '../results/results.ts';
import { dataTable } from '../drawing/data-table.ts';
import type { Html, Section } from '../drawing/section.ts';

export const validitySection: Section<ResultsOfSignIns> = {
  id: 'validity',
  title: 'Can this run be trusted?',
  render: ({ kind, run, arms, validity, counts, departures }) => html`${
    validity.warnings.length === 0
      ? html`<p>${departures.length === 0 ? 'The checks raised no warning.' : 'The checks on void attempts, lanes and overhead raised no warning; what else makes this run other than plain stands on top.'}</p>`
      : html`<ul class="warnings">${validity.warnings.map((warning) => html`<li>${warning}</li>`)}</ul>`
  }
<dl class="facts">
<div><dt>Void attempts</dt><dd>${count(counts.void)} of ${count(counts.attempts)}, those to register included (${percent(validity.voidShare)}): our own failures, in no rate</dd></div>
${run.environment.machineTime !== undefined ? resampled(run.environment.machineTime) : html`${kind === 'pilot' ? lanes(validity, arms) : ''}<div><dt>Our own overhead</dt><dd>${percent(validity.overheadShare)} of the time, kept out of the target’s figures</dd></div>`}
${validity.ceremoniesOfOurs === undefined ? '' : html`<div><dt>Ceremonies of ours</dt><dd>${countOf(validity.ceremoniesOfOurs, 'registration')} answered by this project’s own authenticator and not by Chromium’s, with a certificate of a simulated maker: the target asked who made the authenticator, and no maker vouches for Chromium’s virtual ones. Their ceremony times are its own; every sign-in with such a passkey was Chromium’s</dd></div>`}
</dl>
${dataTable({
  caption: 'How the attempts to sign in ended',
  columns: [
    'Arm',
    'Users',
    'Needs to sign in',
    'Attempts to sign in',
    'Succeeded',
    'Gave up',
    'Refused',
    'Timed out',
    'Void',
  ],
  rows: counts.byArm.toSorted(byArm(arms)).map((each) => rowOf(each, armStyles(arms))),
})}`,
};

function resampled(source: NonNullable<ResultsOfSignIns['run']['environment']['machineTime']>): Html {
  return html`<div><dt>Machine time</dt><dd>resampled, in whole steps, from ${countOf(source.samples, 'step')} of ${machineTimeSource(source)}: what the machines of that run took, not what this one took. A step that was not met there borrows from its action, or from its kind (page or ceremony)${source.note === undefined ? '' : `. ${source.note}`}</dd></div>
`;
}

/** Of a load run there are none: its sign-ins are meant to disturb each other. */
function lanes(
  { quietAttempts, busyAttempts, busyLaneInflation }: ResultsOfSignIns['validity'],
  arms: ResultsOfSignIns['arms'],
): Html {
  const styleOf = armStyles(arms);
  return html`<div><dt>Measured parts of a step</dt><dd>from ${countOf(quietAttempts, 'attempt')} with the other lanes quiet; ${count(busyAttempts)} ran beside others. Times of whole attempts hold both kinds</dd></div>
<div><dt>Busy lanes</dt><dd>${
    busyLaneInflation.length === 0
      ? 'one lane only, so none disturbed another'
      : busyLaneInflation
          .toSorted(byArm(arms))
          .map(
            ({ arm, ratio, interval }) =>
              `${styleOf(arm).name}: measured parts ${quantityWithInterval(ratio, interval, 'ratio')} as long as in quiet ones`,
          )
          .join('; ')
  }</dd></div>
`;
}

function rowOf(arm: ResultsOfSignIns['counts']['byArm'][number], styleOf: StyleOf): string[] {
  return [
    styleOf(arm.arm).name,
    ...[arm.users, arm.needs, arm.attempts, arm.succeeded, arm.abandoned, arm.refused, arm.timedOut, arm.void].map(
      count,
    ),
  ];
}
