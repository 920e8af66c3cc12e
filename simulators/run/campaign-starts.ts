// The same people live the rollout again with a campaign that begins in other weeks before a deadline. Each that has been lived is kept as it
// ends, so that a run that was stopped goes on with the next.
import { join } from 'node:path';
import { rmSync } from 'node:fs';
import { aroundDeadline } from '../../scenarios/measures/tenant/around-deadline.ts';
import { campaignStart, type CampaignStart } from '../../scenarios/schema/campaign-start.ts';
import type { Rollout } from '../../scenarios/schema/rollout.ts';
import { liveTenant, type TenantOptions } from '../experiments/rollout/live-tenant.ts';
import { KeptLines } from '../store/kept-lines.ts';

const dayMs = 86_400_000;

export interface StartsOrder {
  /** Of the rollout as it is written. */
  readonly tenant: Omit<TenantOptions, 'onProgress'>;
  readonly weeksBefore: readonly number[];
  /** Of the deadline. */
  readonly on: string;
  /** Of everything that the lives depend on. */
  readonly madeOf: Readonly<Record<string, string>>;
  /** Holds what has been lived. */
  readonly journal: string;
  readonly onProgress: (done: number, of: number) => void;
}

/** In the order asked. @throws the reason of `stop` when stopped; what was lived is kept. */
export async function liveCampaignStarts({
  tenant,
  weeksBefore,
  on,
  madeOf,
  journal,
  onProgress,
}: StartsOrder): Promise<CampaignStart[]> {
  const kept = new KeptLines<number, CampaignStart>(journal, madeOf, {
    schema: campaignStart,
    keyOf: String,
    orderOf: (start) => start.weeksBefore,
  });
  try {
    const starts: CampaignStart[] = [];
    for (const weeks of weeksBefore) {
      onProgress(starts.length, weeksBefore.length);
      const known = kept.known(weeks) ?? (await liveStart(tenant, weeks, on));
      if (kept.known(weeks) === undefined) kept.append(known);
      starts.push(known);
    }
    onProgress(starts.length, weeksBefore.length);
    return starts;
  } finally {
    kept.close();
  }
}

async function liveStart(
  { rollout: written, folder, ...options }: StartsOrder['tenant'],
  weeksBefore: number,
  on: string,
): Promise<CampaignStart> {
  const startsOn = startOf(on, weeksBefore);
  const rollout: Rollout = { ...written, waves: [{ name: 'Everybody', startsOn, share: 1 }] };
  const own = join(folder, `start-${String(weeksBefore)}`);
  const timeline = await liveTenant({ ...options, rollout, folder: own });
  rmSync(own, { recursive: true });
  return {
    weeksBefore,
    startsOn,
    attempts: timeline.attempts,
    around: aroundDeadline(timeline, 'rollout', on, rollout.prices),
  };
}

const startOf = (on: string, weeksBefore: number): string =>
  new Date(Date.parse(on) - weeksBefore * 7 * dayMs).toISOString().slice(0, 10);
