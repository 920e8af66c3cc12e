// Cost and working time lost since the beginning, with the rollout and with nothing done.
import { count, quantity } from '../../words/quantity.ts';
import type { ResultsOfRollout } from '../../results/results.ts';
import { addCosts, asTold, sumOfHours } from '../ledger-told.ts';
import type { TenantResults, TenantWeekResult } from '../../results/tenant-results.ts';
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
  weekLine,
  weeksOf,
} from './tenant-weeks.ts';

export const chart: Chart<ResultsOfRollout> = {
  id: 'tenant-cost',
  section: 'tenant',
  place: 4,
  without: 'The run holds no weeks of a tenant, so there is no cost over time.',
  build,
};

function build({ timeline }: ResultsOfRollout, width: ChartWidth): BuiltChart | undefined {
  if (timeline.weeks.length === 0) return undefined;
  const { currency } = timeline;
  const money = (value: number) => `${count(Math.round(value))}\u00a0${currency}`;
  const sums = {
    cost: { rollout: costSoFar(timeline, 'rollout'), nothing: costSoFar(timeline, 'nothing') },
    hours: { rollout: hoursSoFar(timeline, 'rollout'), nothing: hoursSoFar(timeline, 'nothing') },
  };
  const last = (points: readonly { value: number }[]) => points.at(-1)?.value ?? 0;
  const highest = (of: keyof typeof sums) =>
    Math.max(...tenantsDrawn.flatMap((tenant) => sums[of][tenant].map(({ value }) => value)), 1e-6);
  const key = layOutKey(tenantKey, totalWidthPx[width]);
  const panels = layOutPanels(
    [
      {
        id: 'cost',
        title: `Cost so far, ${currency}`,
        heightPx: 150,
        y: roundScale(highest('cost'), (tick) => count(tick)),
      },
      {
        id: 'hours',
        title: 'Working time lost so far, hours',
        heightPx: 150,
        y: roundScale(highest('hours'), (tick) => count(tick)),
      },
    ],
    width,
    { topPx: key.heightPx, bottomPx: 48 },
  );
  const x = weekAxis(timeline, width);
  const saved = last(sums.cost.nothing) - last(sums.cost.rollout);
  const title = `${saved >= 0 ? 'The rollout costs less' : 'The rollout costs more'}: ${money(last(sums.cost.rollout))} against ${money(last(sums.cost.nothing))} with nothing done, ${quantity(last(sums.hours.rollout), 'h')} of working time against ${quantity(last(sums.hours.nothing), 'h')}`;
  return {
    spec: framedSpec(panels, [
      ...panels.layers,
      gridLayer(panels, x),
      ...(['cost', 'hours'] as const).flatMap((of) =>
        tenantsDrawn.flatMap((tenant) => weekLine(panels, of, x, tenant, sums[of][tenant])),
      ),
      ...keyLayers(key, panels.padding),
    ]),
    title,
    subtitle: `Tickets answered, text messages, security keys, licences, and lost working time at the scenario’s prices; hours of signing in, registering, waiting for the help desk and speaking to it. ${tenantScope(timeline)}.`,
    badge: 'assumed',
    alt: `${title}. ${tenantsDrawn
      .toReversed()
      .map(
        (tenant) =>
          `${tenantStyle[tenant].name}: ${everyQuarter(sums.cost[tenant])
            .map(({ startsOn, value }) => `${money(value)} by the week of ${startsOn}`)
            .join(', ')}`,
      )
      .join('. ')}.`,
    table: {
      caption: 'Cost and lost working time so far, by week',
      columns: [
        'Week from',
        `Cost with the rollout, ${currency}`,
        `Cost with nothing done, ${currency}`,
        'Hours with the rollout',
        'Hours with nothing done',
      ],
      rows: sums.cost.rollout.map(({ startsOn, value }, index) =>
        [startsOn].concat(
          [
            value,
            sums.cost.nothing[index]?.value ?? 0,
            sums.hours.rollout[index]?.value ?? 0,
            sums.hours.nothing[index]?.value ?? 0,
          ].map((each) => count(Math.round(each))),
        ),
      ),
    },
  };
}

interface SoFar {
  readonly week: number;
  readonly startsOn: string;
  readonly value: number;
}

/** To the smallest unit of the currency line by line, as the ledger tells it: the last is the cost of the whole time. */
function costSoFar(timeline: TenantResults, tenant: TenantWeekResult['tenant']): SoFar[] {
  let costs: TenantWeekResult['costs'] | undefined;
  return weeksOf(timeline, tenant).map((each) => {
    costs = costs === undefined ? each.costs : addCosts(costs, each.costs);
    return { week: each.week, startsOn: each.startsOn, value: asTold(costs, timeline.currency).cost };
  });
}

function hoursSoFar(timeline: TenantResults, tenant: TenantWeekResult['tenant']): SoFar[] {
  let sum = 0;
  return weeksOf(timeline, tenant).map(({ week, startsOn, lostHours }) => ({
    week,
    startsOn,
    value: (sum += sumOfHours(lostHours)),
  }));
}
