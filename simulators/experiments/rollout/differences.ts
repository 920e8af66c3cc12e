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
/** Those that are asked for alone. */
export type DifferenceSums = { readonly [K in TenantDifference['id']]?: OfDifference };
type Totals = Life['totals'];

export class Differences {
  readonly #prices: Rollout['prices'];
  readonly #sums: DifferenceSums;

  constructor({ prices, attacks }: Pick<Rollout, 'prices' | 'attacks'>) {
    this.#prices = prices;
    this.#sums = noDifferences(attacks === undefined ? idsWithoutAttacks : differenceIds);
  }

  get sums(): DifferenceSums {
    return this.#sums;
  }

  /** One person's whole time in both tenants. */
  add(rollout: Totals, nothing: Totals): void {
    for (const [id, sums] of this.#entries) {
      const [one, other] = [this.#value(id, rollout), this.#value(id, nothing)];
      merge(sums.rollout, { n: 1, mean: one, squares: 0 });
      merge(sums.nothing, { n: 1, mean: other, squares: 0 });
      merge(sums.difference, { n: 1, mean: one - other, squares: 0 });
    }
  }

  addAll(more: DifferenceSums): void {
    for (const [id, sums] of this.#entries) {
      const others = more[id];
      if (others === undefined) throw new Error(`sums without "${id}" are added to sums with it`);
      for (const which of ['rollout', 'nothing', 'difference'] as const) merge(sums[which], others[which]);
    }
  }

  result(): TenantDifference[] {
    return this.#entries.map(([id, { rollout, nothing, difference }]) => {
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

  get #entries(): [TenantDifference['id'], OfDifference][] {
    return Object.entries(this.#sums) as [TenantDifference['id'], OfDifference][];
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
      case 'take-overs':
        return totals.takenOver ?? 0;
    }
  }
}

const idsWithoutAttacks = differenceIds.filter((id) => id !== 'take-overs');

function noDifferences(ids: readonly TenantDifference['id'][]): DifferenceSums {
  const none = (): RunningMoments => ({ n: 0, mean: 0, squares: 0 });
  return Object.fromEntries(ids.map((id) => [id, { rollout: none(), nothing: none(), difference: none() }]));
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
