// What `passkey-pilot policy --json` says: what a tenant's policies do to whom, what is wrong with them, and what a change would do.
import { z } from 'zod';
import { deadlines } from './deadlines.ts';
import { inUnit } from './in-unit.ts';

export const policyAnswerFormat = 'passkey-pilot-policy-1';

/** Weakest last: the more an attacker or a mistake can do with what may be registered, the further down. */
export const registrableLadder = [
  'none',
  'device-bound-attested-listed',
  'device-bound-attested',
  'device-bound',
  'synced-listed',
  'synced',
] as const;
export type Registrable = (typeof registrableLadder)[number];

export const severities = ['info', 'low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof severities)[number];

/** has-one: they hold a passkey that signs in. */
export const firstPasskeyAnswers = ['has-one', 'yes', 'no', 'unknown'] as const;
export type FirstPasskeyAnswer = (typeof firstPasskeyAnswers)[number];

const count = (of: string, about: string) =>
  z
    .int()
    .nonnegative()
    .meta(inUnit(`count of ${of}`, about));

const source = z.strictObject({
  file: z.string().describe('Path as it was given, or below the folder that was'),
  holds: z.string().describe('What it was recognised as, by its content'),
  rows: count('rows', 'Taken from it.'),
  notes: z.array(z.string()).readonly().describe('What is odd in it and was understood all the same'),
});

const unread = z.strictObject({
  file: z.string().describe('Path as it was given, or below the folder that was'),
  line: z.int().positive().optional().meta(inUnit('ordinal, from 1', 'Line where it stops making sense.')),
  column: z.int().positive().optional().meta(inUnit('ordinal, from 1', 'Column of that line.')),
  sentence: z.string().describe('What was found, what was expected, what to do'),
});

const passkeyJudged = z.strictObject({
  aaguid: z.string().optional().describe('Authenticator Attestation GUID. Absent: the export does not tell'),
  type: z.enum(['deviceBound', 'synced']).optional().describe('Absent: the export does not tell, nor the AAGUID'),
  model: z.string().optional().describe('As the export names it, or known by the AAGUID'),
  signsIn: z
    .enum(['yes', 'no', 'unknown'])
    .describe('Whether a profile of the person still accepts it. unknown: the export lacks what decides'),
  why: z.string().describe('The profile that accepts it, or why none does'),
});

const demand = z.strictObject({
  policy: z.string().describe('Name of the Conditional Access policy'),
  demands: z.array(z.string()).describe('What it demands of a sign-in in words'),
});

const registrationWay = z.strictObject({
  device: z.string().describe('Kind of device the way is for'),
  reachable: z.enum(['yes', 'no', 'unknown']).describe('Whether it ends in a passkey that signs in'),
  steps: z
    .array(
      z.strictObject({
        step: z.string().describe('What is to be done'),
        passed: z.enum(['yes', 'no', 'unknown', 'not-reached']).describe('Whether the policies let it'),
        because: z.string().describe('The fact that decides'),
      }),
    )
    .describe('In order; the first that is not passed stops it'),
});

/** As it is judged; as it is told, what is not known is absent, so that no program takes a word for a yes. */
const personJudged = z.strictObject({
  id: z.string().describe('Id of the directory, or its pseudonym'),
  userPrincipalName: z.string().describe('Name of the account, or its pseudonym'),
  persona: z
    .string()
    .optional()
    .describe('Kind of person that the reader mapped their groups to, or administrator, guest, member'),
  weakestRegistrable: z
    .enum(registrableLadder)
    .describe('The weakest passkey that they may register by all profiles of all their groups'),
  profiles: z
    .array(
      z.strictObject({
        id: z.string().describe('Id of the profile'),
        name: z.string().describe('What the administrator calls it'),
        via: z.array(z.string()).describe('Groups that brought it, from the target inwards to the person'),
      }),
    )
    .describe('Passkey profiles that apply'),
  passkeys: z.array(passkeyJudged).describe('Those they hold, as exported'),
  demands: z.array(demand).describe('What Conditional Access demands when they sign in, by policy'),
  deadline: z
    .enum([deadlines.telephoneEnds.day, deadlines.telephoneEndsForAll.day, 'none', 'unknown'])
    .describe('Day on which text messages and calls, their only second factor, end for them'),
  firstPasskey: z
    .strictObject({
      reachable: z
        .enum(['yes', 'no', 'unknown', 'has-one'])
        .describe('Whether a way to a passkey that signs in exists'),
      stopsAt: z.string().optional().describe('Step at which the way that comes furthest stops'),
      waysOut: z.array(z.string()).describe('What would open it'),
      ways: z.array(registrationWay).describe('By kind of device'),
    })
    .describe('The way to a first passkey, step by step'),
});
export type PersonJudged = z.output<typeof personJudged>;

const personTold = personJudged.extend({
  passkeys: z
    .array(
      passkeyJudged.extend({
        signsIn: z
          .boolean()
          .optional()
          .describe('Whether a profile of the person still accepts it. Absent: the export lacks what decides'),
      }),
    )
    .describe('Those they hold, as exported'),
  firstPasskey: personJudged.shape.firstPasskey
    .extend({
      reachable: z
        .boolean()
        .optional()
        .describe('Whether a way to a passkey that signs in exists, or they hold one. Absent: the exports do not tell'),
      holdsOne: z.boolean().describe('They hold a passkey that signs in'),
      ways: z
        .array(
          registrationWay.extend({
            reachable: z
              .boolean()
              .optional()
              .describe('Whether it ends in a passkey that signs in. Absent: the exports do not tell'),
          }),
        )
        .describe('By kind of device'),
    })
    .describe('The way to a first passkey, step by step'),
});
export type PersonTold = z.output<typeof personTold>;

export const finding = z.strictObject({
  check: z.string().describe('Id of the check'),
  title: z.string().describe('What was found, in some words'),
  severity: z.enum(severities).describe('How much hangs on it'),
  sentence: z.string().describe('What was found, with its figures'),
  evidence: z.array(z.string()).describe('Chain of facts, from the file to the conclusion'),
  people: z
    .strictObject({
      count: count('people', 'Concerned by it.'),
      of: count('people', 'Who could be.'),
      userPrincipalNames: z.array(z.string()).describe('All of them; the file findings.csv has one row each'),
    })
    .optional()
    .describe('Absent: it concerns nobody in particular, or who is in the groups was not exported'),
  remedy: z.string().describe('What would mend it'),
  breaks: z.string().describe('What the remedy would take from whom'),
});
export type Finding = z.output<typeof finding>;

const wayTally = z.strictObject({
  device: z.string().describe('Kind of device'),
  people: count('people', 'For whom it was looked at.'),
  reachable: count('people', 'Whom it leads to a passkey that signs in.'),
  unknown: count('people', 'Of whom the exports do not tell.'),
  steps: z
    .array(
      z.strictObject({
        step: z.string().describe('What is to be done'),
        arrive: count('people', 'Who come to it.'),
        stop: count('people', 'Whom it stops.'),
        because: z.string().optional().describe('The fact that stops most of them. Absent: it stops nobody'),
      }),
    )
    .describe('In order'),
});
export type WayTally = z.output<typeof wayTally>;

const personaTally = z.strictObject({
  persona: z.string().describe('Kind of person'),
  people: count('people', 'Of this kind.'),
  byWeakestRegistrable: z
    .partialRecord(z.enum(registrableLadder), count('people', 'Whose weakest registrable passkey this is.'))
    .meta(inUnit('count of people', 'By what they may register; kinds that nobody may are left out.')),
  firstPasskey: z
    .partialRecord(z.enum(firstPasskeyAnswers), count('people', 'Of this answer.'))
    .meta(inUnit('count of people', 'Whether a way to a first passkey exists; answers that nobody got are left out.')),
  ways: z.array(wayTally).describe('Ways to a first passkey by kind of device, of those who have none yet'),
});
export type PersonaTally = z.output<typeof personaTally>;

const persons = (about: string) =>
  z
    .array(
      z.strictObject({ userPrincipalName: z.string().describe('Who'), what: z.string().describe('From what to what') }),
    )
    .describe(about);

const change = z.strictObject({
  against: z.array(source).describe('Files of the other side'),
  gainRegistration: persons('Who may register more than before'),
  loseRegistration: persons('Who may register less than before'),
  loseSignIn: persons('Who holds a passkey that signed in before and does not any more, by model'),
  gainSignIn: persons('Who holds a passkey that did not sign in before and does now'),
  loseFirstPasskey: persons('Who had, or may have had, a way to a first passkey and has none now'),
  demandsCome: persons('Of whose sign-ins Conditional Access demands what it did not before'),
  demandsGo: persons('Of whose sign-ins Conditional Access demanded what it does not any more'),
  join: persons('Who is in these exports alone, with what they may register: not compared'),
  leave: persons('Who is in the other exports alone, with what they could register: not compared'),
  notCompared: z
    .array(z.string())
    .describe('What one of the two sides does not tell, so that no difference is told of it either'),
  findingsCome: z.array(finding).describe('Findings that are new, or of another severity than before'),
  findingsGo: z.array(finding).describe('Findings that are gone, or of another severity now'),
  findingsChange: z
    .array(
      z.strictObject({
        check: z.string().describe('Id of the check'),
        title: z.string().describe('Of the finding as it is now'),
        before: count('people', 'Whom it concerned.'),
        now: count('people', 'Whom it concerns.'),
      }),
    )
    .describe('Findings that stay and concern others than before'),
});
export type PolicyChange = z.output<typeof change>;

const policyResult = z.strictObject({
  policy: z.string().describe('Name of the Conditional Access policy'),
  state: z.enum(['enabled', 'enabledForReportingButNotEnforced']).describe('As exported'),
  applies: z.enum(['yes', 'no', 'unknown']).describe('Whether it is for this sign-in'),
  because: z.string().describe('The condition that decides'),
  controls: z
    .array(
      z.strictObject({
        control: z.string().describe('What is demanded'),
        met: z.enum(['yes', 'no', 'unknown']).describe('Whether this sign-in meets it'),
        by: z.string().describe('What meets it, or why nothing does'),
      }),
    )
    .describe('What it demands, and what meets it'),
  verdict: z.enum(['met', 'not-met', 'blocked', 'not-applied', 'unknown']).describe('What comes of it'),
});
export const signInJudged = z.strictObject({
  described: z.record(z.string(), z.string()).describe('The sign-in as it was described'),
  verdict: z
    .enum(['signed-in', 'more-needed', 'blocked', 'unknown'])
    .describe('Of all enabled policies together; those that only report do not count'),
  sentence: z.string().describe('The verdict with its reason'),
  policies: z.array(policyResult).describe('Enabled and reporting ones'),
});
export type SignInJudged = z.output<typeof signInJudged>;

export const policyAnswer = z.strictObject({
  format: z.literal(policyAnswerFormat).describe('Shape of this file'),
  judgedOn: z.string().describe('Day for which deadlines were judged, ISO 8601'),
  sources: z.array(source).describe('What was taken from where'),
  unread: z.array(unread).describe('What could not be read, and why'),
  shares: z
    .strictObject({
      people: count('people', 'In the exports, each judged.'),
      disabled: count('people', 'Of them disabled: no tally and no finding counts them.'),
      registrable: z
        .enum(['told', 'not-exported'])
        .describe('Whether the passkey policy was exported; without it “none” in weakestRegistrable says nothing'),
      disabledLeftOut: z
        .enum(['yes', 'no', 'unknown'])
        .describe('Whether people who are disabled are missing, as a registration report leaves them out'),
    })
    .describe('How many people, of whom'),
  personas: z.array(personaTally).describe('By kind of person, the most people first'),
  people: z.array(personTold).describe('Every person'),
  findings: z.array(finding).describe('Worst first'),
  notChecked: z
    .array(z.strictObject({ check: z.string().describe('Id'), because: z.string().describe('What was not exported') }))
    .describe('Checks for which something was missing: they found nothing because they could not look'),
  change: change.optional().describe('Against another export (--against): the difference alone'),
  proposal: z
    .strictObject({
      patches: z
        .array(
          z.strictObject({
            method: z
              .enum(['PATCH', 'POST'])
              .describe('Of the request that an administrator would send; nothing is sent'),
            path: z.string().describe('Of Microsoft Graph v1.0'),
            body: z.record(z.string(), z.unknown()).describe('As Graph expects it'),
            closes: z.array(z.string()).describe('Checks whose findings it closes'),
            sentence: z.string().describe('What it does'),
          }),
        )
        .describe('To be reviewed, and sent in this order: each starts from what those before it made'),
      remain: z
        .array(
          z.strictObject({
            check: z.string().describe('Id of the check'),
            title: z.string().describe('What was found'),
          }),
        )
        .describe('Critical findings that no change of settings known here closes'),
      before: z
        .record(z.string(), count('findings', 'Of this severity.'))
        .meta(inUnit('count of findings', 'By severity.')),
      after: z
        .record(z.string(), count('findings', 'Of this severity.'))
        .meta(inUnit('count of findings', 'The same with the change.')),
      change: change.describe('What it does to people'),
    })
    .optional()
    .describe('The smallest change that closes the critical findings (--propose)'),
  explained: z
    .strictObject({ userPrincipalName: z.string().describe('Who'), facts: z.array(z.string()).describe('In order') })
    .optional()
    .describe('One person as a chain of facts (--explain)'),
  signIn: signInJudged.optional().describe('A sign-in that was described (--sign-in)'),
});
export type PolicyAnswer = z.output<typeof policyAnswer>;

/** Without the people, of whom there can be many: they are written one by one. */
export type PolicyAnswerInShort = Omit<PolicyAnswer, 'people'>;
