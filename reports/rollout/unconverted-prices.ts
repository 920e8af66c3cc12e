// Prices that rest on a figure published in another currency. Nothing is converted here, so whoever set the price must have done it.
import type { PublishedFigure } from '../../scenarios/schema/evidence.ts';
import { currency as currencySchema } from '../../scenarios/schema/currency.ts';
import type { TenantResults } from '../results/tenant-results.ts';
import { count } from '../words/quantity.ts';

/** A warning each; empty: there is none. */
export function unconvertedPrices(
  { currency, prices }: Pick<TenantResults, 'currency' | 'prices'>,
  published: readonly PublishedFigure[],
): string[] {
  return prices.flatMap(({ title, amount, evidence = [] }) =>
    published
      .filter(({ id, unit }) => evidence.includes(id) && unit !== currency && currencySchema.safeParse(unit).success)
      .map(
        ({ quantity, central, unit }) =>
          `The price of ${count(amount)} ${currency} (${title}) rests on a figure published in ${unit} (${quantity}${typeof central === 'number' ? `: ${count(central)} ${unit}` : ''}), and nothing is converted: see that the price was.`,
      ),
  );
}
