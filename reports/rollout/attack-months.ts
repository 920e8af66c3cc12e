// Attacks on a tenant month by month. A month is the weeks that begin in it, as a tenant is counted by weeks.
import { noAttacks, sumOfAttacks } from '../../scenarios/measures/tenant/attack-sums.ts';
import type { TenantAttacks } from '../../scenarios/schema/tenant-attacks.ts';
import type { TenantResults, TenantWeekResult } from '../results/tenant-results.ts';
import { weeksOf } from './charts/tenant-weeks.ts';

export interface AttackMonth {
  /** "2026-01". */
  readonly month: string;
  readonly fromWeek: number;
  /** The first that is in it no more. */
  readonly untilWeek: number;
  readonly attacks: TenantAttacks;
  /** At its end. Absent: nobody is there. */
  readonly enrolledShare?: number;
}

export function attackMonths(timeline: TenantResults, tenant: TenantWeekResult['tenant']): AttackMonth[] {
  const byMonth = Map.groupBy(weeksOf(timeline, tenant), ({ startsOn }) => startsOn.slice(0, 'yyyy-mm'.length));
  return [...byMonth].map(([month, weeks]) => monthOf(month, weeks));
}

function monthOf(month: string, weeks: readonly TenantWeekResult[]): AttackMonth {
  const [first, last] = [weeks[0], weeks.at(-1)];
  return {
    month,
    fromWeek: first?.week ?? 0,
    untilWeek: (last?.week ?? 0) + 1,
    attacks: sumOfAttacks(weeks.map(({ attacks }) => attacks)) ?? noAttacks(),
    ...(last === undefined || last.people === 0 ? {} : { enrolledShare: last.enrolled / last.people }),
  };
}
