// The people of the tenant week by week: who can use a passkey on their main device, who has one elsewhere, who has none.
import { count, percent } from '../../words/quantity.ts';
import type { ResultsOfRollout } from '../../results/results.ts';
import type { TenantResults, TenantWeekResult } from '../../results/tenant-results.ts';
import type { BuiltChart, Chart } from '../../drawing/chart.ts';
import { gridLayer } from '../../drawing/forest.ts';
import { type ChartWidth, fontSize, framedSpec, type Layer, totalWidthPx } from '../../drawing/frame.ts';
import { keyLayers, layOutKey, yPx } from '../../drawing/layers.ts';
import { layOutPanels } from '../../drawing/panels.ts';
import { colour } from '../../drawing/palette.ts';
import { roundScale, tenantScope, weekAxis, weeksOf } from './tenant-weeks.ts';

export const chart: Chart<ResultsOfRollout> = {
  id: 'tenant-enrolment',
  section: 'tenant',
  place: 1,
  without: 'The run holds no weeks of a tenant, so there is no enrolment over time.',
  build,
};

const panel = 'people';

/** From the bottom up. */
const layersOfPeople: readonly {
  readonly label: string;
  readonly colour: string;
  readonly of: (week: TenantWeekResult) => number;
}[] = [
  { label: 'Passkey usable on the main device', colour: colour('blue'), of: ({ ready }) => ready },
  {
    label: 'Passkey, but not there',
    colour: colour('gaveUp'),
    of: ({ enrolled, ready }) => Math.max(0, enrolled - ready),
  },
  { label: 'No passkey', colour: colour('quiet'), of: ({ people, enrolled }) => Math.max(0, people - enrolled) },
];

function build({ timeline }: ResultsOfRollout, width: ChartWidth): BuiltChart | undefined {
  const weeks = weeksOf(timeline, 'rollout');
  const last = weeks.at(-1);
  if (last === undefined || last.people === 0) return undefined;
  const withoutPassword = weeks.some(({ passwordless }) => passwordless > 0);
  const key = layOutKey(
    [
      ...layersOfPeople.map(({ label, colour: paint }) => ({
        label,
        colour: paint,
        sign: { kind: 'swatch' } as const,
      })),
      ...(withoutPassword
        ? [{ label: 'No password any more', colour: colour('ink'), sign: { kind: 'line', dash: [4, 3] } } as const]
        : []),
    ],
    totalWidthPx[width],
  );
  const highest = Math.max(...weeks.map(({ people, ready, enrolled }) => Math.max(people, enrolled, ready)));
  const panels = layOutPanels(
    [
      {
        id: panel,
        title: 'People at the end of the week',
        heightPx: width === 'wide' ? 260 : 220,
        y: roundScale(highest, (tick) => count(Math.round(tick))),
      },
    ],
    width,
    { topPx: key.heightPx, bottomPx: 48 },
  );
  const x = weekAxis(timeline, width);
  const end = x.scale.domain[1] ?? 1;
  const areas = layersOfPeople.map(({ label, colour: paint }, nth): Layer => ({
    data: {
      values: weeks.map((week) => {
        const below = layersOfPeople.slice(0, nth).reduce((sum, layer) => sum + layer.of(week), 0);
        return {
          label,
          week: Math.min(week.week + 1, end),
          y: panels.yOf(panel, below + (layersOfPeople[nth]?.of(week) ?? 0)),
          bottom: panels.yOf(panel, below),
        };
      }),
    },
    mark: { type: 'area', fill: paint, line: false },
    encoding: { x: { field: 'week', ...x }, y: yPx, y2: { field: 'bottom' } },
  }));
  const title = `${percent(last.enrolled / last.people)} have a passkey in the last week, ${percent(last.ready / last.people)} one that works on their main device`;
  return {
    spec: framedSpec(panels, [
      ...panels.layers,
      ...areas,
      gridLayer({ bands: [] }, x),
      ...(withoutPassword
        ? [
            {
              data: {
                values: weeks.map(({ week, passwordless }) => ({
                  week: Math.min(week + 1, end),
                  y: panels.yOf(panel, passwordless),
                })),
              },
              mark: { type: 'line', stroke: colour('ink'), strokeWidth: 1.75, strokeDash: [4, 3] },
              encoding: { x: { field: 'week', ...x }, y: yPx },
            } satisfies Layer,
          ]
        : []),
      ...waveMarks(timeline, panels.band(panel), x),
      ...keyLayers(key, panels.padding),
    ]),
    title,
    subtitle: `Enrolled: has a passkey that is still at hand; device-bound ones go with their device. Triangles: a wave begins. ${tenantScope(timeline)}.`,
    badge: 'modelled',
    alt: `${title}. ${everyQuarter(weeks)
      .map(
        (week) =>
          `Week of ${week.startsOn}: ${count(week.enrolled)} of ${count(week.people)} enrolled, ${count(week.ready)} ready`,
      )
      .join('; ')}.`,
    table: {
      caption: 'People of the tenant by week',
      columns: [
        'Week from',
        'People',
        'In a wave that has begun',
        'Enrolled',
        'Ready on the main device',
        'No password any more',
        'Waiting for the help desk',
      ],
      rows: weeks.map(({ startsOn, people, invited, enrolled, ready, passwordless, lockedOut }) => [
        startsOn,
        count(people),
        count(invited),
        count(enrolled),
        count(ready),
        count(passwordless),
        count(lockedOut),
      ]),
    },
  };
}

function waveMarks(
  { waves, startsOn }: TenantResults,
  band: { readonly top: number },
  x: ReturnType<typeof weekAxis>,
): Layer[] {
  const marks = waves.map(({ startsOn: day }) => ({
    week: (Date.parse(day) - Date.parse(startsOn)) / (7 * 86_400_000),
    y: band.top - 4,
  }));
  return [
    {
      data: { values: marks },
      mark: {
        type: 'point',
        shape: 'triangle-down',
        size: fontSize.note * 5,
        filled: true,
        opacity: 1,
        fill: colour('ink'),
        stroke: colour('ink'),
      },
      encoding: { x: { field: 'week', ...x }, y: yPx },
    },
  ];
}

/** First, last, and three between. */
export function everyQuarter<T>(weeks: readonly T[]): T[] {
  const indices = new Set([0, 0.25, 0.5, 0.75, 1].map((share) => Math.round(share * (weeks.length - 1))));
  return weeks.filter((_, index) => indices.has(index));
}
