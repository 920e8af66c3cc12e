import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { projectPersonas, testPopulation } from './test-population.fixture.ts';

const strided = (count: number, step: number) => Array.from({ length: count }, (_, nth) => nth * step);

describe('a virtual user', () => {
  it('is the same in any order, again, and among any number of users', () => {
    const few = testPopulation({ users: 1_000 }).population;
    const many = testPopulation({ users: 1_000_000 }).population;
    const expected = few.user(731);
    expect(many.user(731)).toEqual(expected);
    const backwards = strided(40, 25)
      .toReversed()
      .map((index) => many.user(index));
    expect(backwards.toReversed()).toEqual(strided(40, 25).map((index) => few.user(index)));
    expect(many.user(731)).toEqual(expected);
    expect(many.needs(731)).toEqual(few.needs(731));
  });

  it('is another with another seed', () => {
    const a = testPopulation({ seed: 1 }).population.user(731);
    const b = testPopulation({ seed: 1 + 2 ** 40 }).population.user(731);
    expect([b.password, b.totpSecret, b.traits]).not.toEqual([a.password, a.totpSecret, a.traits]);
  });

  it('has an ASCII user name of its own in any script, and complete credentials', () => {
    const { population } = testPopulation({ users: 1_000 });
    const users = strided(1_000, 1).map(population.user);
    expect(new Set(users.map(({ userName }) => userName)).size).toBe(users.length);
    for (const user of users) {
      expect(user.userName).toMatch(/^[a-z]+(\.[a-z]+)?\.\d+$/);
      expect(user.totpSecret).toMatch(/^[A-Z2-7]{32}$/);
      expect(user.password).not.toBe(user.oldPassword);
      for (const kind of [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/, /^.{10,16}$/]) expect(user.password).toMatch(kind);
      expect(user.mobileNumber).toMatch(/^\+\d{7,15}$/);
    }
    expect(users.some(({ locale, surname }) => locale === 'ja' && /\p{Script=Han}/u.test(surname))).toBe(true);
  });

  it('has traits with mean 1 that differ between people', () => {
    const { population } = testPopulation({ users: 2_000 });
    const traits = strided(2_000, 1).map((index) => population.user(index).traits);
    for (const trait of ['slowness', 'carelessness', 'forgetfulness', 'patience'] as const) {
      const values = traits.map((one) => one[trait]);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
      expect(Math.abs(mean - 1)).toBeLessThan(4 * Math.sqrt(variance / values.length));
      expect(variance).toBeGreaterThan(0.1);
    }
  });

  it('does not exist outside the population', () => {
    const { population } = testPopulation({ users: 10 });
    expect(() => population.user(10)).toThrow(RangeError);
    expect(() => population.armsOf(-1)).toThrow(/user -1/);
    expect(() => population.personaOf(0.5)).toThrow(RangeError);
  });
});

describe('the mix of a persona', () => {
  it('is met by devices, second factors, locales and providers', () => {
    const users = 5_000;
    const { population } = testPopulation({ users });
    for (const persona of projectPersonas) {
      const drawn = [...population.usersOf(persona.id)].map(population.user);
      expect(drawn).toHaveLength(users / projectPersonas.length);
      const expectShares = (
        shares: Readonly<Partial<Record<string, number>>>,
        nameOf: (user: (typeof drawn)[number]) => string,
      ) => {
        for (const [name, share = 0] of Object.entries(shares)) {
          const found = drawn.filter((user) => nameOf(user) === name).length / drawn.length;
          // Five standard errors: some 60 comparisons of fixed draws.
          expect(Math.abs(found - share), `${persona.id} ${name}`).toBeLessThanOrEqual(
            5 * Math.sqrt((share * (1 - share)) / drawn.length),
          );
        }
      };
      expectShares(persona.mainDevice.shares, ({ devices }) => devices[0].kind);
      expectShares(persona.otherDevice.shares, ({ devices }) => devices[1]?.kind ?? 'none');
      expectShares(persona.secondFactor.shares, ({ secondFactor }) => secondFactor);
      expectShares(persona.locales.shares, ({ locale }) => locale);
    }
  });

  it('keeps a person to one provider where both devices can have it', () => {
    const { population } = testPopulation({ users: 1_500 });
    const withPassword1 = strided(1_500, 1)
      .map(population.user)
      .filter(({ devices }) => devices[0].provider.id === '1password' && devices[1] !== undefined);
    expect(withPassword1.length).toBeGreaterThan(20);
    expect(withPassword1.every(({ devices }) => devices[1]?.provider.id === '1password')).toBe(true);
  });
});

describe('needs to sign in', () => {
  it("lie within the persona's hours, in order and apart, on every day", () => {
    const { population } = testPopulation({ users: 50, days: 4, signInsPerUserAndDay: 5 });
    for (const index of strided(50, 1)) {
      const needs = population.needs(index);
      const hours = projectPersonas.find(({ id }) => id === population.personaOf(index))?.signInHours ?? {
        from: 0,
        to: 0,
      };
      expect(needs.map(({ ordinal }) => ordinal)).toEqual(strided(20, 1));
      expect(needs.map(({ day }) => day)).toEqual(strided(20, 1).map((nth) => Math.floor(nth / 5)));
      for (const [nth, { atMs, day }] of needs.entries()) {
        const hour = (atMs - Date.parse('2026-01-05T00:00:00Z')) / 3_600_000 - day * 24;
        expect(hour).toBeGreaterThanOrEqual(hours.from);
        expect(hour).toBeLessThanOrEqual(hours.to);
        const next = needs[nth + 1];
        if (next !== undefined) expect(next.atMs - atMs).toBeGreaterThanOrEqual(15 * 60_000 - 1);
      }
    }
  });

  it('stay ordered when fifty a day leave no room', () => {
    const { population } = testPopulation({ users: 5, signInsPerUserAndDay: 50 });
    const times = population.needs(2).map(({ atMs }) => atMs);
    expect(times).toHaveLength(50);
    expect(times.every((atMs, nth) => nth === 0 || atMs > (times[nth - 1] ?? 0))).toBe(true);
  });

  it("happen on the other device in the persona's share", () => {
    const { population } = testPopulation({ users: 1_000, days: 5 });
    const contractors = [...population.usersOf('contractor')].filter(
      (index) => population.user(index).devices.length === 2,
    );
    const needs = contractors.flatMap((index) => population.needs(index));
    const share = needs.filter(({ device }) => device.id === 'other').length / needs.length;
    expect(Math.abs(share - 0.2)).toBeLessThan(5 * Math.sqrt(0.16 / needs.length));
  });
});

describe('memory', () => {
  it('does not grow with the users drawn', () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const { population } = testPopulation({ users: 1_000_000 });
    const heapAfterDrawing = (count: number) => {
      for (const index of strided(count, Math.floor(1_000_000 / count))) {
        population.user(index);
        population.needs(index);
        population.armsOf(index);
      }
      collect();
      return process.memoryUsage().heapUsed;
    };
    heapAfterDrawing(500);
    const before = heapAfterDrawing(500);
    // Were 3 000 users kept, at some 2 kB each, this would be 6 MB.
    expect(heapAfterDrawing(3_000) - before).toBeLessThan(1e6);
  });
});
