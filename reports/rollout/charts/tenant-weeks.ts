// What the charts of a tenant's weeks have in common: the calendar as x axis, how the two tenants are drawn, lines with their bands.
import { countOf } from '../../words/quantity.ts';
import type { TenantResults, TenantWeekResult } from '../../results/tenant-results.ts';
import { xAxis } from '../../drawing/forest.ts';
import type { ChartWidth, Layer } from '../../drawing/frame.ts';
import { type KeyEntry, yPx } from '../../drawing/layers.ts';
import type { Panels, PanelScale } from '../../drawing/panels.ts';
import { colour } from '../../drawing/palette.ts';

type TenantId = TenantWeekResult['tenant'];

export const tenantStyle = {
  rollout: { name: 'With the rollout', colour: colour('blue'), dash: [1, 0] },
  nothing: { name: 'Nothing done', colour: colour('vermilion'), dash: [6, 3] },
} as const satisfies Record<TenantId, { name: string; colour: string; dash: readonly number[] }>;

/** Drawn in this order, so that the rollout lies on top. */
export const tenantsDrawn = ['nothing', 'rollout'] as const;

export const tenantKey: readonly KeyEntry[] = tenantsDrawn.toReversed().map((tenant) => ({
  label: tenantStyle[tenant].name,
  colour: tenantStyle[tenant].colour,
  sign: { kind: 'line', dash: tenantStyle[tenant].dash },
}));

export const bandKey: KeyEntry = {
  label: '95 % interval',
  colour: colour('muted'),
  sign: { kind: 'swatch', opacity: 0.25 },
};

/** Weeks of one tenant and one persona (absent: all), in order. */
export function weeksOf({ weeks }: TenantResults, tenant: TenantId, persona?: string): TenantWeekResult[] {
  return weeks.filter((week) => week.tenant === tenant && week.persona === persona).toSorted((a, b) => a.week - b.week);
}

export function weekCount({ weeks }: TenantResults): number {
  return Math.max(0, ...weeks.map(({ week }) => week + 1));
}

/** What was drawn, for the line below a title. */
export function tenantScope({ people, startsOn, endsOn }: TenantResults): string {
  return `${countOf(people, 'person', 'people')} at the start, ${startsOn} to ${endsOn}`;
}

const dayMs = 86_400_000;
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** In weeks since the first day; labels at the first days of months, with the year where it begins. */
export function weekAxis({ startsOn, endsOn }: Pick<TenantResults, 'startsOn' | 'endsOn'>, width: ChartWidth) {
  const start = Date.parse(startsOn);
  const end = (Date.parse(endsOn) + dayMs - start) / (7 * dayMs);
  const months: { at: number; label: string }[] = [];
  const date = new Date(start);
  for (let month = 0; ; month += 1) {
    const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + month + (date.getUTCDate() === 1 ? 0 : 1), 1);
    const at = (first - start) / (7 * dayMs);
    if (at > end) break;
    const day = new Date(first);
    months.push({
      at: Number(at.toFixed(4)),
      label: `${monthNames[day.getUTCMonth()] ?? ''}${day.getUTCMonth() === 0 ? ` ${day.getUTCFullYear()}` : ''}`,
    });
  }
  const every = Math.max(1, Math.ceil(months.length / (width === 'wide' ? 13 : 5)));
  const shown = months.filter((_, index) => index % every === 0);
  const ticks = shown.length === 0 ? [0] : shown.map(({ at }) => at);
  const labels = shown.length === 0 ? [startsOn] : shown.map(({ label }) => label);
  return xAxis({
    domain: [0, end],
    ticks,
    labelExpr: `${JSON.stringify(labels)}[indexof(${JSON.stringify(ticks)}, datum.value)]`,
    title: `Weeks from ${startsOn}`,
  });
}

export interface WeekPoint {
  readonly week: number;
  readonly value: number;
  readonly lower?: number;
  readonly upper?: number;
}

/** A line with its band, in the middle of each week. */
export function weekLine(
  panels: Panels,
  panel: string,
  x: ReturnType<typeof weekAxis>,
  tenant: TenantId,
  points: readonly WeekPoint[],
  style: { readonly colour: string; readonly dash: readonly number[] } = tenantStyle[tenant],
): Layer[] {
  const [, end] = x.scale.domain;
  const at = (week: number) => Math.min(week + 0.5, end ?? week);
  const bands = points.flatMap(({ week, lower, upper }) =>
    lower === undefined || upper === undefined
      ? []
      : [{ week: at(week), y: panels.yOf(panel, upper), bottom: panels.yOf(panel, lower) }],
  );
  return [
    ...(bands.length < 2
      ? []
      : [
          {
            data: { values: bands },
            mark: { type: 'area', fill: style.colour, fillOpacity: 0.2, line: false },
            encoding: { x: { field: 'week', ...x }, y: yPx, y2: { field: 'bottom' } },
          } satisfies Layer,
        ]),
    ...stretches(points).map((stretch): Layer => ({
      data: {
        values: stretch.map(({ week, value }) => ({ tenant, week: at(week), value, y: panels.yOf(panel, value) })),
      },
      // A week between two without a figure is a dot, as a line needs two.
      mark:
        stretch.length === 1
          ? {
              type: 'point',
              shape: 'circle',
              size: 9,
              filled: true,
              opacity: 1,
              fill: style.colour,
              stroke: style.colour,
            }
          : { type: 'line', stroke: style.colour, strokeWidth: 2, strokeDash: [...style.dash] },
      encoding: { x: { field: 'week', ...x }, y: yPx },
    })),
  ];
}

/** Weeks that follow each other: nothing is drawn over a week without a figure. */
function stretches(points: readonly WeekPoint[]): WeekPoint[][] {
  const found: WeekPoint[][] = [];
  for (const point of points) {
    const last = found.at(-1);
    if (last?.at(-1)?.week === point.week - 1) last.push(point);
    else found.push([point]);
  }
  return found;
}

/** A linear scale from 0 (or the given low) to a round number above the highest value. */
export function roundScale(highest: number, label: (tick: number) => string, steps = 4, low = 0): PanelScale {
  const raw = Math.max(highest - low, 1e-9) / steps;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step =
    [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= raw * (1 - 1e-9)) ?? raw;
  const count = Math.max(1, Math.ceil((highest - low) / step - 1e-9));
  const tick = (index: number) => Number((low + index * step).toPrecision(12));
  return {
    type: 'linear',
    domain: [low, tick(count)],
    ticks: Array.from({ length: count + 1 }, (_, index) => tick(index)),
    label,
  };
}
