// What a phishing drill counts: of accounts that an attack came to, who gave what, who was taken over, who stopped the others, and what an
// attacker keeps after the remedies; of the same people, which of their own needs to sign in were met.
import { z } from 'zod';
import { inUnit } from '../schema/in-unit.ts';
import { attackKinds } from '../schema/phishing.ts';

/** Ends of the intervals in which accounts are taken over or attacks are reported, s from when the attack began; what is later is in none. */
export const phishingTimesS = [
  5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 300, 420, 600, 900, 1_200, 1_800, 3_600, 7_200,
] as const;

/**
 * browser: refused the passkey on the page of the lure, and the person went away. site: a challenge, an origin, a code that does not hold.
 * policy: what the tenant demands. person: passed over, left, declined, gave up. desk: told by the person, or asked for a proof that did not hold. nothing-there: nothing of the kind
 * to attack with, as a passkey that cannot be copied.
 */
export const stoppers = ['browser', 'site', 'policy', 'person', 'desk', 'nothing-there'] as const;
export type Stopper = (typeof stoppers)[number];

const count = (of: string, about: string) =>
  z
    .int()
    .nonnegative()
    .meta(inUnit(`count of ${of}`, about));
const attacks = (about: string) => count('attacks', about);
const byTime = (about: string) => z.array(z.int().nonnegative()).meta(inUnit('count of attacks', about));

export const attackCounts = z.object({
  kind: z.enum(attackKinds).describe('Which attack'),
  attacked: attacks('On one account each.'),
  followed: attacks('Whose message or call the person followed.'),
  trusted: attacks('Whose page the person took for what it says.'),
  gave: attacks(
    'To which the person gave anything that the target took: a password, a code, a pass, an approval, a passkey.',
  ),
  gavePassword: attacks('Of those: a password.'),
  gaveCode: attacks('Of those: a one-time code.'),
  gavePass: attacks('Of those: a Temporary Access Pass.'),
  gaveApproval: attacks('Of those: an approval in the app of somebody else.'),
  passkeyTried: attacks('On whose page the person tried their passkey.'),
  originRefused: attacks('Of those: the browser or the target refused it because of where it was asked for.'),
  passkeyTaken: attacks('Of those: the passkey signed somebody in.'),
  takenOver: attacks('By which somebody else was in the account.'),
  byPasskey: attacks('Of those: by a passkey itself, on the page of a lure, copied or sent once more.'),
  ownPasskey: attacks('By which somebody else registered a passkey of their own.'),
  reported: attacks('That the person told the help desk of.'),
  takenOverBy: byTime('In each interval of phishingTimesS: taken over.'),
  reportedBy: byTime('In each interval of phishingTimesS: reported.'),
  stops: z
    .record(z.string(), z.int().nonnegative())
    .meta(
      inUnit(
        'count of attacks',
        'That took over nothing, by who stopped them, the step and the code: "by flow/step code".',
      ),
    ),
  remains: z
    .object({
      sessions: attacks('Whose session was tried after the password was reset.'),
      afterReset: attacks('Of those: still in.'),
      afterRevocation: attacks('Of those: still in after all sessions were ended, too.'),
      passkeys: attacks('Whose passkey, their own or a copy, was tried after these remedies.'),
      passkeyAfterRemedies: attacks('Of those: it signed in.'),
      deletions: attacks('Whose passkey was tried after all passkeys of the account were deleted.'),
      passkeyAfterDeletion: attacks('Of those: it signed in.'),
    })
    .describe('What somebody else keeps of an account that was taken over'),
});
export type AttackCounts = z.infer<typeof attackCounts>;

export const peopleCounts = z.object({
  people: count('people', 'Who lived in this arm.'),
  needs: count('needs', 'To sign in, of their own.'),
  met: count('needs', 'Of those: met, starting over included.'),
  began: count('people', 'Who came to register a passkey.'),
  registered: count('people', 'Of those: who have one.'),
  void: count(
    'attempts',
    'Void by a fault of our own; the need, registration or attack that they belong to is in no other count.',
  ),
});

const phishingCell = z.object({
  arm: z.string().describe('Arm id'),
  persona: z.string().describe('Persona id'),
  people: peopleCounts.describe('People and their own needs'),
  attacks: z.array(attackCounts).describe('What came to them, by kind'),
});
export type PhishingCell = z.infer<typeof phishingCell>;

const sum = (of: string, about: string) => z.number().meta(inUnit(`sum of ${of}`, about));

/** Sums over persons, by which the difference of the two arms has an error that knows that needs of one person are alike. */
const pairedNeeds = z.object({
  arm: z.string().describe('Arm id'),
  baseline: z.string().describe('Arm id of the other arm that the same people lived'),
  persona: z.string().describe('Persona id'),
  people: count('people', 'Who lived both.'),
  needs: sum('needs', 'That they had in both.'),
  more: sum('needs', 'Met in `arm` less met in `baseline`.'),
  needsSquared: sum('squares of needs', 'Of each person.'),
  moreSquared: sum('squares of needs', 'Of each person.'),
  moreTimesNeeds: sum('squares of needs', 'Of each person.'),
});
export type PairedNeeds = z.infer<typeof pairedNeeds>;

const attackStep = z.object({
  step: z.string().describe('"flow/step"'),
  result: z.string().describe('What came of it'),
  code: z.string().optional().describe('Of target or browser. Absent: none'),
});

export const attackTrace = z.object({
  arm: z.string().describe('Arm id'),
  persona: z.string().describe('Persona id'),
  kind: z.enum(attackKinds).describe('Which attack'),
  end: z.enum(['taken-over', ...stoppers]).describe('Taken over, or who stopped it'),
  user: z.int().nonnegative().meta(inUnit('ordinal, from 0', 'Virtual user: place in the population.')),
  moves: z
    .array(
      z.object({
        flow: z.string().describe('Flow that it began with'),
        by: z.enum(['person', 'attacker']).describe('Who came to the pages'),
        ended: z.string().describe('succeeded, or the code or reason for which it ended'),
        seconds: z.number().nonnegative().meta(inUnit('s', 'It took.')),
        steps: z.array(attackStep).describe('What happened, step by step'),
      }),
    )
    .describe('One after the other'),
});
export type AttackTrace = z.infer<typeof attackTrace>;

export const phishingCounts = z.object({
  cells: z.array(phishingCell).describe('By arm and persona'),
  pairs: z.array(pairedNeeds).describe('By two arms and persona. Empty: each person lived one arm'),
  traces: z
    .array(attackTrace)
    .describe(
      'By arm, kind and end: of the first person of whom it was so, and whose passkey was refused because of where it was asked for if there is one',
    ),
});
export type PhishingCounts = z.infer<typeof phishingCounts>;
