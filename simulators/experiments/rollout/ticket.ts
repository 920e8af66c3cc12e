// A call at the help desk, as the person makes it and the desk gets to know it.
import type { LostTime, TicketCounts } from '../../../scenarios/schema/tenant-ledger.ts';
import type { TenantId } from '../../../scenarios/schema/timeline.ts';
import type { Device } from '../../people/virtual-user.ts';

export interface Ticket {
  readonly person: number;
  readonly tenant: TenantId;
  /** Whole ms, before the end of the last day and before they leave. */
  readonly arrivedAtMs: number;
  /** They leave the company; absent: not before the end of the last day. */
  readonly goneAtMs?: number;
  /** On the evening of this day the calls that came are served. */
  readonly servedOnDay: number;
  readonly week: number;
  /** Tickets for which this one stands: it is one, and the others of its kind come on the same day. */
  readonly copies: number;
  /** Of this life, from 0: address of its draws. */
  readonly ordinal: number;
  /** The device on which the person has no way in: it is about a new one, not a word of help. Absent: there was a way. */
  readonly stuckOn?: Device['id'];
  /** Somebody else was in the account: it is about that, and nothing of the campaign is said. */
  readonly isOfTakeOver?: true;
}

/** What became of it, and of those for which it stands, by the end of the last day. */
export interface ServedTicket {
  readonly person: number;
  readonly tenant: TenantId;
  readonly tickets: Omit<TicketCounts, 'opened'>;
  readonly lostMs: Pick<LostTime, 'queue' | 'deskClosed' | 'call'>;
  /** The ticket itself: its call ended then. Absent: it was given up, or is still open. */
  readonly answeredAtMs?: number;
}
