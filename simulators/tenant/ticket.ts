// A call at the help desk, as the person makes it and the desk gets to know it.
import type { TenantId } from '../../scenarios/schema/timeline.ts';
import type { Device } from '../population/virtual-user.ts';

export interface Ticket {
  readonly person: number;
  readonly tenant: TenantId;
  readonly arrivedAtMs: number;
  /** On the evening of this day the calls that came are served. */
  readonly servedOnDay: number;
  readonly week: number;
  /** Tickets for which this one stands: it is one, and the others of its kind come on the same day. */
  readonly copies: number;
  /** Of this life, from 0: address of its draws. */
  readonly ordinal: number;
  /** The device on which the person has no way in: it is about a new one, not a word of help. Absent: there was a way. */
  readonly stuckOn?: Device['id'];
}

/** What the help desk says to it. */
export interface ServedTicket {
  readonly person: number;
  readonly tenant: TenantId;
  readonly endsAtMs: number;
}
