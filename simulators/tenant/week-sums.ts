// Counts and sums of a week, persona by persona and tenant by tenant, as timeline.json keeps them.
import type { DeskWeek, TenantId, TenantWeek } from '../../scenarios/schema/timeline.ts';
import type { Life } from './life.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
export type WeekCell = Mutable<Omit<TenantWeek, 'signIns' | 'squares'>> & { readonly signIns: Mutable<TenantWeek['signIns']>; readonly squares: Mutable<TenantWeek['squares']> };

/** What one person did in one week. */
interface OfPerson {
  needs: number;
  met: number;
  timeMs: number;
}

export class WeekSums {
  readonly #cells = new Map<string, WeekCell>();
  readonly #desk = new Map<string, Mutable<DeskWeek>>();
  /** Of the week that is being lived. */
  readonly #people = new Map<TenantId, Map<number, OfPerson & { readonly cell: WeekCell }>>();

  cell(tenant: TenantId, persona: string, week: number): WeekCell {
    const key = `${tenant} ${persona} ${week}`;
    const known = this.#cells.get(key);
    if (known !== undefined) return known;
    const made: WeekCell = {
      tenant, persona, week, people: 0, invited: 0, enrolled: 0, ready: 0, passwordless: 0, lockedOut: 0, needs: 0, met: 0, lockedOutNeeds: 0, fellBack: 0,
      signIns: { passkey: 0, passkeyOfPhone: 0, passwordOtp: 0, temporaryAccessPass: 0 }, asked: 0, registrationsTried: 0, registrationsMade: 0, signInMs: 0, registrationMs: 0, waitingMs: 0,
      tickets: 0, expiredPasses: 0, messages: 0, securityKeys: 0, squares: { people: 0, needs2: 0, met2: 0, needsMet: 0, time2: 0, needsTime: 0 },
    };
    this.#cells.set(key, made);
    return made;
  }

  desk(tenant: TenantId, week: number): Mutable<DeskWeek> {
    const key = `${tenant} ${week}`;
    const known = this.#desk.get(key) ?? { tenant, week, tickets: 0, waitMs: 0, longestWaitMs: 0, queueMs: 0, waiting: 0 };
    this.#desk.set(key, known);
    return known;
  }

  /** @param weight needs for which this one stands. */
  addNeed(tenant: TenantId, life: Life, week: number, need: { readonly met: boolean; readonly timeMs: number }, weight: number): void {
    const cell = this.cell(tenant, life.user.persona, week);
    const met = need.met ? weight : 0;
    cell.needs += weight;
    cell.met += met;
    cell.signInMs += weight * need.timeMs;
    const people = this.#people.get(tenant) ?? new Map<number, OfPerson & { readonly cell: WeekCell }>();
    this.#people.set(tenant, people);
    const person = people.get(life.user.index) ?? { needs: 0, met: 0, timeMs: 0, cell };
    people.set(life.user.index, person);
    person.needs += weight;
    person.met += met;
    person.timeMs += weight * need.timeMs;
  }

  /** Nothing more will be added to needs of this week. */
  endWeek(): void {
    for (const people of this.#people.values()) {
      for (const { cell, needs, met, timeMs } of people.values()) {
        const { squares } = cell;
        squares.people += 1;
        squares.needs2 += needs ** 2;
        squares.met2 += met ** 2;
        squares.needsMet += needs * met;
        squares.time2 += timeMs ** 2;
        squares.needsTime += needs * timeMs;
      }
    }
    this.#people.clear();
  }

  /** In order of tenant, persona, week. */
  get weeks(): TenantWeek[] {
    return [...this.#cells.values()].toSorted((a, b) => a.tenant.localeCompare(b.tenant, 'en') || a.persona.localeCompare(b.persona, 'en') || a.week - b.week);
  }

  get deskWeeks(): DeskWeek[] {
    return [...this.#desk.values()].toSorted((a, b) => a.tenant.localeCompare(b.tenant, 'en') || a.week - b.week);
  }
}
