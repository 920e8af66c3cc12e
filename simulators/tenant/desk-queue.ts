// The queue at the help desk of each tenant: on the evening of each day the calls that came are served in order of time. It is the one
// place where people of a tenant meet.
import { quantile } from '../../scenarios/sampling/distribution.ts';
import { openStream } from '../../scenarios/sampling/stream.ts';
import { tenantIds, type DeskWeek, type TenantId } from '../../scenarios/schema/timeline.ts';
import { dayMs, hourMs, workingMsBetween } from './calendar.ts';
import { HelpDesk } from './help-desk.ts';
import type { TenantGround } from './tenant-ground.ts';
import type { ServedTicket, Ticket } from './ticket.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export interface DeskRecord {
  readonly freeAtMs: Readonly<Record<TenantId, readonly number[]>>;
  readonly weeks: readonly DeskWeek[];
}

/** What the desk has to know of a ticket. */
type QueuedTicket = Pick<Ticket, 'person' | 'tenant' | 'arrivedAtMs' | 'week' | 'copies' | 'ordinal'>;
const numbersOfTicket = 6;

function unpack(row: readonly number[]): QueuedTicket[] {
  return Array.from({ length: row.length / numbersOfTicket }, (_, nth) => {
    const [person = 0, tenant = 0, arrivedAtMs = 0, week = 0, copies = 0, ordinal = 0] = row.slice(nth * numbersOfTicket, (nth + 1) * numbersOfTicket);
    return { person, tenant: tenantIds[tenant] ?? 'nothing', arrivedAtMs, week, copies, ordinal };
  });
}

export class DeskQueue {
  readonly #ground: Pick<TenantGround, 'seed' | 'rates' | 'calendar' | 'rollout'>;
  readonly #desks: Readonly<Record<TenantId, HelpDesk>>;
  readonly #weeks = new Map<string, Mutable<DeskWeek>>();
  /** By the day on which they are served. In a large tenant most people have one here, so they are kept as numbers in a row. */
  readonly #tickets = new Map<number, number[]>();

  /** @param earlier where an earlier start left off. */
  constructor(ground: Pick<TenantGround, 'seed' | 'rates' | 'calendar' | 'rollout'>, earlier?: DeskRecord) {
    const { calendar, rollout } = ground;
    const { opens, closes, agents } = rollout.helpDesk;
    const desk = (tenant: TenantId) => new HelpDesk({ startsAtMs: calendar.startsAtMs, opensMs: opens, closesMs: closes, agents, isOpenOn: calendar.isWorkingDay }, earlier?.freeAtMs[tenant]);
    this.#ground = ground;
    this.#desks = { rollout: desk('rollout'), nothing: desk('nothing') };
    for (const week of earlier?.weeks ?? []) Object.assign(this.#week(week.tenant, week.week), week);
  }

  add(tickets: readonly Ticket[]): void {
    for (const { servedOnDay, person, tenant, arrivedAtMs, week, copies, ordinal } of tickets) {
      const ofDay = this.#tickets.get(servedOnDay) ?? [];
      this.#tickets.set(servedOnDay, ofDay);
      ofDay.push(person, tenantIds.indexOf(tenant), arrivedAtMs, week, copies, ordinal);
    }
  }

  /** The answers to the calls of a day, in no order. */
  serve(day: number): ServedTicket[] {
    const due = unpack(this.#tickets.get(day) ?? []);
    this.#tickets.delete(day);
    return tenantIds.flatMap((tenant) => this.#serveTenant(tenant, due.filter((ticket) => ticket.tenant === tenant)));
  }

  get record(): DeskRecord {
    return { freeAtMs: { rollout: this.#desks.rollout.freeAtMs, nothing: this.#desks.nothing.freeAtMs }, weeks: this.weeks };
  }

  /** In order of tenant and week. */
  get weeks(): DeskWeek[] {
    return [...this.#weeks.values()].toSorted((a, b) => a.tenant.localeCompare(b.tenant, 'en') || a.week - b.week);
  }

  #serveTenant(tenant: TenantId, due: readonly QueuedTicket[]): ServedTicket[] {
    const { calendar, rollout } = this.#ground;
    const { opens, closes } = rollout.helpDesk;
    const answers: ServedTicket[] = [];
    const calls = due.flatMap((ticket) => this.#callsOf(ticket)).toSorted((a, b) => a.arrivedAtMs - b.arrivedAtMs || a.ticket.person - b.ticket.person);
    for (const { ticket, copy, arrivedAtMs, handlingMs } of calls) {
      const { beginsAtMs, endsAtMs } = this.#desks[tenant].serve(arrivedAtMs, handlingMs);
      const desk = this.#week(tenant, ticket.week);
      desk.tickets += 1;
      desk.waitMs += beginsAtMs - arrivedAtMs;
      desk.queueMs += workingMsBetween(calendar, arrivedAtMs, beginsAtMs, { from: opens / hourMs, to: closes / hourMs }, 24);
      desk.longestWaitMs = Math.max(desk.longestWaitMs, beginsAtMs - arrivedAtMs);
      for (let week = ticket.week; calendar.startsAtMs + (week + 1) * 7 * dayMs < beginsAtMs; week += 1) this.#week(tenant, week).waiting += 1;
      if (copy === 0) answers.push({ person: ticket.person, tenant, endsAtMs });
    }
    return answers;
  }

  /** The ticket itself, and those for which it stands at hours of their own. */
  #callsOf(ticket: QueuedTicket): { readonly ticket: QueuedTicket; readonly copy: number; readonly arrivedAtMs: number; readonly handlingMs: number }[] {
    const { seed, rates, calendar, rollout } = this.#ground;
    const { opens, closes } = rollout.helpDesk;
    return Array.from({ length: ticket.copies }, (_, copy) => {
      const at = { seed, user: ticket.person, attempt: ticket.ordinal, visit: copy };
      const midnightMs = calendar.startsAtMs + Math.floor((ticket.arrivedAtMs - calendar.startsAtMs) / dayMs) * dayMs;
      const otherMs = midnightMs + opens + openStream({ ...at, purpose: 'tenant/copy-calls' }).uniform() * (closes - opens);
      const handlingMs = quantile({ kind: 'exponential', mean: rates['help-desk-handling'] * 60_000 }, openStream({ ...at, purpose: 'tenant/handling' }).uniform());
      return { ticket, copy, arrivedAtMs: copy === 0 ? ticket.arrivedAtMs : otherMs, handlingMs };
    });
  }

  #week(tenant: TenantId, week: number): Mutable<DeskWeek> {
    const key = `${tenant} ${week}`;
    const known = this.#weeks.get(key) ?? { tenant, week, tickets: 0, waitMs: 0, longestWaitMs: 0, queueMs: 0, waiting: 0 };
    this.#weeks.set(key, known);
    return known;
  }
}
