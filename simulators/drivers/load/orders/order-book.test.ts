import { describe, expect, it } from 'vitest';
import { shortArm, type SignInFlow } from '../../../../scenarios/schema/arm.ts';
import type { Population } from '../../../people/population.ts';
import { ordersFile, type OrderBook, type PlacedOrder } from './order-book.ts';
import { readOrder, type OrderedUser } from './sign-in-order.ts';
import { clumsy, dueEach, testBooks } from './test-books.fixture.ts';

const arms: readonly SignInFlow[] = ['password-otp', 'passkey'];
const usersOf = (orders: readonly PlacedOrder[]) => orders.map(({ head }) => head.user);
const rounds = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, nth) => all.slice(nth * size, (nth + 1) * size));
const sorted = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b);
const everybody = (size: number) => Array.from({ length: size }, (_, index) => index);

describe('an order book', () => {
  const people = testBooks({ users: 40, parameters: clumsy });

  it.each(arms)('has each user once a round, everybody else between two of theirs (%s)', async (arm) => {
    const { orders } = await people.open()(arm).take(dueEach(120));
    const turns = rounds(usersOf(orders), 40);
    expect(sorted(turns[0] ?? [])).toEqual(everybody(40));
    expect(turns[0]).not.toEqual(everybody(40));
    expect(turns.slice(1)).toEqual([turns[0], turns[0]]);
    expect(orders.every(({ head }) => head.arm === arm)).toBe(true);
  });

  it('has only those who live its arm, each once a round, where an arm is lived by half', async () => {
    const halves = testBooks({ users: 41, design: 'parallel' });
    const books = halves.open();
    const members = arms.map((arm) =>
      everybody(41).filter((index) => halves.population.armsOf(index).some(({ id }) => id === arm)),
    );
    expect(sorted(members.flat())).toEqual(everybody(41));
    for (const [nth, arm] of arms.entries()) {
      const own = members[nth] ?? [];
      const { orders } = await books(arm).take(dueEach(3 * own.length));
      expect(rounds(usersOf(orders), own.length).map(sorted)).toEqual([own, own, own]);
    }
  });

  it('is there for the arms of the scenario only', async () => {
    const alone = testBooks({ users: 30, arms: [shortArm('passkey')] });
    expect(() => alone.open()('password-otp')).toThrow(new RangeError('there is no arm "password-otp", but passkey'));
    expect((await alone.open()('passkey').take([0])).orders).toHaveLength(1);
  });

  it('is the same for the same seed, and another for another seed and the other arm', async () => {
    const text = async (book: OrderBook) => ordersFile((await book.take(dueEach(60))).orders);
    const [one, again] = [
      await text(people.open()('passkey')),
      await text(testBooks({ users: 40, parameters: clumsy }).open()('passkey')),
    ];
    expect(again).toBe(one);
    const other = testBooks({ users: 40, parameters: clumsy, seed: 1 }).open();
    expect(usersOf((await other('passkey').take(dueEach(40))).orders)).not.toEqual(
      usersOf((await people.open()('passkey').take(dueEach(40))).orders),
    );
    expect(usersOf((await other('password-otp').take(dueEach(40))).orders)).not.toEqual(
      usersOf((await testBooks({ users: 40, seed: 1 }).open()('passkey').take(dueEach(40))).orders),
    );
  });

  it.each(arms)('goes on after those that were skipped as if it had taken them (%s)', async (arm) => {
    const [whole, resumed] = [people.open()(arm), people.open()(arm)];
    const all = await whole.take(dueEach(150));
    const skipped = await resumed.skip(70);
    const { orders, accounts } = await resumed.take(dueEach(150).slice(70));
    expect(ordersFile(orders)).toBe(ordersFile(all.orders.slice(70)));
    // All of 40 have been met: their accounts are told by the skipping, none again.
    expect(sorted(skipped.map(({ user }) => user.index))).toEqual(everybody(40));
    expect(accounts).toEqual([]);
    // As the skipped sign-ins left them: with the password that the next order of each goes by.
    for (const { user, account } of skipped) {
      const next = all.orders.slice(70).find(({ head }) => head.user === user.index);
      expect(account.password).toBe(next?.tail.password);
    }
    expect(skipped.some(({ user, account }) => account.password !== user.password)).toBe(true);
  });

  it('takes in pieces what it takes in one', async () => {
    const [whole, pieces] = [people.open()('passkey'), people.open()('passkey')];
    const all = await whole.take(dueEach(90));
    const taken: PlacedOrder[] = [];
    for (const piece of rounds(dueEach(90), 25)) taken.push(...(await pieces.take(piece)).orders);
    expect(ordersFile(taken)).toBe(ordersFile(all.orders));
  });

  it.each(arms)('opens each account once, before its first sign-in and as it is then (%s)', async (arm) => {
    const book = people.open()(arm);
    const [first, second] = [await book.take(dueEach(60)), await book.take(dueEach(60))];
    expect(second.accounts).toEqual([]);
    expect(sorted(first.accounts.map(({ user }) => user.index))).toEqual(everybody(40));
    let reset = 0;
    for (const { user, account, enrolled } of first.accounts) {
      const own = [...first.orders, ...second.orders].filter(({ head }) => head.user === user.index);
      expect(account.password).toBe(own[0]?.tail.password);
      expect(account.userPrincipalName).toBe(own[0]?.head.userPrincipalName);
      expect(enrolled?.passkeys.map(({ credentialId }) => credentialId)).toEqual(
        account.passkeys.length === 0 ? undefined : account.passkeys.map(({ credentialId }) => credentialId),
      );
      if (own.at(-1)?.tail.password !== account.password) reset += 1;
    }
    // Some reset theirs in a sign-in, which must not reach back into the account as it was opened.
    expect(reset).toBeGreaterThan(1);
  });

  it('stops between orders when it is told to', async () => {
    const stop = new AbortController();
    stop.abort(new Error('enough'));
    await expect(people.open()('passkey').take(dueEach(400), stop.signal)).rejects.toThrow('enough');
    await expect(people.open()('passkey').skip(400, stop.signal)).rejects.toThrow('enough');
  });

  it('of a million people draws those who come, and nobody else', async () => {
    const counts = { user: 0, armsOf: 0 };
    const { population, open } = testBooks({ users: 1_000_000, design: 'parallel' });
    const watched: Population = {
      ...population,
      user: (index) => {
        counts.user += 1;
        return population.user(index);
      },
      armsOf: (index) => {
        counts.armsOf += 1;
        return population.armsOf(index);
      },
    };
    const { orders, accounts } = await open(watched)('passkey').take(dueEach(50));
    expect(new Set(usersOf(orders)).size).toBe(50);
    expect(Math.max(...usersOf(orders))).toBeGreaterThan(500_000);
    expect(accounts).toHaveLength(50);
    expect(counts.user).toBe(50);
    // Half of those asked live the other arm.
    expect(counts.armsOf).toBeLessThan(200);
  });
});

it('orders.json holds a head and a tail for each', async () => {
  const { orders } = await testBooks({ users: 5 }).open()('passkey').take(dueEach(7));
  const read = JSON.parse(ordersFile(orders)) as string[];
  expect(read).toHaveLength(14);
  for (const [nth, { head, tail }] of orders.entries()) {
    expect(readOrder(read[2 * nth] ?? '')).toMatchObject({
      user: head.user,
      dueMs: head.dueMs,
      correlationId: head.correlationId,
      credentials: head.credentials,
    });
    const told = JSON.parse(read[2 * nth + 1] ?? '') as OrderedUser;
    expect(told).toEqual(JSON.parse(JSON.stringify(tail)));
    // What is drawn only when it is asked for is told too.
    const { displayName, mobileNumber, oldPassword, totpSecret } = tail.user;
    expect(told.user).toMatchObject({ displayName, mobileNumber, oldPassword, totpSecret });
  }
});
