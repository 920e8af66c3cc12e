// What a stretch of a tenant's people has come to so far. Only sums: nothing of it grows with people.
import type { Rollout } from '../../../scenarios/schema/rollout.ts';
import type { TenantWeek } from '../../../scenarios/schema/timeline.ts';
import { Differences, type DifferenceSums } from './differences.ts';
import type { TenantGround } from './tenant-ground.ts';
import type { Ticket } from './ticket.ts';
import { WeekSums } from './week-sums.ts';

/** As it is kept in a file and sent between threads. */
export interface TallyRecord {
  readonly weeks: readonly TenantWeek[];
  readonly differences: DifferenceSums;
  readonly attempts: number;
  readonly voids: number;
  readonly leavers: number;
  readonly waves: readonly number[];
}

export class TenantTally {
  readonly sums: WeekSums;
  readonly differences: Differences;
  /** Lived step by step; one that both tenants share is counted once. */
  attempts = 0;
  voids = 0;
  leavers = 0;
  /** People of each wave. */
  readonly waves: number[];

  /** @param weeks of the calendar. */
  constructor(rollout: Rollout, weeks: number) {
    this.sums = new WeekSums(weeks);
    this.differences = new Differences(rollout);
    this.waves = rollout.waves.map(() => 0);
  }

  add({ weeks, differences, attempts, voids, leavers, waves }: TallyRecord): void {
    this.sums.add(weeks);
    this.differences.addAll(differences);
    this.attempts += attempts;
    this.voids += voids;
    this.leavers += leavers;
    for (const [wave, people] of waves.entries()) this.waves[wave] = (this.waves[wave] ?? 0) + people;
  }

  get record(): TallyRecord {
    const { sums, differences, attempts, voids, leavers, waves } = this;
    return { weeks: sums.weeks, differences: differences.sums, attempts, voids, leavers, waves };
  }
}

/** Where people of a stretch live, and what comes of it. */
export interface TenantStage {
  readonly ground: TenantGround;
  readonly tally: TenantTally;
  /** Tickets of which the help desk does not know yet. */
  readonly calls: Ticket[];
}
