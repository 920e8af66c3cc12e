// The timeline of a rollout as rows of estimates.csv: week by week and persona by persona, the help desk, the totals, and what the rollout
// changes for a person.
import { deskWeek } from '../../scenarios/schema/timeline.ts';
import { tenantResults, tenantWeekResult, type TenantResults } from '../results/tenant-results.ts';
import { figureRow, type EstimatesRow } from './estimates-row.ts';
import { figuresOf } from './figures-of.ts';

export function timelineRows({ weeks, desk, totals, differences }: TenantResults): EstimatesRow[] {
  const startsOn = new Map(weeks.map((each) => [each.week, each.startsOn]));
  return [
    ...weeks.flatMap((record) =>
      figuresOf(tenantWeekResult, record).map((figure) =>
        figureRow(figure, {
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
        figureRow(figure, { kind: 'total', tenant: record.tenant }),
      ),
    ),
    ...differences.flatMap(({ id, unit: stated, people, rollout, nothing, value, interval, withheld }) => {
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
