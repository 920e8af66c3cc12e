// The phishing part of results.json: who is taken over by what, who stopped the others, what an attacker keeps, which door remains to each
// persona and what closes it, and whether the claim "phishing-resistant" holds.
import { z } from 'zod';
import { inUnit } from '../../scenarios/schema/in-unit.ts';
import { attackKinds } from '../../scenarios/schema/phishing.ts';
import { ruses } from '../../scenarios/schema/ruse.ts';
import { twins } from '../../scenarios/measures/many.ts';
import { attackCounts, attackTrace, stoppers } from '../../scenarios/measures/phishing-counts.ts';
import { drillLayers, errorOfShare, shareFigure } from './share-figure.ts';

const attacks = (about: string) => z.int().nonnegative().meta(inUnit('count of attacks', about));
const people = (about: string) => z.int().nonnegative().meta(inUnit('count of people', about));
const per1000 = (about: string) => z.number().nonnegative().meta(inUnit('ratio', about));
const share = (about: string) => z.number().min(0).max(1).meta(inUnit('share, 0 to 1', about));
const seconds = (about: string) => z.number().nonnegative().meta(inUnit('s', about));

const layer = z
  .enum(drillLayers)
  .describe('real: the people of the run. many: they and others like them in virtual time');
const whose = {
  layer,
  arm: z.string().describe('Arm id'),
  persona: z.string().optional().describe('Persona id. Absent: all'),
};
const kind = z.enum(attackKinds).describe('Which attack');

export const rateOfAttacks = z.object({
  events: attacks('Of which it holds.'),
  per1000: per1000('Of 1 000 attacks.'),
  lower1000: per1000('Exact lower limit of it, two-sided at 95 % (Clopper-Pearson). Absent: no event.').optional(),
  upper1000: per1000(
    'Exact upper limit of it, two-sided at 95 % (Clopper-Pearson); without an event the zero-event limit, one-sided at 95 %.',
  ),
});
export type RateOfAttacks = z.infer<typeof rateOfAttacks>;

export const attackResult = z.object({
  ...whose,
  kind,
  attacked: attacks('On one account each.'),
  followed: rateOfAttacks.describe('Whose message or call the person followed'),
  trusted: rateOfAttacks.describe('Whose page the person took for what it says'),
  gave: rateOfAttacks.describe('To which the person gave anything that the target took'),
  gavePassword: attacks('Of those: a password.'),
  gaveCode: attacks('Of those: a one-time code.'),
  gavePass: attacks('Of those: a Temporary Access Pass.'),
  gaveApproval: attacks('Of those: an approval in the app of somebody else.'),
  passkeyTried: attacks('On whose page the person tried their passkey.'),
  originRefused: attacks('Of those: browser or target refused it because of where it was asked for.'),
  passkeyTaken: attacks('Of those: the passkey signed somebody in.'),
  takenOver: rateOfAttacks.describe('By which somebody else was in the account'),
  byPasskey: attacks('Of those: by a passkey itself.'),
  ownPasskey: rateOfAttacks.describe('By which somebody else registered a passkey of their own'),
  reported: rateOfAttacks.describe('That the person told the help desk of'),
  takenOverAfterS: seconds(
    'Median of accounts taken over, from the beginning of the attack; within the interval that is counted by straight line. Absent: none was.',
  ).optional(),
  reportedAfterS: seconds('Likewise of attacks that were reported. Absent: none was.').optional(),
  stoppedBy: z
    .array(z.object({ by: z.enum(stoppers).describe('Who stopped them'), rate: rateOfAttacks.describe('So stopped') }))
    .describe('Attacks that took over nothing, by who stopped them. Who stopped none is left out'),
  stops: z
    .array(
      z.object({
        by: z.enum(stoppers).describe('Who stopped them'),
        step: z.string().describe('"flow/step"'),
        code: z.string().describe('Of target or browser, or the reason of giving up'),
        words: z.string().describe('Both in words'),
        attacks: attacks('So stopped.'),
      }),
    )
    .describe('Where, the most frequent first'),
  remains: attackCounts.shape.remains,
});
export type AttackResult = z.infer<typeof attackResult>;

export const ownSignIns = z.object({
  ...whose,
  people: people('Who lived in this arm.'),
  needs: z.int().nonnegative().meta(inUnit('count of needs', 'To sign in, of their own.')),
  met: shareFigure.optional().describe('Of those: met. Absent: none was lived'),
  began: people('Who came to register a passkey.'),
  registered: shareFigure.optional().describe('Of those: who have one. Absent: nobody came to'),
});
export type OwnSignIns = z.infer<typeof ownSignIns>;

const difference = z.object({
  value: z
    .number()
    .min(-1)
    .max(1)
    .meta(
      inUnit('share, 0 to 1', 'Needs met there, less needs met here, of the same people; negative: sign-ins lost.'),
    ),
  people: people('Who lived both.'),
  ...errorOfShare,
});
export type NeedsDifference = z.infer<typeof difference>;

const doorChange = z.object({
  arm: z.string().describe('Arm of the run that has it'),
  settings: z.array(z.string()).describe('What differs there, in words'),
  takenOver: rateOfAttacks.describe('Of the attacks of that kind there'),
  opens: z
    .array(z.object({ kind, takenOver: rateOfAttacks.describe('By it there') }))
    .describe('Attacks that take over accounts there, and of which there are none here'),
  needs: difference.optional().describe('What it costs in sign-ins. Absent: nobody lived both'),
  registered: z
    .number()
    .min(-1)
    .max(1)
    .optional()
    .meta(
      inUnit('share, 0 to 1', 'Passkeys registered there, less here. Absent: in one of the two nobody registers any.'),
    ),
});
export type DoorChange = z.infer<typeof doorChange>;

export const remainingDoor = z.object({
  arm: z.string().describe('Arm id'),
  persona: z.string().describe('Persona id'),
  title: z.string().describe('What the persona is called'),
  weight: share('Of the people of the tenant.'),
  layer,
  kind: z.enum(attackKinds).describe('Attack that takes over most accounts, or may take over most where none was'),
  attacked: attacks('Of that kind.'),
  takenOver: rateOfAttacks.describe('By it'),
  change: doorChange
    .optional()
    .describe(
      'Smallest change among the arms of the run that leaves at most a third of it and surely no more of another. Absent: `without`',
    ),
  without: z.string().optional().describe('Why there is no change, in a sentence'),
});
export type RemainingDoor = z.infer<typeof remainingDoor>;

export const resistanceWords = ['resistant', 'resistant-without-fallback', 'not-resistant', 'too-few'] as const;
export type ResistanceWord = (typeof resistanceWords)[number];

export const resistanceVerdict = z.object({
  arm: z.string().describe('Arm id'),
  verdict: z
    .enum(resistanceWords)
    .describe(
      'resistant: no attempt got through, and what refused the passkey is the origin it is bound to. resistant-without-fallback: none by a passkey, some by another way in. not-resistant: by a passkey itself, or nothing is bound to an origin. too-few: nobody came so far that a passkey was asked for',
    ),
  why: z.string().describe('A sentence, or more'),
  attacks: attacks('Of phishing: of the many where they count, else of the run.'),
  takenOver: attacks('Of those: by which somebody else was in.'),
  byPasskey: attacks('Of those: by a passkey itself.'),
  originRefused: attacks('On whose page a passkey was refused because of where it was asked for.'),
  trace: z
    .object({ layer, attack: attackTrace.describe('Move by move') })
    .optional()
    .describe('One attempt that shows it; of the run where there is one. Absent: none was lived that shows it'),
});
export type ResistanceVerdict = z.infer<typeof resistanceVerdict>;

const sightInResults = z.discriminatedUnion('of', [
  z.object({
    of: z.literal('lure').describe('What the person saw'),
    ruse: z.enum(ruses).optional().describe('How the page works. Absent: the site itself'),
  }),
  z.object({ of: z.literal('refusal').describe('What refused a passkey there') }),
  z.object({ of: z.literal('home').describe('What the attacker got'), arm: z.string().describe('Arm id') }),
]);

export const phishingResults = z.object({
  attacks: z.array(attackResult).describe('One a layer, arm, persona and kind, and one a layer, arm and kind of all'),
  signIns: z.array(ownSignIns).describe("People's own sign-ins, in the same run"),
  doors: z.array(remainingDoor).describe('For each arm and persona the weakest way in'),
  verdicts: z
    .array(resistanceVerdict)
    .describe('The claim "phishing-resistant", for each arm. Empty: faults are planted in the target'),
  sights: z
    .array(sightInResults)
    .describe('Pictures that a run in a browser kept in attacks/ of its folder, one of each. Empty: none'),
  many: z
    .object({
      users: people('Lived in virtual time, those of the run among them.'),
      seconds: seconds('Wall time it took.'),
      alike: twins.describe('The attempts of the run against their twins among the many'),
    })
    .optional()
    .describe('What was computed beside the people of the run. Absent: it was not lived yet, or counts for nothing'),
});
export type PhishingResults = z.infer<typeof phishingResults>;
