// What the rollout changes for each person, summed up over people: means and variances of both tenants and of each person's own difference.
// Common random numbers make the last far smaller than the sum of the others.
import { totalLostMs } from '../../../scenarios/measures/tenant/ledger-sums.ts';
import { costOf } from '../../../scenarios/measures/tenant/tenant-cost.ts';
import type { Rollout } from '../../../scenarios/schema/rollout.ts';
import { differenceIds, type TenantDifference } from '../../../scenarios/schema/timeline.ts';
import { hourMs } from './calendar.ts';
import type { Life } from './life.ts';

/** Mean and squared deviations of values that come one by one or in parts (Welford 1962; Chan, Golub & LeVeque 1983). */
interface RunningMoments {
  n: number;
  mean: number;
  squares: number;
}

type OfDifference = Readonly<Record<'rollout' | 'nothing' | 'difference', RunningMoments>>;
export type DifferenceSums = Readonly<Record<TenantDifference['id'], OfDifference>>;
type Totals = Life['totals'];

export class Differences {
  readonly #prices: Rollout['prices'];
  readonly #sums: DifferenceSums;

  constructor(prices: Rollout['prices'], sums: DifferenceSums = noDifferences()) {
    this.#prices = prices;
    this.#sums = sums;
  }

  get sums(): DifferenceSums {
    return this.#sums;
  }

  /** One person's whole time in both tenants. */
  add(rollout: Totals, nothing: Totals): void {
    for (const id of differenceIds) {
      const [one, other] = [this.#value(id, rollout), this.#value(id, nothing)];
      const sums = this.#sums[id];
      merge(sums.rollout, { n: 1, mean: one, squares: 0 });
      merge(sums.nothing, { n: 1, mean: other, squares: 0 });
      merge(sums.difference, { n: 1, mean: one - other, squares: 0 });
    }
  }

  addAll(more: DifferenceSums): void {
    for (const id of differenceIds) {
      for (const which of ['rollout', 'nothing', 'difference'] as const) merge(this.#sums[id][which], more[id][which]);
    }
  }

  result(): TenantDifference[] {
    return differenceIds.map((id) => {
      const { rollout, nothing, difference } = this.#sums[id];
      return {
        id,
        people: rollout.n,
        rollout: rollout.mean,
        nothing: nothing.mean,
        rolloutVariance: varianceOf(rollout),
        nothingVariance: varianceOf(nothing),
        differenceVariance: varianceOf(difference),
      };
    });
  }

  #value(id: TenantDifference['id'], totals: Totals): number {
    switch (id) {
      case 'lost-hours':
        return totalLostMs(totals.ledger) / hourMs;
      case 'cost':
        return costOf(totals.ledger, this.#prices);
      case 'unmet-needs':
        return totals.unmet;
      case 'tickets':
        return totals.ledger.tickets.opened;
    }
  }
}

function noDifferences(): DifferenceSums {
  const none = (): RunningMoments => ({ n: 0, mean: 0, squares: 0 });
  const each = (): OfDifference => ({ rollout: none(), nothing: none(), difference: none() });
  return { 'lost-hours': each(), cost: each(), 'unmet-needs': each(), tickets: each() };
}

function merge(into: RunningMoments, more: RunningMoments): void {
  const n = into.n + more.n;
  if (n === 0) return;
  // Read back from a record, to the last bit: times n and by n again it may lose one.
  if (into.n === 0) return void Object.assign(into, more);
  const apart = more.mean - into.mean;
  into.mean += (apart * more.n) / n;
  into.squares += more.squares + (apart ** 2 * into.n * more.n) / n;
  into.n = n;
}

/** Of one person nothing varies. */
const varianceOf = ({ n, squares }: RunningMoments) => squares / Math.max(1, n - 1);
