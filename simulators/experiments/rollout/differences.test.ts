import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addToLedger, emptyLedger } from '../../../scenarios/measures/tenant/ledger-sums.ts';
import type { Rollout } from '../../../scenarios/schema/rollout.ts';
import { Differences } from './differences.ts';
import type { Life } from './life.ts';

const price = (amount: number) => ({ amount, assumed: 'test' });
const prices: Rollout['prices'] = {
  helpDeskTicket: price(60),
  workingHour: price(43.21),
  textMessage: price(0.07),
  licencePerUserAndMonth: price(1.37),
  securityKey: price(50),
};

function totals(signIn: number, answered: number, messages: number): Life['totals'] {
  const ledger = emptyLedger();
  addToLedger(ledger, { lostMs: { signIn }, tickets: { opened: answered, answered }, messages });
  return { ledger, unmet: answered };
}
const anyTotals = fc
  .tuple(fc.nat({ max: 10_000_000 }), fc.nat({ max: 20 }), fc.nat({ max: 500 }))
  .map(([signIn, answered, messages]) => totals(signIn, answered, messages));
const anyPeople = fc.array(fc.tuple(anyTotals, anyTotals), { minLength: 1, maxLength: 60 });

it('written down and read back they are the same to the last bit, and go on as if nothing had happened', () => {
  fc.assert(
    fc.property(anyPeople, anyPeople, (first, more) => {
      const [one, whole] = [new Differences({ prices }), new Differences({ prices })];
      for (const [rollout, nothing] of first) one.add(rollout, nothing);
      const again = new Differences({ prices });
      again.addAll(JSON.parse(JSON.stringify(one.sums)) as typeof one.sums);
      expect(again.result()).toEqual(one.result());
      for (const [rollout, nothing] of [...first, ...more]) whole.add(rollout, nothing);
      for (const [rollout, nothing] of more) again.add(rollout, nothing);
      expect(again.result()).toEqual(whole.result());
    }),
  );
});

it('means are those of the persons, and the sums over two parts those of the whole', () => {
  fc.assert(
    fc.property(anyPeople, anyPeople, (first, more) => {
      const [one, other] = [new Differences({ prices }), new Differences({ prices })];
      for (const [rollout, nothing] of first) one.add(rollout, nothing);
      for (const [rollout, nothing] of more) other.add(rollout, nothing);
      one.addAll(other.sums);
      const everybody = [...first, ...more];
      const tickets = one.result().find(({ id }) => id === 'tickets');
      expect(tickets?.people).toBe(everybody.length);
      expect(tickets?.rollout).toBeCloseTo(
        everybody.reduce((sum, [{ ledger }]) => sum + ledger.tickets.opened, 0) / everybody.length,
        9,
      );
    }),
  );
});
