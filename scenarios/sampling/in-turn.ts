// Kinds dealt to people so that of each there are as many, and that no group of people, however it lies among the others, gets some kinds and
// not others: in every round of as many people as there are kinds each comes once, in an order that is drawn for the round (permuted blocks).
import { openStream } from './stream.ts';

/**
 * Place of the kind that somebody gets.
 * @param of kinds, 1 or more. @param purpose of the draws.
 */
export function inTurn(seed: number, purpose: string, of: number): (person: number) => number {
  let round = -1;
  let order: readonly number[] = [];
  return (person) => {
    const asked = Math.floor(person / of);
    // People come one after the other.
    if (asked !== round) order = orderOf(seed, purpose, of, (round = asked));
    return order[person - asked * of] as number;
  };
}

/** Every order is as likely (Fisher and Yates). */
function orderOf(seed: number, purpose: string, of: number, round: number): readonly number[] {
  const stream = openStream({ seed, purpose, user: round });
  const order = Array.from({ length: of }, (_, place) => place);
  for (let last = of - 1; last > 0; last -= 1) {
    const other = Math.floor(stream.uniform() * (last + 1));
    [order[last], order[other]] = [order[other] as number, order[last] as number];
  }
  return order;
}
