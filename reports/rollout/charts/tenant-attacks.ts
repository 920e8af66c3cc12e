// Accounts taken over, month by month, in the tenant that does nothing and with the rollout, of people with a passkey and without; below, who
// has one.
import { count, percent } from '../../words/quantity.ts';
import type { ResultsOfRollout } from '../../results/results.ts';
import type { TenantAttacks } from '../../../scenarios/schema/tenant-attacks.ts';
import type { BuiltChart, Chart } from '../../drawing/chart.ts';
import { gridLayer } from '../../drawing/forest.ts';
import { type ChartWidth, framedSpec, type Layer, totalWidthPx } from '../../drawing/frame.ts';
import { keyLayers, layOutKey, yPx } from '../../drawing/layers.ts';
import { colour } from '../../drawing/palette.ts';
import { layOutPanels } from '../../drawing/panels.ts';
import { attackMonths, type AttackMonth } from '../attack-months.ts';
import {
  roundScale,
  tenantKey,
  tenantScope,
  tenantsDrawn,
  tenantStyle,
  weekAxis,
  weekLine,
  weeksOf,
} from './tenant-weeks.ts';

export const chart: Chart<ResultsOfRollout> = {
  id: 'tenant-attacks',
  section: 'tenant',
  place: 8,
  without: 'Nobody of the tenant was attacked.',
  build,
};

/** Of a week, left free on either side of a bar. */
const gap = 0.3;

/** From the bottom up. */
const parts: readonly {
  readonly label: string;
  readonly colour: string;
  readonly of: (attacks: TenantAttacks) => number;
}[] = [
  { label: 'Taken over without a passkey', colour: colour('gaveUp'), of: ({ notEnrolled }) => notEnrolled.takenOver },
  { label: 'Taken over with a passkey', colour: colour('indigo'), of: ({ enrolled }) => enrolled.takenOver },
];

const takenOver = (attacks: TenantAttacks) => parts.reduce((sum, { of }) => sum + of(attacks), 0);

function build({ timeline }: ResultsOfRollout, width: ChartWidth): BuiltChart | undefined {
  if (timeline.totals.every(({ attacked }) => attacked === undefined)) return undefined;
  const months = { rollout: attackMonths(timeline, 'rollout'), nothing: attackMonths(timeline, 'nothing') };
  const key = layOutKey(
    [
      ...parts.map(({ label, colour: paint }) => ({ label, colour: paint, sign: { kind: 'swatch' } as const })),
      ...tenantKey,
    ],
    totalWidthPx[width],
  );
  const highest = Math.max(
    1,
    ...tenantsDrawn.flatMap((tenant) => months[tenant].map((each) => takenOver(each.attacks))),
  );
  const panels = layOutPanels(
    [
      ...tenantsDrawn.map((tenant) => ({
        id: tenant,
        title: `Accounts taken over in the month, ${tenantStyle[tenant].name.toLowerCase()}`,
        heightPx: 120,
        y: roundScale(highest, (tick) => count(tick), 3),
      })),
      { id: 'enrolled', title: 'People with a passkey', heightPx: 80, y: roundScale(1, (tick) => percent(tick), 2) },
    ],
    width,
    { topPx: key.heightPx, bottomPx: 48 },
  );
  const x = weekAxis(timeline, width);
  const end = x.scale.domain[1] ?? 1;
  const bars = tenantsDrawn.flatMap((tenant) =>
    parts.map(({ label, colour: paint, of }, nth): Layer => ({
      data: {
        values: months[tenant].flatMap(({ month, fromWeek, untilWeek, attacks }) => {
          if (of(attacks) === 0) return [];
          const below = parts.slice(0, nth).reduce((height, part) => height + part.of(attacks), 0);
          return [
            {
              label,
              month,
              from: fromWeek + gap,
              to: Math.min(untilWeek, end) - gap,
              accounts: of(attacks),
              y: panels.yOf(tenant, below + of(attacks)),
              bottom: panels.yOf(tenant, below),
            },
          ];
        }),
      },
      mark: { type: 'rect', fill: paint },
      encoding: { x: { field: 'from', ...x }, x2: { field: 'to' }, y: yPx, y2: { field: 'bottom' } },
    })),
  );
  const enrolment = tenantsDrawn.flatMap((tenant) =>
    weekLine(
      panels,
      'enrolled',
      x,
      tenant,
      weeksOf(timeline, tenant).flatMap(({ week, people, enrolled }) =>
        people === 0 ? [] : [{ week, value: enrolled / people }],
      ),
    ),
  );
  const total = (tenant: 'rollout' | 'nothing') =>
    months[tenant].reduce((sum, { attacks }) => sum + takenOver(attacks), 0);
  const title = `${count(total('rollout'))} accounts taken over with the rollout, ${count(total('nothing'))} with nothing done`;
  return {
    spec: framedSpec(panels, [
      ...panels.layers,
      gridLayer(panels, x),
      ...bars,
      ...enrolment,
      ...keyLayers(key, panels.padding),
    ]),
    title,
    subtitle: `The same attacks come to the same people in both tenants, as many as the scenario says. A month is the weeks that begin in it. ${tenantScope(timeline)}.`,
    badge: 'modelled',
    alt: `${title}. ${tenantsDrawn
      .toReversed()
      .map((tenant) => `${tenantStyle[tenant].name}: ${months[tenant].map(inWords).join('; ')}`)
      .join('. ')}.`,
    table: {
      caption: 'Attacks by month',
      columns: [
        'Month',
        ...tenantsDrawn
          .toReversed()
          .flatMap((tenant) =>
            ['attacks', ...parts.map(({ label }) => label.toLowerCase()), 'people with a passkey at its end'].map(
              (what) => `${tenantStyle[tenant].name}: ${what}`,
            ),
          ),
      ],
      rows: months.rollout.map(({ month }, nth) =>
        [month].concat(tenantsDrawn.toReversed().flatMap((tenant) => cellsOf(months[tenant][nth]))),
      ),
    },
  };
}

function cellsOf(month: AttackMonth | undefined): string[] {
  if (month === undefined) return ['none', ...parts.map(() => 'none'), 'none'];
  const { attacks, enrolledShare } = month;
  return [
    count(attacks.enrolled.came + attacks.notEnrolled.came),
    ...parts.map(({ of }) => count(of(attacks))),
    enrolledShare === undefined ? 'none' : percent(enrolledShare),
  ];
}

function inWords({ month, attacks, enrolledShare }: AttackMonth): string {
  return `${month} ${count(takenOver(attacks))}${enrolledShare === undefined ? '' : `, ${percent(enrolledShare)} with a passkey`}`;
}
