// The help desk week by week: tickets, and how long callers waited for an agent.
import { count, quantity } from '../quantity.ts';
import type { Results } from '../results.ts';
import type { BuiltChart, Chart } from './chart.ts';
import { gridLayer } from './forest.ts';
import { type ChartWidth, framedSpec, totalWidthPx } from './frame.ts';
import { keyLayers, layOutKey } from './layers.ts';
import { layOutPanels } from './load-panels.ts';
import { everyQuarter } from './tenant-enrolment.ts';
import { roundScale, tenantKey, tenantScope, tenantsDrawn, tenantStyle, weekAxis, weekCount, weekLine } from './tenant-weeks.ts';

export const chart: Chart = {
  id: 'tenant-help-desk',
  section: 'tenant',
  place: 5,
  without: 'Nobody called the help desk, or the run holds no weeks of a tenant.',
  build,
};

function build({ timeline }: Results, width: ChartWidth): BuiltChart | undefined {
  if (timeline === undefined || timeline.desk.length === 0) return undefined;
  const weeks = Array.from({ length: weekCount(timeline) }, (_, week) => week);
  const startsOn = (week: number) => new Date(Date.parse(timeline.startsOn) + week * 7 * 86_400_000).toISOString().slice(0, 10);
  const rows = (tenant: 'rollout' | 'nothing') =>
    weeks.map((week) => {
      const desk = timeline.desk.find((each) => each.tenant === tenant && each.week === week);
      return { week, tickets: desk?.tickets ?? 0, waiting: desk?.waiting ?? 0, ...(desk === undefined || desk.tickets === 0 ? {} : { queueMin: desk.queueMs / desk.tickets / 60_000, waitMin: desk.waitMs / desk.tickets / 60_000, longestMin: desk.longestWaitMs / 60_000 }) };
    });
  const of = { rollout: rows('rollout'), nothing: rows('nothing') };
  const tickets = (tenant: 'rollout' | 'nothing') => of[tenant].map(({ week, tickets: value }) => ({ week, value }));
  const waits = (tenant: 'rollout' | 'nothing') => of[tenant].flatMap(({ week, queueMin }) => (queueMin === undefined ? [] : [{ week, value: queueMin }]));
  const highest = (points: (tenant: 'rollout' | 'nothing') => readonly { value: number }[]) => Math.max(1, ...tenantsDrawn.flatMap((tenant) => points(tenant).map(({ value }) => value)));
  const total = (tenant: 'rollout' | 'nothing') => tickets(tenant).reduce((sum, { value }) => sum + value, 0);
  const key = layOutKey(tenantKey, totalWidthPx[width]);
  const panels = layOutPanels(
    [
      { id: 'tickets', title: 'Tickets in the week', heightPx: 140, y: roundScale(highest(tickets), (tick) => count(tick)) },
      { id: 'waits', title: 'Mean wait for an agent within opening hours, minutes', heightPx: 110, y: roundScale(highest(waits), (tick) => count(tick)) },
    ],
    width,
    { topPx: key.heightPx, bottomPx: 48 },
  );
  const x = weekAxis(timeline, width);
  const title = `${count(total('rollout'))} tickets with the rollout, ${count(total('nothing'))} with nothing done`;
  return {
    spec: framedSpec(panels, [...panels.layers, gridLayer(panels, x), ...tenantsDrawn.flatMap((tenant) => [...weekLine(panels, 'tickets', x, tenant, tickets(tenant)), ...weekLine(panels, 'waits', x, tenant, waits(tenant))]), ...keyLayers(key, panels.padding)]),
    title,
    subtitle: `One queue, first come, first served, within the help desk’s hours. Who has no way in always calls; of the others who failed, some do. ${tenantScope(timeline)}.`,
    badge: 'modelled',
    alt: `${title}. ${tenantsDrawn.toReversed().map((tenant) => `${tenantStyle[tenant].name}: ${everyQuarter(of[tenant]).map((week) => `${count(week.tickets)} in the week of ${startsOn(week.week)}`).join(', ')}`).join('. ')}.`,
    table: {
      caption: 'Help desk by week',
      columns: ['Week from', ...tenantsDrawn.toReversed().flatMap((tenant) => ['tickets', 'mean wait within opening hours', 'mean wait, nights included', 'longest wait', 'waiting at its end'].map((what) => `${tenantStyle[tenant].name}: ${what}`))],
      rows: weeks.map((week) => [startsOn(week)].concat(tenantsDrawn.toReversed().flatMap((tenant) => {
        const row = of[tenant][week];
        return [count(row?.tickets ?? 0), row?.queueMin === undefined ? 'none' : quantity(row.queueMin, 'min'), row?.waitMin === undefined ? 'none' : quantity(row.waitMin, 'min'), row?.longestMin === undefined ? 'none' : quantity(row.longestMin, 'min'), count(row?.waiting ?? 0)];
      }))),
    },
  };
}
