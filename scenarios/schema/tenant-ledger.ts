// The ledger of a tenant: time that people lose, by part, and what is counted for a price. Of a person, of a week or of the whole time it
// has the same entries, so that whatever is told or charged is read from one place and adds up.
import { z } from 'zod';
import { inUnit } from './in-unit.ts';

/** Each instant a person loses belongs to one part. What they do counts whole; waiting counts within their working day. */
export const lostTimeParts = [
  'signIn',
  'registering',
  'recovering',
  'queue',
  'deskClosed',
  'call',
  'passUnused',
] as const;
export type LostTimePart = (typeof lostTimeParts)[number];

const whole = z.int().nonnegative();
const ms = (about: string) => whole.meta(inUnit('ms', about));
const tickets = (about: string) => whole.meta(inUnit('count of tickets', about));

export const lostTime = z.object({
  signIn: ms('From a need to sign in to its end, well or not, starting over included.'),
  registering: ms('From the begin to the end of each registration of a passkey, well or not.'),
  recovering: ms(
    'From the begin to the end of each account recovery by an identity check, well or not. Absent: nobody began one.',
  ).optional(),
  queue: ms('Waiting for an agent while the help desk was open, within the working day of the caller.'),
  deskClosed: ms('Waiting for an agent while the help desk was closed, within the working day of the caller.'),
  call: ms('With an agent.'),
  passUnused: ms(
    'From getting a Temporary Access Pass of the help desk to its use, within the working day of the caller.',
  ),
});
export type LostTime = z.infer<typeof lostTime>;

/** opened = answered + givenUp + stillOpen. */
export const ticketCounts = z.object({
  opened: tickets('Calls to the help desk.'),
  answered: tickets('Of those opened: an agent had ended the call by the end of the last day.'),
  givenUp: tickets('Of those opened: the caller left the company before an agent was free.'),
  stillOpen: tickets('Of those opened: in the queue or with an agent at the end of the last day.'),
  openedWhileClosed: tickets('Of those opened: the help desk was closed at that moment.'),
});
export type TicketCounts = z.infer<typeof ticketCounts>;

export const tenantLedger = z.object({
  lostMs: lostTime.describe('Time that people lost'),
  tickets: ticketCounts.describe('At the help desk'),
  messages: z
    .number()
    .nonnegative()
    .meta(
      inUnit(
        'count of text messages',
        'Text messages with a code sent; a day that stands for others counts with its weight.',
      ),
    ),
  securityKeys: whole.meta(inUnit('count of security keys', 'Security keys that a passkey was registered on.')),
  identityChecks: whole
    .meta(
      inUnit('count of checks', 'Identity checks paid for: a document was looked at. Absent: nobody recovered by one.'),
    )
    .optional(),
  licensedDays: whole.meta(inUnit('count of days', 'Days of people in a wave that has begun.')),
});
export type TenantLedger = z.infer<typeof tenantLedger>;
