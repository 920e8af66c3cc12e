// Which sums a very large run keeps of each user: the numerators and denominators of all estimands, each once.
import { estimands } from './catalogue.ts';
import type { Estimand } from './estimand.ts';
import { isWhole, quantityInWords, type GroupQuantity, type Quantity } from './quantity.ts';
import type { Summand } from './summing.ts';
import type { UnitId } from './unit.ts';

export interface SumPlace {
  readonly at: number;
  /** What makes the quantity's own unit of a sum. */
  readonly scale: number;
}

interface NamedSum {
  /** "needs: any succeeded". */
  readonly id: string;
  readonly about: string;
  readonly summand: Summand;
}

const nameOf = (from: UnitId, quantity: Quantity | GroupQuantity) => `${from}: ${quantityInWords(quantity)}`;

const all: readonly Estimand[] = Object.values(estimands);

/** The order in which they stand in a row. */
export const userSums: readonly NamedSum[] = namedSums();
const places = new Map(userSums.map(({ id }, at) => [id, at]));

function namedSums(): NamedSum[] {
  const uses = new Map<string, { readonly summand: Summand; readonly of: string[] }>();
  const use = (summand: Summand, what: string) => {
    const id = nameOf(summand.from, summand.quantity);
    const known = uses.get(id);
    if (known === undefined) uses.set(id, { summand, of: [what] });
    else known.of.push(what);
  };
  for (const estimand of all) {
    const { id, from, numerator, per } = estimand;
    use({ from, quantity: numerator } as Summand, `numerator of ${id}`);
    use({ from, quantity: per } as Summand, `denominator of ${id}`);
  }
  return [...uses].map(([id, { summand, of }]) => ({
    id,
    about: `${isWhole(summand.quantity) ? 'Whole numbers' : 'Millionths'}; ${of.join(', ')}`,
    summand,
  }));
}

/** @throws RangeError for a quantity that no estimand of the catalogue has. */
export function sumPlace(from: UnitId, quantity: Quantity | GroupQuantity): SumPlace {
  const name = nameOf(from, quantity);
  const at = places.get(name);
  if (at === undefined) throw new RangeError(`${name}: expected what an estimand of scenarios/measures adds up`);
  return { at, scale: isWhole(quantity) ? 1 : 1e-6 };
}
