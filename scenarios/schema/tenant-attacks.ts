// Attacks on the people of a tenant in a week: whom they came to, who followed them, whose accounts were taken over.
import { z } from 'zod';
import { inUnit } from './in-unit.ts';

const attacks = (about: string) => z.int().nonnegative().meta(inUnit('count of attacks', about));

/** What comes of an attack, counted for people with a passkey and for people without. */
export const attackedPeople = z.object({
  came: attacks('On one account each, as it stood on that day.'),
  followed: attacks('Of those: the person followed the message or call, or approved what was asked for.'),
  reported: attacks('Of those that came: the person told the help desk of it, by a message that is no ticket.'),
  takenOver: attacks('Of those that came: somebody else was in the account.'),
  discovered: attacks(
    'Of the accounts taken over: somebody noticed; the person calls the help desk, unless they wait for it already.',
  ),
  outlivedReset: attacks(
    'Of those discovered: somebody else still signed in by a passkey after another password and an end to all sessions, until it was deleted.',
  ),
});
export type AttackedPeople = z.infer<typeof attackedPeople>;

export const tenantAttacks = z.object({
  enrolled: attackedPeople.describe('On people who had a passkey'),
  notEnrolled: attackedPeople.describe('On people who had none'),
});
export type TenantAttacks = z.infer<typeof tenantAttacks>;
