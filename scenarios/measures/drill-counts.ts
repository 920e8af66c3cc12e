// What a recovery drill counts: of rightful people, who got back in, how soon, and where the others stopped; of impostors, by kind, who got in
// and what stopped them.
import { z } from 'zod';
import { impostorKinds, lockOutReasons } from '../schema/drill.ts';
import { inUnit } from '../schema/in-unit.ts';

/** Ends of the intervals in which people get back in or are lost, s from when they began; what is later is in none. */
export const recoveryTimesS = [
  60, 120, 180, 240, 300, 420, 600, 900, 1_200, 1_800, 2_700, 3_600, 7_200, 14_400, 28_800, 43_200, 86_400,
] as const;

const count = (of: string, about: string) =>
  z
    .int()
    .nonnegative()
    .meta(inUnit(`count of ${of}`, about));
const byName = (of: string, about: string) =>
  z.record(z.string(), z.int().nonnegative()).meta(inUnit(`count of ${of}`, about));

/** How often a stage was come to, and how often what was shown there was not taken. */
const stage = z.object({
  shown: count('tries', 'At this stage.'),
  notTaken: count('tries', 'Of those: not taken.'),
});

const group = z.object({ people: count('people', 'In it.'), recovered: count('people', 'Of those: who got back in.') });

export const rightfulCounts = z.object({
  ...group.shape,
  recoveredBy: z
    .array(z.int().nonnegative())
    .meta(inUnit('count of people', 'In each interval of recoveryTimesS: people who got back in.')),
  lostBy: z
    .array(z.int().nonnegative())
    .meta(inUnit('count of people', 'In each interval of recoveryTimesS: people who ended without.')),
  totalS: z.number().meta(inUnit('s', 'Of all people together, from the first try to the last end.')),
  attempts: count('attempts', 'That they made, starting over included.'),
  stoppedAt: byName(
    'people',
    'Who did not get back in, by the step, and the code or reason, of their last attempt: "flow/step code".',
  ),
  byReason: z.partialRecord(z.enum(lockOutReasons), group).describe('By why they were locked out'),
  byCountry: z.record(z.string(), group).describe('By country of the person, ISO 3166-1 alpha-2'),
  stages: z
    .object({
      document: stage.describe('Pictures of a document'),
      selfie: stage.describe('Selfies for the identity check'),
      faceCheck: stage.describe('Faces before Face Check'),
      matching: stage.describe('Names and claims against the directory'),
      desk: stage.describe('Proofs to the help desk'),
    })
    .describe('By stage, what was asked of them and not taken'),
  identityChecks: count('checks', 'Of a document and a face that were begun: paid for.'),
  faceChecks: count('checks', 'By Face Check: paid for.'),
  deskCalls: count('calls', 'That somebody of the help desk answered: tickets.'),
  deskS: z.number().meta(inUnit('s', 'That calls lasted once they were answered.')),
  waitingS: z.number().meta(inUnit('s', 'Spent waiting for somebody of the help desk.')),
});
export type RightfulCounts = z.infer<typeof rightfulCounts>;

export const impostorCounts = z.object({
  kind: z.enum(impostorKinds).describe('What the impostor comes with'),
  attacks: count('attacks', 'On one account each, tries included.'),
  tries: count('tries', 'In them.'),
  gotIn: count('attacks', 'That ended with a passkey of the impostor registered at the account.'),
  stoppedAt: byName('attacks', 'That did not get in, by the step, and the code or reason, of their last try.'),
  totalS: z.number().meta(inUnit('s', 'Of all attacks together, at pages, phone and calls.')),
  deskCalls: count('calls', 'That the help desk answered.'),
  identityChecks: count('checks', 'Of a document and a face that were begun.'),
});
export type ImpostorCounts = z.infer<typeof impostorCounts>;

const drillCell = z.object({
  arm: z.string().describe('Arm id: a way to recover'),
  persona: z.string().describe('Persona id'),
  rightful: rightfulCounts.describe('People who recover their own accounts'),
  impostors: z.array(impostorCounts).describe('Who is not the owner, by kind'),
  void: count('attempts', 'Void by a fault of our own, and in no other count.'),
});
export type DrillCell = z.infer<typeof drillCell>;

export const drillCounts = z.array(drillCell).describe('By arm and persona');
export type DrillCounts = z.infer<typeof drillCounts>;
