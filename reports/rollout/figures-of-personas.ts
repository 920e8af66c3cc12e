// Sums of each persona in each tenant over the whole time, from its weeks.
import { costLineIds } from '../../scenarios/measures/tenant/tenant-cost.ts';
import type { TenantResults, TenantWeekResult } from '../results/tenant-results.ts';

export interface PersonaFigures {
  readonly persona: string;
  readonly tenant: TenantWeekResult['tenant'];
  /** At the end of the last week: these four. */
  readonly people: number;
  readonly invited: number;
  readonly enrolled: number;
  readonly ready: number;
  readonly needs: number;
  readonly met: number;
  readonly waitingHours: number;
  readonly tickets: number;
  /** Not rounded. */
  readonly cost: number;
}

/** In the order of the weeks. */
export function figuresOfPersonas({ weeks }: Pick<TenantResults, 'weeks'>): PersonaFigures[] {
  const groups = Map.groupBy(
    weeks.filter(({ persona }) => persona !== undefined),
    ({ persona, tenant }) => `${persona ?? ''} ${tenant}`,
  );
  return [...groups.values()].flatMap((own) => {
    const last = own.toSorted((a, b) => a.week - b.week).at(-1);
    if (last?.persona === undefined) return [];
    const sum = (of: (week: TenantWeekResult) => number) => own.reduce((total, week) => total + of(week), 0);
    return [
      {
        persona: last.persona,
        tenant: last.tenant,
        people: last.people,
        invited: last.invited,
        enrolled: last.enrolled,
        ready: last.ready,
        needs: sum(({ needs }) => needs),
        met: sum(({ needs, success }) => needs * (success?.value ?? 0)),
        waitingHours: sum(({ lostHours }) => lostHours.queue + lostHours.deskClosed),
        tickets: sum(({ tickets }) => tickets.opened),
        cost: sum(({ costs }) => costLineIds.reduce((total, line) => total + (costs[line] ?? 0), 0)),
      },
    ];
  });
}
