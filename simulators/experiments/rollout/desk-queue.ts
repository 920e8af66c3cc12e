// The queue at the help desk of each tenant: on the evening of each day the calls that came are served in order of time. It is the one
// place where people of a tenant meet.
import { Quantiles } from '../../../scenarios/sampling/distribution.ts';
import { addEach, emptyLedger } from '../../../scenarios/measures/tenant/ledger-sums.ts';
import { firstUniformAt, streamKey } from '../../../scenarios/sampling/stream.ts';
import { tenantIds, type DeskWeek, type TenantId } from '../../../scenarios/schema/timeline.ts';
import { dayMs, hourMs, hoursInBoth, workingMsBetween } from './calendar.ts';
import { HelpDesk, type Served } from './help-desk.ts';
import type { TenantGround } from './tenant-ground.ts';
import type { ServedTicket, Ticket } from './ticket.ts';
import { workingHoursOf } from './working-hours.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type DeskGround = Pick<TenantGround, 'seed' | 'rates' | 'calendar' | 'rollout' | 'population' | 'persona'>;

export interface DeskRecord {
  readonly freeAtMs: Readonly<Record<TenantId, readonly number[]>>;
  readonly weeks: readonly DeskWeek[];
}

/** What the desk has to know of a ticket. */
type QueuedTicket = Pick<Ticket, 'person' | 'tenant' | 'arrivedAtMs' | 'week' | 'copies' | 'ordinal'> & {
  readonly goneAtMs: number;
};
const numbersOfTicket = 7;

/** Of a ticket one copy calls at the time of the ticket itself, the others at times of their own. */
interface Call {
  readonly ticket: QueuedTicket;
  readonly copy: number;
  readonly arrivedAtMs: number;
  readonly handlingMs: number;
}

function unpack(row: readonly number[]): QueuedTicket[] {
  return Array.from({ length: row.length / numbersOfTicket }, (_, nth) => {
    const [person = 0, tenant = 0, arrivedAtMs = 0, week = 0, copies = 0, ordinal = 0, goneAtMs = 0] = row.slice(
      nth * numbersOfTicket,
      (nth + 1) * numbersOfTicket,
    );
    return { person, tenant: tenantIds[tenant] ?? 'nothing', arrivedAtMs, week, copies, ordinal, goneAtMs };
  });
}

export class DeskQueue {
  readonly #ground: DeskGround;
  readonly #standFor: number;
  readonly #desks: Readonly<Record<TenantId, HelpDesk>>;
  readonly #weeks = new Map<string, Mutable<DeskWeek>>();
  /** By the day on which they are served. In a large tenant most people have one here, so they are kept as numbers in a row. */
  readonly #tickets = new Map<number, number[]>();

  /**
   * @param earlier where an earlier start left off.
   * @param standFor people for whom each of the tenant's stands: the others call as often as they do, and are in no count.
   */
  constructor(ground: DeskGround, earlier?: DeskRecord, standFor = 1) {
    const { calendar, rollout } = ground;
    const { opens, closes, agents } = rollout.helpDesk;
    const desk = (tenant: TenantId) =>
      new HelpDesk(
        { startsAtMs: calendar.startsAtMs, opensMs: opens, closesMs: closes, agents, isOpenOn: calendar.isWorkingDay },
        earlier?.freeAtMs[tenant],
      );
    this.#ground = ground;
    this.#standFor = standFor;
    this.#desks = { rollout: desk('rollout'), nothing: desk('nothing') };
    for (const week of earlier?.weeks ?? []) Object.assign(this.#week(week.tenant, week.week), week);
  }

  add(tickets: readonly Ticket[]): void {
    for (const {
      servedOnDay,
      person,
      tenant,
      arrivedAtMs,
      week,
      copies,
      ordinal,
      goneAtMs = Number.POSITIVE_INFINITY,
    } of tickets) {
      const ofDay = this.#tickets.get(servedOnDay) ?? [];
      this.#tickets.set(servedOnDay, ofDay);
      ofDay.push(person, tenantIds.indexOf(tenant), arrivedAtMs, week, copies, ordinal, goneAtMs);
    }
  }

  /** What became of the calls of a day that it has not heard before, in no order. */
  serve(day: number): ServedTicket[] {
    const due = unpack(this.#tickets.get(day) ?? []);
    this.#tickets.delete(day);
    return tenantIds.flatMap((tenant) =>
      this.#serveTenant(
        tenant,
        due.filter((ticket) => ticket.tenant === tenant),
      ),
    );
  }

  get record(): DeskRecord {
    return {
      freeAtMs: { rollout: this.#desks.rollout.freeAtMs, nothing: this.#desks.nothing.freeAtMs },
      weeks: this.weeks,
    };
  }

  /** In order of tenant and week. */
  get weeks(): DeskWeek[] {
    return [...this.#weeks.values()].toSorted((a, b) => a.tenant.localeCompare(b.tenant, 'en') || a.week - b.week);
  }

  #serveTenant(tenant: TenantId, due: readonly QueuedTicket[]): ServedTicket[] {
    const answers = new Map(
      due.map((ticket) => [
        ticket,
        {
          person: ticket.person,
          tenant,
          tickets: { answered: 0, givenUp: 0, stillOpen: 0, openedWhileClosed: 0 },
          lostMs: { queue: 0, deskClosed: 0, call: 0 },
        } as Mutable<ServedTicket>,
      ]),
    );
    const calls = due
      .flatMap((ticket) => this.#callsOf(ticket))
      .toSorted((a, b) => a.arrivedAtMs - b.arrivedAtMs || a.ticket.person - b.ticket.person);
    for (const call of calls) {
      const served = this.#desks[tenant].serve(call.arrivedAtMs, call.handlingMs, call.ticket.goneAtMs);
      if (call.copy >= call.ticket.copies) continue;
      const became = this.#whatBecameOf(call, tenant, served);
      const desk = this.#week(tenant, call.ticket.week);
      desk.tickets.opened += 1;
      addEach(desk.tickets, became.tickets);
      addEach(desk.lostMs, became.lostMs);
      const answer = answers.get(call.ticket);
      if (answer === undefined) continue;
      addEach(answer.tickets, became.tickets);
      addEach(answer.lostMs, became.lostMs);
      if (call.copy === 0 && served !== undefined && became.tickets.answered === 1)
        answer.answeredAtMs = served.endsAtMs;
    }
    return [...answers.values()];
  }

  /** The clock of everything stops at the end of the last day, and for people who leave when they do. */
  #whatBecameOf(
    { ticket, copy, arrivedAtMs }: Call,
    tenant: TenantId,
    served: Served | undefined,
  ): Pick<ServedTicket, 'tickets' | 'lostMs'> {
    const { calendar, rollout } = this.#ground;
    const stopsAtMs = Math.min(calendar.endsAtMs, served === undefined ? ticket.goneAtMs : Number.POSITIVE_INFINITY);
    const waitedUntilMs = Math.min(served?.beginsAtMs ?? stopsAtMs, stopsAtMs);
    const overAtMs = served?.endsAtMs ?? ticket.goneAtMs;
    const isOver = overAtMs <= calendar.endsAtMs;
    const hours = workingHoursOf(this.#ground, { ...ticket, arrivedAtMs }, copy);
    const waitingMs = workingMsBetween(calendar, arrivedAtMs, waitedUntilMs, hours);
    const queue = workingMsBetween(
      calendar,
      arrivedAtMs,
      waitedUntilMs,
      hoursInBoth(hours, { fromMs: rollout.helpDesk.opens, toMs: rollout.helpDesk.closes }),
    );
    this.#addToClock(tenant, ticket.week, waitedUntilMs - arrivedAtMs, Math.min(overAtMs, calendar.endsAtMs + 1));
    return {
      tickets: {
        answered: isOver && served !== undefined ? 1 : 0,
        givenUp: isOver && served === undefined ? 1 : 0,
        stillOpen: isOver ? 0 : 1,
        openedWhileClosed: this.#desks[tenant].isOpenAt(arrivedAtMs) ? 0 : 1,
      },
      lostMs: {
        queue,
        deskClosed: waitingMs - queue,
        call: served === undefined ? 0 : Math.min(served.endsAtMs, stopsAtMs) - waitedUntilMs,
      },
    };
  }

  #addToClock(tenant: TenantId, openedInWeek: number, waitMs: number, overAtMs: number): void {
    const { startsAtMs, endsAtMs, weeks } = this.#ground.calendar;
    const opened = this.#week(tenant, openedInWeek);
    opened.clockWaitMs += waitMs;
    opened.longestWaitMs = Math.max(opened.longestWaitMs, waitMs);
    for (
      let week = openedInWeek;
      week < weeks && Math.min(startsAtMs + (week + 1) * 7 * dayMs, endsAtMs) < overAtMs;
      week += 1
    )
      this.#week(tenant, week).openAtItsEnd += 1;
  }

  /** The ticket itself, those for which it stands, and the calls of others, at hours of their own, of the persona's and on the same day. */
  #callsOf(ticket: QueuedTicket): Call[] {
    const { seed, rates, calendar, population, persona } = this.#ground;
    const { from, to } = persona(population.personaOf(ticket.person)).signInHours;
    const midnightMs = calendar.startsAtMs + Math.floor((ticket.arrivedAtMs - calendar.startsAtMs) / dayMs) * dayMs;
    const [callsKey, handlingKey] = [streamKey(seed, 'tenant/copy-calls'), streamKey(seed, 'tenant/handling')];
    const othersKey = streamKey(seed, 'tenant/other-calls');
    const handling = new Quantiles({ kind: 'exponential', mean: rates['help-desk-handling'] * 60_000 });
    const all = ticket.copies * this.#standFor;
    // Of a part of a call there is one or none.
    const whole = Math.floor(all + firstUniformAt(othersKey, ticket.person, ticket.ordinal, undefined));
    return Array.from({ length: Math.max(ticket.copies, whole) }, (_, copy) => {
      const otherMs = () =>
        midnightMs +
        Math.round((from + firstUniformAt(callsKey, ticket.person, ticket.ordinal, copy) * (to - from)) * hourMs);
      const handlingMs = Math.round(handling.at(firstUniformAt(handlingKey, ticket.person, ticket.ordinal, copy)));
      return { ticket, copy, arrivedAtMs: copy === 0 ? ticket.arrivedAtMs : otherMs(), handlingMs };
    });
  }

  #week(tenant: TenantId, week: number): Mutable<DeskWeek> {
    const key = `${tenant} ${week}`;
    const known = this.#weeks.get(key) ?? {
      tenant,
      week,
      tickets: emptyLedger().tickets,
      lostMs: { queue: 0, deskClosed: 0, call: 0 },
      clockWaitMs: 0,
      longestWaitMs: 0,
      openAtItsEnd: 0,
    };
    this.#weeks.set(key, known);
    return known;
  }
}
