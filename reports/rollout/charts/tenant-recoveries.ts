// Recoveries by an identity check, week by week: who got back in, and whom it sent to the help desk, because they failed or nobody answered.
import { count, percent } from '../../words/quantity.ts';
import type { ResultsOfRollout } from '../../results/results.ts';
import type { TenantWeekResult } from '../../results/tenant-results.ts';
import type { BuiltChart, Chart } from '../../drawing/chart.ts';
import { gridLayer } from '../../drawing/forest.ts';
import { type ChartWidth, framedSpec, type Layer, totalWidthPx } from '../../drawing/frame.ts';
import { keyLayers, layOutKey, yPx } from '../../drawing/layers.ts';
import { colour } from '../../drawing/palette.ts';
import { layOutPanels } from '../../drawing/panels.ts';
import { everyQuarter } from './tenant-enrolment.ts';
import { roundScale, tenantScope, weekAxis, weeksOf } from './tenant-weeks.ts';

export const chart: Chart<ResultsOfRollout> = {
  id: 'tenant-recoveries',
  section: 'tenant',
  place: 6,
  without: 'Nobody of the tenant began a recovery by an identity check.',
  build,
};

const panel = 'recoveries';
/** Of a week, left free on either side of its bar. */
const gap = 0.08;

type Recoveries = NonNullable<TenantWeekResult['recoveries']>;

/** From the bottom up: together those who began. */
const parts: readonly {
  readonly label: string;
  readonly colour: string;
  readonly of: (recoveries: Recoveries) => number;
}[] = [
  { label: 'Back in', colour: colour('signedIn'), of: ({ recovered }) => recovered },
  {
    label: 'Failed: called the help desk',
    colour: colour('refused'),
    of: ({ begun, recovered, lostAt }) => begun - recovered - lostAt.outage,
  },
  { label: 'No answer: called the help desk', colour: colour('timedOut'), of: ({ lostAt }) => lostAt.outage },
];

function build({ timeline }: ResultsOfRollout, width: ChartWidth): BuiltChart | undefined {
  const weeks = weeksOf(timeline, 'rollout');
  const begun = (week: TenantWeekResult) => week.recoveries?.begun ?? 0;
  const total = sum(weeks, (recoveries) => recoveries.begun);
  if (total === 0) return undefined;
  const key = layOutKey(
    parts.map(({ label, colour: paint }) => ({ label, colour: paint, sign: { kind: 'swatch' } as const })),
    totalWidthPx[width],
  );
  const panels = layOutPanels(
    [
      {
        id: panel,
        title: 'Recoveries begun in the week',
        heightPx: width === 'wide' ? 200 : 180,
        y: roundScale(Math.max(1, ...weeks.map(begun)), (tick) => count(tick)),
      },
    ],
    width,
    { topPx: key.heightPx, bottomPx: 48 },
  );
  const x = weekAxis(timeline, width);
  const end = x.scale.domain[1] ?? 1;
  const bars = parts.map(({ label, colour: paint, of }, nth): Layer => ({
    data: {
      values: weeks.flatMap(({ week, recoveries }) => {
        if (recoveries === undefined || of(recoveries) === 0) return [];
        const below = parts.slice(0, nth).reduce((height, part) => height + part.of(recoveries), 0);
        const top = below + of(recoveries);
        return [
          {
            label,
            from: week + gap,
            to: Math.min(week + 1, end) - gap,
            recoveries: of(recoveries),
            y: panels.yOf(panel, top),
            bottom: panels.yOf(panel, below),
          },
        ];
      }),
    },
    mark: { type: 'rect', fill: paint },
    encoding: { x: { field: 'from', ...x }, x2: { field: 'to' }, y: yPx, y2: { field: 'bottom' } },
  }));
  const recovered = sum(weeks, (recoveries) => recoveries.recovered);
  const title = `${percent(recovered / total)} of ${count(total)} recoveries brought somebody back in; ${count(total - recovered)} people called the help desk after all`;
  return {
    spec: framedSpec(panels, [...panels.layers, gridLayer(panels, x), ...bars, ...keyLayers(key, panels.padding)]),
    title,
    subtitle: `Who has no way in tries the identity check first, where a recovery profile is for them. With nothing done nobody can. ${tenantScope(timeline)}.`,
    badge: 'modelled',
    alt: `${title}. ${everyQuarter(weeks.filter((week) => begun(week) > 0))
      .map(({ startsOn, recoveries }) => `Week of ${startsOn}: ${inWords(recoveries)}`)
      .join('; ')}.`,
    table: {
      caption: 'Recoveries by an identity check by week',
      columns: ['Week from', 'Begun', ...parts.map(({ label }) => label)],
      rows: weeks.map((week) =>
        [week.startsOn, count(begun(week))].concat(
          parts.map(({ of }) => count(week.recoveries === undefined ? 0 : of(week.recoveries))),
        ),
      ),
    },
  };
}

function sum(weeks: readonly TenantWeekResult[], of: (recoveries: Recoveries) => number): number {
  return weeks.reduce((total, { recoveries }) => total + (recoveries === undefined ? 0 : of(recoveries)), 0);
}

function inWords(recoveries: Recoveries | undefined): string {
  return recoveries === undefined
    ? 'none'
    : parts.map(({ label, of }) => `${label.toLowerCase()} ${count(of(recoveries))}`).join(', ');
}
