// A weekly figure with its band, both tenants: all personas together, then a panel for each.
import type { ResultsOfRollout } from '../../results/results.ts';
import type { TenantResults, TenantWeekResult } from '../../results/tenant-results.ts';
import type { BuiltChart } from '../../drawing/chart.ts';
import { gridLayer } from '../../drawing/forest.ts';
import { type ChartWidth, framedSpec, totalWidthPx } from '../../drawing/frame.ts';
import { keyLayers, layOutKey } from '../../drawing/layers.ts';
import { layOutPanels, type PanelScale } from '../../drawing/panels.ts';
import { everyQuarter } from './tenant-enrolment.ts';
import {
  bandKey,
  tenantKey,
  tenantScope,
  tenantsDrawn,
  tenantStyle,
  weekAxis,
  weekLine,
  weeksOf,
} from './tenant-weeks.ts';

export interface WeeklyFigure {
  readonly of: (week: TenantWeekResult) => TenantWeekResult['success'];
  readonly inWords: (value: number) => string;
  readonly scale: (lowest: number, highest: number) => PanelScale;
  readonly panelTitle: string;
  readonly title: (rollout: string, nothing: string) => string;
  readonly subtitle: string;
  readonly caption: string;
}

interface Group {
  readonly id: string;
  readonly persona?: string;
  readonly title: string;
}

export function figureByPersona(
  { timeline, run }: ResultsOfRollout,
  width: ChartWidth,
  figure: WeeklyFigure,
): BuiltChart | undefined {
  const groups = groupsOf(timeline, run);
  const points = (tenant: 'rollout' | 'nothing', persona: string | undefined) =>
    weeksOf(timeline, tenant, persona).flatMap((week) => {
      const found = figure.of(week);
      return found === undefined
        ? []
        : [
            {
              week: week.week,
              startsOn: week.startsOn,
              value: found.value,
              ...(found.interval?.upper === undefined
                ? {}
                : { lower: found.interval.lower, upper: found.interval.upper }),
            },
          ];
    });
  const [rollout, nothing] = [points('rollout', undefined), points('nothing', undefined)];
  const [lastRollout, lastNothing] = [rollout.at(-1), nothing.at(-1)];
  if (lastRollout === undefined || lastNothing === undefined) return undefined;
  const all = groups.flatMap(({ persona }) => tenantsDrawn.flatMap((tenant) => points(tenant, persona)));
  const scale = figure.scale(Math.min(...all.map(({ value }) => value)), Math.max(...all.map(({ value }) => value)));
  const key = layOutKey([...tenantKey, bandKey], totalWidthPx[width]);
  const panels = layOutPanels(
    groups.map(({ id, title }, index) => ({
      id,
      title: index === 0 ? `${figure.panelTitle}: ${title}` : title,
      heightPx: index === 0 ? 130 : 80,
      y: index === 0 ? scale : { ...scale, ticks: scale.ticks.filter((_, nth) => nth % 2 === 0) },
    })),
    width,
    { topPx: key.heightPx, bottomPx: 48 },
  );
  const x = weekAxis(timeline, width);
  const title = figure.title(figure.inWords(lastRollout.value), figure.inWords(lastNothing.value));
  return {
    spec: framedSpec(panels, [
      ...panels.layers,
      gridLayer(panels, x),
      ...groups.flatMap(({ id, persona }) =>
        tenantsDrawn.flatMap((tenant) => weekLine(panels, id, x, tenant, points(tenant, persona))),
      ),
      ...keyLayers(key, panels.padding),
    ]),
    title,
    subtitle: `${figure.subtitle} Bands: 95 % intervals over people; they do not hold doubt about the rates. ${tenantScope(timeline)}.`,
    badge: 'modelled',
    alt: `${title}. ${tenantsDrawn
      .toReversed()
      .map(
        (tenant) =>
          `${tenantStyle[tenant].name}: ${everyQuarter(points(tenant, undefined))
            .map(({ startsOn, value }) => `${figure.inWords(value)} in the week of ${startsOn}`)
            .join(', ')}`,
      )
      .join('. ')}.`,
    table: {
      caption: figure.caption,
      columns: [
        'Week from',
        ...groups.flatMap((group) =>
          tenantsDrawn.toReversed().map((tenant) => `${group.title}: ${tenantStyle[tenant].name.toLowerCase()}`),
        ),
      ],
      rows: weeksOf(timeline, 'rollout').map(({ week, startsOn }) => {
        const cells = groups.flatMap(({ persona }) =>
          tenantsDrawn.toReversed().map((tenant) => points(tenant, persona).find((point) => point.week === week)),
        );
        return [startsOn].concat(cells.map((found) => (found === undefined ? 'none' : figure.inWords(found.value))));
      }),
    },
  };
}

function groupsOf({ weeks }: TenantResults, { personas }: ResultsOfRollout['run']): Group[] {
  const ids = new Set(weeks.flatMap(({ persona }) => (persona === undefined ? [] : [persona])));
  const titles = new Map(personas.map(({ id, title }) => [id, title]));
  return [
    { id: 'all', title: 'all personas' },
    ...[...ids].map((id) => ({ id: `persona ${id}`, persona: id, title: titles.get(id) ?? id })),
  ];
}
