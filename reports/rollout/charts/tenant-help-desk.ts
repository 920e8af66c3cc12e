// The help desk week by week: tickets, and the working time that callers lost by waiting, in its queue and while it was closed.
import { count, quantity } from '../../words/quantity.ts';
import type { ResultsOfRollout } from '../../results/results.ts';
import type { BuiltChart, Chart } from '../../drawing/chart.ts';
import { gridLayer } from '../../drawing/forest.ts';
import { type ChartWidth, framedSpec, totalWidthPx } from '../../drawing/frame.ts';
import { keyLayers, layOutKey } from '../../drawing/layers.ts';
import { layOutPanels } from '../../drawing/panels.ts';
import { everyQuarter } from './tenant-enrolment.ts';
import {
  roundScale,
  tenantKey,
  tenantScope,
  tenantsDrawn,
  tenantStyle,
  weekAxis,
  weekCount,
  weekLine,
} from './tenant-weeks.ts';

export const chart: Chart<ResultsOfRollout> = {
  id: 'tenant-help-desk',
  section: 'tenant',
  place: 5,
  without: 'Nobody called the help desk, or the run holds no weeks of a tenant.',
  build,
};

const minuteMs = 60_000;

function build({ timeline }: ResultsOfRollout, width: ChartWidth): BuiltChart | undefined {
  if (timeline.desk.length === 0) return undefined;
  const weeks = Array.from({ length: weekCount(timeline) }, (_, week) => week);
  const startsOn = (week: number) =>
    new Date(Date.parse(timeline.startsOn) + week * 7 * 86_400_000).toISOString().slice(0, 10);
  const rows = (tenant: 'rollout' | 'nothing') =>
    weeks.map((week) => {
      const desk = timeline.desk.find((each) => each.tenant === tenant && each.week === week);
      if (desk === undefined) return { week, tickets: 0, openAtItsEnd: 0 };
      const {
        tickets: { opened },
        lostMs,
        clockWaitMs,
        longestWaitMs,
        openAtItsEnd,
      } = desk;
      const means =
        opened === 0
          ? {}
          : {
              queueMin: lostMs.queue / opened / minuteMs,
              closedMin: lostMs.deskClosed / opened / minuteMs,
              clockMin: clockWaitMs / opened / minuteMs,
              longestMin: longestWaitMs / minuteMs,
            };
      return { week, tickets: opened, openAtItsEnd, ...means };
    });
  const waited = (minutes: number | undefined) => (minutes === undefined ? 'none' : quantity(minutes, 'min'));
  const of = { rollout: rows('rollout'), nothing: rows('nothing') };
  const tickets = (tenant: 'rollout' | 'nothing') => of[tenant].map(({ week, tickets: value }) => ({ week, value }));
  const waits = (tenant: 'rollout' | 'nothing', part: 'queueMin' | 'closedMin') =>
    of[tenant].flatMap(({ week, [part]: value }) => (value === undefined ? [] : [{ week, value }]));
  const highest = (points: (tenant: 'rollout' | 'nothing') => readonly { value: number }[]) =>
    Math.max(1, ...tenantsDrawn.flatMap((tenant) => points(tenant).map(({ value }) => value)));
  const total = (tenant: 'rollout' | 'nothing') =>
    timeline.totals.find((each) => each.tenant === tenant)?.tickets.opened ?? 0;
  const highestWait = highest((tenant) => [...waits(tenant, 'queueMin'), ...waits(tenant, 'closedMin')]);
  const key = layOutKey(tenantKey, totalWidthPx[width]);
  const panels = layOutPanels(
    [
      {
        id: 'tickets',
        title: 'Tickets opened in the week',
        heightPx: 140,
        y: roundScale(highest(tickets), (tick) => count(tick)),
      },
      {
        id: 'queue',
        title: 'Working time lost in the queue, mean of the tickets, minutes',
        heightPx: 90,
        y: roundScale(highestWait, (tick) => count(tick), 2),
      },
      {
        id: 'closed',
        title: 'Working time lost while the desk was closed, mean of the tickets, minutes',
        heightPx: 90,
        y: roundScale(highestWait, (tick) => count(tick), 2),
      },
    ],
    width,
    { topPx: key.heightPx, bottomPx: 48 },
  );
  const x = weekAxis(timeline, width);
  const title = `${count(total('rollout'))} tickets opened with the rollout, ${count(total('nothing'))} with nothing done`;
  return {
    spec: framedSpec(panels, [
      ...panels.layers,
      gridLayer(panels, x),
      ...tenantsDrawn.flatMap((tenant) => [
        ...weekLine(panels, 'tickets', x, tenant, tickets(tenant)),
        ...weekLine(panels, 'queue', x, tenant, waits(tenant, 'queueMin')),
        ...weekLine(panels, 'closed', x, tenant, waits(tenant, 'closedMin')),
      ]),
      ...keyLayers(key, panels.padding),
    ]),
    title,
    subtitle: `One queue, first come, first served, within the help desk’s hours. Who has no way in always calls; of the others who failed, some do. Waiting counts within the working day of the caller. ${tenantScope(timeline)}.`,
    badge: 'modelled',
    alt: `${title}. ${tenantsDrawn
      .toReversed()
      .map(
        (tenant) =>
          `${tenantStyle[tenant].name}: ${everyQuarter(of[tenant])
            .map((week) => `${count(week.tickets)} in the week of ${startsOn(week.week)}`)
            .join(', ')}`,
      )
      .join('. ')}.`,
    table: {
      caption: 'Help desk by week',
      columns: [
        'Week from',
        ...tenantsDrawn
          .toReversed()
          .flatMap((tenant) =>
            [
              'tickets opened',
              'mean working time lost in the queue',
              'mean working time lost while closed',
              'mean wait by the clock',
              'longest wait by the clock',
              'tickets open at its end',
            ].map((what) => `${tenantStyle[tenant].name}: ${what}`),
          ),
      ],
      rows: weeks.map((week) =>
        [startsOn(week)].concat(
          tenantsDrawn.toReversed().flatMap((tenant) => {
            const row = of[tenant][week];
            return [
              count(row?.tickets ?? 0),
              waited(row?.queueMin),
              waited(row?.closedMin),
              waited(row?.clockMin),
              waited(row?.longestMin),
              count(row?.openAtItsEnd ?? 0),
            ];
          }),
        ),
      ),
    },
  };
}
