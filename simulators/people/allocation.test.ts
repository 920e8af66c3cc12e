import { armsOfFlows, shortArm, type Arm } from '../../scenarios/schema/arm.ts';
import { describe, expect, it } from 'vitest';
import { createAllocation, type AllocatedScenario } from './allocation.ts';

const base: AllocatedScenario = {
  seed: 3,
  personas: { a: 0.5, b: 0.3, c: 0.2 },
  allocation: 'proportional',
  design: 'paired',
  arms: armsOfFlows(['password-otp', 'passkey']),
};
const idsOf = (arms: readonly Arm[]) => arms.map(({ id }) => id);
const indices = (count: number, from = 0) => Array.from({ length: count }, (_, nth) => from + nth);

describe('createAllocation', () => {
  it('even: each persona in turn', () => {
    const { personaOf } = createAllocation({ ...base, allocation: 'even' });
    expect(indices(7).map(personaOf)).toEqual(['a', 'b', 'c', 'a', 'b', 'c', 'a']);
  });

  it('proportional: any run of users holds each persona in its share, to within a few users', () => {
    const { personaOf } = createAllocation(base);
    for (const [from, count] of [
      [0, 20],
      [0, 100],
      [0, 10_000],
      [777_777, 100],
      [9_990_000, 10_000],
    ] as const) {
      const drawn = indices(count, from).map(personaOf);
      for (const [id, weight] of Object.entries(base.personas)) {
        const found = drawn.filter((persona) => persona === id).length;
        expect(Math.abs(found - weight * count), `${id} in ${count} from ${from}`).toBeLessThan(4);
      }
    }
  });

  it('leaves out a persona of weight 0', () => {
    for (const allocation of ['even', 'proportional'] as const) {
      const { personaOf } = createAllocation({ ...base, allocation, personas: { a: 0.5, none: 0, b: 0.5 } });
      expect(new Set(indices(1_000).map(personaOf))).toEqual(new Set(['a', 'b']));
    }
  });

  it('paired: both arms, in an order drawn half and half', () => {
    const { armsOf } = createAllocation(base);
    const orders = indices(4_000).map((index) => idsOf(armsOf(index)));
    expect(orders.every((arms) => arms.toSorted().join() === 'passkey,password-otp')).toBe(true);
    const passkeyFirst = orders.filter(([first]) => first === 'passkey').length;
    expect(Math.abs(passkeyFirst - 2_000)).toBeLessThan(4 * Math.sqrt(1_000));
  });

  it('parallel: one arm each, balanced to one user, and not by a pattern', () => {
    for (const allocation of ['even', 'proportional'] as const) {
      const { armsOf, personaOf } = createAllocation({ ...base, allocation, design: 'parallel' });
      const users = indices(6_000).map((index) => ({ arm: idsOf(armsOf(index)), persona: personaOf(index) }));
      expect(users.every(({ arm }) => arm.length === 1)).toBe(true);
      const strata = allocation === 'even' ? ['a', 'b', 'c'] : [undefined];
      for (const stratum of strata) {
        const arms = users
          .filter(({ persona }) => stratum === undefined || persona === stratum)
          .map(({ arm }) => arm[0]);
        expect(arms.filter((arm) => arm === 'passkey')).toHaveLength(arms.length / 2);
        const firsts = arms.filter((_, nth) => nth % 2 === 0);
        const share = firsts.filter((arm) => arm === 'passkey').length / firsts.length;
        expect(Math.abs(share - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / firsts.length));
      }
    }
  });

  it.each([3, 4])('%d arms: each order as likely, and alone each as often, to one user', (count) => {
    const arms = ['a', 'b', 'c', 'd'].slice(0, count).map((id) => ({ ...shortArm('passkey'), id }));
    const everybody = indices(4_800);
    const orders = Object.values(
      Object.groupBy(everybody, (index) => idsOf(createAllocation({ ...base, arms }).armsOf(index)).join('')),
    ).map((users = []) => users.length);
    expect(orders).toHaveLength(count === 3 ? 6 : 24);
    const each = everybody.length / orders.length;
    for (const users of orders) expect(Math.abs(users - each)).toBeLessThan(4 * Math.sqrt(each));
    const { armsOf, personaOf } = createAllocation({ ...base, arms, allocation: 'even', design: 'parallel' });
    for (const persona of Object.keys(base.personas)) {
      const alone = everybody
        .filter((index) => personaOf(index) === persona)
        .map((index) => idsOf(armsOf(index)).join(' '));
      for (const { id } of arms)
        expect(Math.abs(alone.filter((own) => own === id).length - alone.length / count)).toBeLessThanOrEqual(1);
      // A pattern would have the same arm first in every block.
      expect(new Set(alone.filter((_, nth) => nth % count === 0)).size).toBe(count);
    }
  });

  it('one arm: that one', () => {
    const { armsOf } = createAllocation({ ...base, arms: [shortArm('passkey')], design: 'parallel' });
    expect(indices(5).map((index) => idsOf(armsOf(index)))).toEqual(Array.from({ length: 5 }, () => ['passkey']));
  });
});
