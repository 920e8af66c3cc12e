// The timeline of a rollout as rows of estimates.csv: week by week and persona by persona, the help desk, the totals, and what the rollout
// changes for a person.
import { inCurrency } from '../../scenarios/schema/currency.ts';
import { deskWeek } from '../../scenarios/schema/timeline.ts';
import { tenantResults, tenantWeekResult, type TenantResults } from '../results/tenant-results.ts';
import { figureRow, type EstimatesRow } from './estimates-row.ts';
import { unitOfDifference } from '../words/unit-of-difference.ts';
import { figuresOf, type Figure } from './figures-of.ts';

export function timelineRows(timeline: TenantResults): EstimatesRow[] {
  const { weeks, desk, totals, differences, currency } = timeline;
  const rowOf = ({ unit, ...figure }: Figure, about: EstimatesRow) =>
    figureRow({ ...figure, unit: unit === inCurrency ? currency : unit }, about);
  const startsOn = new Map(weeks.map((each) => [each.week, each.startsOn]));
  return [
    ...weeks.flatMap((record) =>
      figuresOf(tenantWeekResult, record).map((figure) =>
        rowOf(figure, {
          kind: 'week',
          tenant: record.tenant,
          persona: record.persona,
          week: record.week,
          week_starts_on: record.startsOn,
        }),
      ),
    ),
    ...desk.flatMap((record) =>
      figuresOf(deskWeek, record).map((figure) =>
        figureRow(figure, {
          kind: 'desk-week',
          tenant: record.tenant,
          week: record.week,
          week_starts_on: startsOn.get(record.week),
        }),
      ),
    ),
    ...totals.flatMap((record) =>
      figuresOf(tenantResults.shape.totals.element, record).map((figure) =>
        rowOf(figure, { kind: 'total', tenant: record.tenant }),
      ),
    ),
    ...differences.flatMap(({ id, people, rollout, nothing, value, interval, withheld }) => {
      const stated = unitOfDifference(id, timeline);
      const unit = stated === '' ? `count of ${id.replaceAll('-', ' ')}` : stated;
      return [
        figureRow({ metric: id, value: rollout, unit }, { kind: 'per-person', tenant: 'rollout', users: people }),
        figureRow({ metric: id, value: nothing, unit }, { kind: 'per-person', tenant: 'nothing', users: people }),
        figureRow(
          {
            metric: id,
            value,
            ...(interval === undefined ? {} : { interval }),
            ...(withheld === undefined ? {} : { withheld }),
            unit,
          },
          { kind: 'tenant-difference', users: people },
        ),
      ];
    }),
  ];
}
