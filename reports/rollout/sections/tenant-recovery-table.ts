// Recoveries by an identity check, week by week, beside what the help desk had to bear in the same week.
import { html } from 'hono/html';
import { recoveryStages, type RecoveryStage } from '../../../scenarios/schema/tenant-recoveries.ts';
import type { ResultsOfRollout } from '../../results/results.ts';
import type { TenantResults, TenantWeekResult } from '../../results/tenant-results.ts';
import { count, quantity } from '../../words/quantity.ts';
import { dataTable } from '../../drawing/data-table.ts';
import type { Section } from '../../drawing/section.ts';
import { weeksOf } from '../charts/tenant-weeks.ts';
import { sumOfHours } from '../ledger-told.ts';
import { plantedInWords } from '../../departures/planted-in-words.ts';
import { stageWords } from '../recovery-finding.ts';

const minuteMs = 60_000;
const hourMs = 3_600_000;

export const tenantRecoveryTable: Section<ResultsOfRollout> = {
  id: 'recoveries',
  showsFigures: true,
  title: 'Recoveries by an identity check, before the help desk',
  render: ({ timeline, run }) => {
    const weeks = weeksOf(timeline, 'rollout');
    const planted = plantedInWords(run.scenario.rollout);
    return html`<p>Who has no way in, and for whom a recovery profile is, goes through the identity check once; whom it fails calls the help desk when it has ended. Who gets back in is a ticket less. With nothing done there is a help desk alone.${planted === '' ? '' : ` Planted: ${planted}.`}</p>
${dataTable({
  caption: 'Recoveries by week, with the rollout: where they ended',
  columns: [
    'Week from',
    'Begun',
    'Back in: tickets avoided',
    ...recoveryStages.map((stage) => `Lost: ${stageWords[stage]}`),
    'Identity checks paid for',
  ],
  rows: weeks.map(recoveryRow),
})}
${dataTable({
  caption: 'The help desk and the time lost in the same weeks',
  columns: [
    'Week from',
    ...(['with the rollout', 'nothing done'] as const).flatMap((whose) => [
      `Tickets opened, ${whose}`,
      `Mean wait by the clock, ${whose}`,
      `Longest wait by the clock, ${whose}`,
      `Open at its end, ${whose}`,
      `Working time lost, ${whose}`,
    ]),
  ],
  rows: weeks.map(({ week, startsOn }) =>
    [startsOn].concat(deskCells(timeline, 'rollout', week), deskCells(timeline, 'nothing', week)),
  ),
})}`;
  },
};

function recoveryRow({ startsOn, recoveries, identityChecks }: TenantWeekResult): string[] {
  const lost = (stage: RecoveryStage) => recoveries?.lostAt[stage] ?? 0;
  return [
    startsOn,
    ...[recoveries?.begun ?? 0, recoveries?.recovered ?? 0, ...recoveryStages.map(lost), identityChecks ?? 0].map(
      count,
    ),
  ];
}

function deskCells(timeline: TenantResults, tenant: TenantWeekResult['tenant'], week: number): string[] {
  const desk = timeline.desk.find((each) => each.tenant === tenant && each.week === week);
  const hours = weeksOf(timeline, tenant).find((each) => each.week === week)?.lostHours;
  const opened = desk?.tickets.opened ?? 0;
  return [
    count(opened),
    desk === undefined || opened === 0 ? 'none' : quantity(desk.clockWaitMs / opened / minuteMs, 'min'),
    desk === undefined || opened === 0 ? 'none' : quantity(desk.longestWaitMs / hourMs, 'h'),
    count(desk?.openAtItsEnd ?? 0),
    hours === undefined ? 'none' : quantity(sumOfHours(hours), 'h'),
  ];
}
