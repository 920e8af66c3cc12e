// Both tenants around the first deadline in the time of a rollout.
import { aroundDeadline, firstEnd, monthAround } from '../../scenarios/measures/tenant/around-deadline.ts';
import type { Rollout } from '../../scenarios/schema/rollout.ts';
import type { TenantId, Timeline } from '../../scenarios/schema/timeline.ts';
import type { TenantResults } from '../results/tenant-results.ts';

/** Nothing, where none lies in it. */
export function aroundFirstEnd(lived: Timeline, prices: Rollout['prices']): Pick<TenantResults, 'aroundDeadline'> {
  const deadline = firstEnd(lived.textMessagesEnd ?? [], lived);
  if (deadline === undefined) return {};
  const { on } = deadline;
  const of = (tenant: TenantId) => aroundDeadline(lived, tenant, on, prices);
  return { aroundDeadline: { on, month: monthAround(on, lived), rollout: of('rollout'), nothing: of('nothing') } };
}
