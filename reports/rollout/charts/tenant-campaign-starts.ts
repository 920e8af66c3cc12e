// What a campaign that starts in other weeks before a deadline leaves to be borne: people with text messages alone, tickets, cost.
import type { AroundDeadline } from '../../../scenarios/schema/campaign-start.ts';
import type { BuiltChart, Chart } from '../../drawing/chart.ts';
import { gridLayer, xAxis } from '../../drawing/forest.ts';
import { type ChartWidth, framedSpec, type Layer, totalWidthPx } from '../../drawing/frame.ts';
import { keyLayers, layOutKey, yPx } from '../../drawing/layers.ts';
import { colour } from '../../drawing/palette.ts';
import { layOutPanels } from '../../drawing/panels.ts';
import type { ResultsOfRollout } from '../../results/results.ts';
import { count, countOf, quantity } from '../../words/quantity.ts';
import { roundScale, tenantScope } from './tenant-weeks.ts';

export const chart: Chart<ResultsOfRollout> = {
  id: 'tenant-campaign-starts',
  section: 'tenant',
  place: 7,
  without: 'The scenario asks for no campaign that starts in other weeks before a deadline.',
  build,
};

const alone = ({ personas }: AroundDeadline) => personas.reduce((sum, each) => sum + each.alone, 0);

function build({ timeline }: ResultsOfRollout, width: ChartWidth): BuiltChart | undefined {
  const { campaignStarts: starts, aroundDeadline: around, currency } = timeline;
  if (starts === undefined || around === undefined) return undefined;
  const [first, ...others] = starts.toSorted((a, b) => b.weeksBefore - a.weeksBefore);
  const last = others.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const inOrder = [first, ...others];
  const figures = [
    { id: 'alone', title: `People with text messages alone on ${around.on}`, of: alone },
    {
      id: 'tickets',
      title: `Tickets opened from ${around.month.from} to ${around.month.until}`,
      of: ({ month }: AroundDeadline) => month.tickets,
    },
    { id: 'cost', title: `Cost of the whole time, ${currency}`, of: ({ inAll }: AroundDeadline) => inAll.cost },
  ];
  const key = layOutKey(
    [
      { label: 'With a campaign that starts then', colour: colour('blue'), sign: { kind: 'symbol', shape: 'circle' } },
      { label: 'Nothing done', colour: colour('vermilion'), sign: { kind: 'line', dash: [6, 3] } },
    ],
    totalWidthPx[width],
  );
  const panels = layOutPanels(
    figures.map(({ id, title, of }) => ({
      id,
      title,
      heightPx: 100,
      y: roundScale(Math.max(1, of(around.nothing), ...inOrder.map((start) => of(start.around))), count, 2),
    })),
    width,
    { topPx: key.heightPx, bottomPx: 48 },
  );
  const ends = [-first.weeksBefore, -last.weeksBefore] as const;
  const x = xAxis({
    domain: [ends[0] - 0.5, ends[1] + 0.5],
    ticks: inOrder.map(({ weeksBefore }) => -weeksBefore),
    labelExpr: 'datum.value === 0 ? "0" : format(-datum.value, "d")',
    title: `Weeks from the start of the campaign to ${around.on}`,
  });
  const title = `A campaign that starts ${countOf(first.weeksBefore, 'week')} before leaves ${countOf(Math.round(alone(first.around)), 'person', 'people')} with text messages alone, doing nothing ${count(Math.round(alone(around.nothing)))}`;
  return {
    spec: framedSpec(panels, [
      ...panels.layers,
      gridLayer(panels, x),
      ...figures.flatMap(({ id, of }): Layer[] => [
        {
          data: {
            values: [ends[0] - 0.5, ends[1] + 0.5].map((week) => ({ week, y: panels.yOf(id, of(around.nothing)) })),
          },
          mark: { type: 'line', stroke: colour('vermilion'), strokeWidth: 2, strokeDash: [6, 3] },
          encoding: { x: { field: 'week', ...x }, y: yPx },
        },
        {
          data: {
            values: inOrder.map((start) => ({ week: -start.weeksBefore, y: panels.yOf(id, of(start.around)) })),
          },
          mark: {
            type: 'point',
            shape: 'circle',
            size: 60,
            filled: true,
            opacity: 1,
            fill: colour('blue'),
            stroke: colour('blue'),
          },
          encoding: { x: { field: 'week', ...x }, y: yPx },
        },
      ]),
      ...keyLayers(key, panels.padding),
    ]),
    title,
    subtitle: `The same people live each; all of them are asked in one wave. ${tenantScope(timeline)}.`,
    badge: 'modelled',
    alt: `${title}. ${inOrder.map((start) => `${countOf(start.weeksBefore, 'week')} before: ${figures.map(({ title: what, of }) => `${what} ${count(Math.round(of(start.around)))}`).join(', ')}`).join('. ')}.`,
    table: {
      caption: 'Campaigns that start in other weeks',
      columns: [
        'Starts',
        'Weeks before',
        'Text messages alone on the day',
        'Tickets in that week',
        'Tickets in four weeks',
        'Working time lost in four weeks',
        'Cost in four weeks',
        'Tickets in all',
        'Cost in all',
      ],
      rows: [
        ...inOrder.map(({ startsOn, weeksBefore, around: lived }) =>
          [startsOn, String(weeksBefore)].concat(cells(lived, currency)),
        ),
        ['nothing done', 'none'].concat(cells(around.nothing, currency)),
      ],
    },
  };
}

const hourMs = 3_600_000;

function cells(around: AroundDeadline, currency: string): string[] {
  const { week, month, inAll } = around;
  return [
    count(Math.round(alone(around))),
    count(week.tickets),
    count(month.tickets),
    quantity(month.lostMs / hourMs, 'h'),
    quantity(month.cost, currency),
    count(inAll.tickets),
    quantity(inAll.cost, currency),
  ];
}
