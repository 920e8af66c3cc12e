// What the help desk books of its calls: known waits, and that nothing is lost or counted twice whoever calls when.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumOfLedgers } from '../../../scenarios/measures/tenant/ledger-sums.ts';
import type { Rollout } from '../../../scenarios/schema/rollout.ts';
import type { Population } from '../../people/population.ts';
import { createCalendar, dayMs, hourMs, workingMsBetween } from './calendar.ts';
import { DeskQueue } from './desk-queue.ts';
import type { Rates } from './rates.ts';
import type { TenantGround } from './tenant-ground.ts';
import type { ServedTicket, Ticket } from './ticket.ts';
import { workingHoursOf } from './working-hours.ts';

/** Two weeks from a Monday. */
const calendar = createCalendar('2026-01-05', '2026-01-18');
const hours = { from: 7, to: 18, assumed: 'test' };

type Ground = ConstructorParameters<typeof DeskQueue>[0];

/** @param workingDay h; 11: all hours of the persona. */
function groundOf(workingDay: number, agents = 1, handlingMin = 10): Ground {
  return {
    seed: 1,
    calendar,
    rates: { 'working-day': workingDay, 'help-desk-handling': handlingMin } as Rates,
    rollout: { helpDesk: { opens: 8 * hourMs, closes: 17 * hourMs, agents } } as Rollout,
    population: { personaOf: () => 'anybody' } as unknown as Population,
    persona: (() => ({ signInHours: hours })) as unknown as TenantGround['persona'],
  };
}

const at = (day: number, hour: number): number => calendar.startsAtMs + day * dayMs + Math.round(hour * hourMs);
function ticketAt(person: number, arrivedAtMs: number, more: Partial<Ticket> = {}): Ticket {
  const day = Math.floor((arrivedAtMs - calendar.startsAtMs) / dayMs);
  return {
    person,
    tenant: 'nothing',
    arrivedAtMs,
    servedOnDay: day,
    week: Math.floor(day / 7),
    copies: 1,
    ordinal: 0,
    ...more,
  };
}

function serveAll(
  ground: Ground,
  tickets: readonly Ticket[],
  standFor?: number,
): { readonly served: ServedTicket[]; readonly desk: DeskQueue } {
  const desk = new DeskQueue(ground, undefined, standFor);
  desk.add(tickets);
  return { served: Array.from({ length: calendar.days }, (_, day) => desk.serve(day)).flat(), desk };
}

describe('a wait', () => {
  it('over a weekend: half an hour of Friday and an hour of Monday while the desk is closed, nothing in the queue', () => {
    const {
      served: [one],
      desk,
    } = serveAll(groundOf(11), [ticketAt(0, at(4, 17.5))]);
    expect(one).toMatchObject({
      tickets: { answered: 1, givenUp: 0, stillOpen: 0, openedWhileClosed: 1 },
      lostMs: { queue: 0, deskClosed: 1.5 * hourMs },
    });
    expect(one?.lostMs.call).toBe((one?.answeredAtMs ?? 0) - at(7, 8));
    expect(desk.weeks).toEqual([
      expect.objectContaining({ week: 0, clockWaitMs: 62.5 * hourMs, longestWaitMs: 62.5 * hourMs, openAtItsEnd: 1 }),
    ]);
  });

  it('behind another in the queue: as long as the call of that one', () => {
    const {
      served: [first, second],
    } = serveAll(groundOf(11), [ticketAt(0, at(1, 10)), ticketAt(1, at(1, 10))]);
    expect(first?.lostMs).toMatchObject({ queue: 0, deskClosed: 0 });
    expect(second?.lostMs).toMatchObject({ queue: first?.lostMs.call, deskClosed: 0 });
  });

  it('ends when the caller leaves the company, and no agent has lost time with them', () => {
    const monday = ticketAt(1, at(7, 8));
    const { served } = serveAll(groundOf(11), [ticketAt(0, at(4, 17.5), { goneAtMs: at(6, 0) }), monday]);
    expect(served.find(({ person }) => person === 0)).toEqual({
      person: 0,
      tenant: 'nothing',
      tickets: { answered: 0, givenUp: 1, stillOpen: 0, openedWhileClosed: 1 },
      lostMs: { queue: 0, deskClosed: 0.5 * hourMs, call: 0 },
    });
    expect(served.find(({ person }) => person === 1)).toEqual(serveAll(groundOf(11), [monday]).served[0]);
  });

  it('ends at the end of the last day, and the ticket is still open', () => {
    const {
      served: [one],
    } = serveAll(groundOf(11), [ticketAt(0, at(11, 17.25))]);
    expect(one).toEqual({
      person: 0,
      tenant: 'nothing',
      tickets: { answered: 0, givenUp: 0, stillOpen: 1, openedWhileClosed: 1 },
      lostMs: { queue: 0, deskClosed: 0.75 * hourMs, call: 0 },
    });
  });
});

describe('people who stand for others', () => {
  const morning = Array.from({ length: 8 }, (_, person) => ticketAt(person, at(1, 9)));
  const queueOf = (standFor?: number, agents = 1) =>
    serveAll(groundOf(11, agents, 20), morning, standFor).served.reduce((sum, { lostMs }) => sum + lostMs.queue, 0);

  it('wait behind the calls of those, which are in no count', () => {
    const { served, desk } = serveAll(groundOf(11, 1, 20), morning, 3);
    expect(served).toHaveLength(8);
    expect(served.every(({ tickets }) => tickets.answered === 1)).toBe(true);
    expect(desk.weeks.map(({ tickets }) => tickets.opened)).toEqual([8]);
    expect(queueOf(3)).toBeGreaterThan(queueOf());
    // As many agents as calls: nobody is in the way of anybody.
    expect(queueOf(3, 24)).toBe(0);
  });

  it('stand for themselves where they are all there are', () => {
    expect(serveAll(groundOf(11), morning, 1)).toEqual(serveAll(groundOf(11), morning));
  });

  it.each([
    [1, 400, 400],
    [3, 1_200, 1_200],
    [1.5, 550, 650],
  ])('stand for %d: of 400 calls at least %d are heard, and at most %d', (standFor, least, most) => {
    const calls = Array.from({ length: 400 }, (_, person) => ticketAt(person, at(1, 9)));
    const { desk } = serveAll(groundOf(11, 2_000), calls, standFor);
    // So many agents that each call has one who had none before.
    const heard = desk.record.freeAtMs.nothing.filter((freeAtMs) => freeAtMs > calendar.startsAtMs).length;
    expect(heard).toBeGreaterThanOrEqual(least);
    expect(heard).toBeLessThanOrEqual(most);
  });
});

const anyTicket = fc.record({
  person: fc.nat({ max: 9 }),
  tenant: fc.constantFrom('rollout' as const, 'nothing' as const),
  arrivedAtMs: fc.nat({ max: calendar.days * dayMs - 1 }).map((ms) => calendar.startsAtMs + ms),
  goneAfterMs: fc.option(fc.integer({ min: 1, max: 4 * dayMs }), { nil: undefined }),
  copies: fc.integer({ min: 1, max: 5 }),
});
const anyTickets = fc.array(anyTicket, { maxLength: 40 }).map((all) =>
  all.map(({ goneAfterMs, ...ticket }, ordinal) => {
    const day = Math.floor((ticket.arrivedAtMs - calendar.startsAtMs) / dayMs);
    // People leave at midnight: whoever stands for others, they all call before.
    const goneAtMs =
      calendar.startsAtMs +
      (Math.floor((ticket.arrivedAtMs + (goneAfterMs ?? 0) - calendar.startsAtMs) / dayMs) + 1) * dayMs;
    return ticketAt(ticket.person, ticket.arrivedAtMs, {
      ...ticket,
      ordinal,
      servedOnDay: day,
      ...(goneAfterMs === undefined ? {} : { goneAtMs }),
    });
  }),
);

it('whoever calls when: each ticket is answered, given up or still open, and its waits are parts of the working day', () => {
  fc.assert(
    fc.property(
      anyTickets,
      fc.integer({ min: 1, max: 3 }),
      fc.constantFrom(2, 8, 24),
      fc.constantFrom(5, 300),
      (tickets, agents, workingDay, handlingMin) => {
        const { served, desk } = serveAll(groundOf(workingDay, agents, handlingMin), tickets);
        const all = sumOfLedgers(
          desk.weeks.map(({ tickets: counts, lostMs }) => ({
            tickets: counts,
            lostMs: { signIn: 0, registering: 0, passUnused: 0, ...lostMs },
            messages: 0,
            securityKeys: 0,
            licensedDays: 0,
          })),
        );
        const { opened, answered, givenUp, stillOpen } = all.tickets;
        expect(opened).toBe(tickets.reduce((sum, { copies }) => sum + copies, 0));
        expect(opened).toBe(answered + givenUp + stillOpen);
        for (const tenant of ['rollout', 'nothing'] as const) {
          const own = desk.weeks.filter((week) => week.tenant === tenant);
          expect(own.find(({ week }) => week === calendar.weeks - 1)?.openAtItsEnd ?? 0).toBe(
            own.reduce((sum, week) => sum + week.tickets.stillOpen, 0),
          );
        }
        for (const part of ['queue', 'deskClosed', 'call'] as const)
          expect(all.lostMs[part]).toBe(served.reduce((sum, { lostMs }) => sum + lostMs[part], 0));
        expect(all.lostMs.queue + all.lostMs.deskClosed).toBeLessThanOrEqual(
          desk.weeks.reduce((sum, { clockWaitMs }) => sum + clockWaitMs, 0),
        );
        const mostMs = Math.min(workingDay, hours.to - hours.from) * hourMs;
        for (const { tickets: counts, lostMs } of served) {
          const callers = counts.answered + counts.givenUp + counts.stillOpen;
          expect(Object.values(lostMs).every((ms) => Number.isSafeInteger(ms) && ms >= 0)).toBe(true);
          expect(lostMs.queue + lostMs.deskClosed).toBeLessThanOrEqual(callers * 10 * mostMs);
        }
      },
    ),
    { numRuns: 300 },
  );
});

it('the working day of a caller lies within the hours of the persona, is as long as the rate says, and holds the call where it can', () => {
  fc.assert(
    fc.property(
      fc.nat({ max: calendar.days * dayMs - 1 }),
      fc.constantFrom(0.5, 6, 8, 11, 24),
      fc.nat({ max: 50 }),
      (ms, workingDay, person) => {
        const arrivedAtMs = calendar.startsAtMs + ms;
        const found = workingHoursOf(groundOf(workingDay), { person, ordinal: 3, arrivedAtMs }, 0);
        expect(found.toMs - found.fromMs).toBe(Math.min(workingDay, 11) * hourMs);
        expect(found.fromMs).toBeGreaterThanOrEqual(hours.from * hourMs);
        expect(found.toMs).toBeLessThanOrEqual(hours.to * hourMs);
        const timeOfDay = ms % dayMs;
        if (timeOfDay >= hours.from * hourMs && timeOfDay <= hours.to * hourMs)
          expect(timeOfDay >= found.fromMs && timeOfDay <= found.toMs).toBe(true);
        // A whole day of waiting costs one working day.
        const midnight = calendar.startsAtMs;
        expect(workingMsBetween(calendar, midnight, midnight + dayMs, found)).toBe(found.toMs - found.fromMs);
      },
    ),
  );
});
