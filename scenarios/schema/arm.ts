// An arm: one of the ways to sign in, or to recover an account, that a scenario compares, as data. It is written as a mapping of ids to
// arms, or in short as a list of the flows they begin with; once read, both are a list in the order of the file.
import { z } from 'zod';
import { flowsFor, type FlowFor } from '../flows/purpose-of.ts';
import { asRead, readInto } from './as-read.ts';
import { habits, mix, secondFactorsOrNone } from './persona.ts';
import { policy, type Policy } from './policy.ts';
import { withoutDefaults } from './without-defaults.ts';

/** As a scenario names it. */
export type ArmId = string;
export type SignInFlow = FlowFor<'sign-in'>;
export type RecoveryFlow = FlowFor<'recovery'>;
/** What an arm's people come to the target with. */
export type ArmFlow = SignInFlow | RecoveryFlow;

/** With more, nobody can tell colours and marks apart. */
export const mostArms = 4;

/** Of each group of fields, those that differ. */
export type PolicyChanges = ChangesTo<Policy>;
type ChangesTo<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [F in keyof T]?: ChangesTo<T[F]> }
    : T;

const idExpected = 'expected an id such as "today": lower-case letters, digits and hyphens, a letter first';
const armId = z.string(idExpected).regex(/^[a-z][a-z0-9-]{0,39}$/, idExpected);
/** Tells a flow that is for another kind of experiment, and not only that it is none of these. */
const flowFor = <P extends 'sign-in' | 'recovery'>(purpose: P, other: string) =>
  z.enum(flowsFor(purpose) as [FlowFor<P>, ...FlowFor<P>[]], {
    error: ({ input }) => (isFlowOfArms(input) ? `expected ${flowsFor(purpose).join(' or ')}; ${other}` : undefined),
  });
const isFlowOfArms = (name: unknown): name is ArmFlow =>
  [...flowsFor('sign-in'), ...flowsFor('recovery')].some((flow) => flow === name);
const signInFlow = flowFor('sign-in', 'recoveries are compared in a scenario with "kind: recovery-drill"');
const loadFlow = z.enum([...flowsFor('sign-in'), ...flowsFor('recovery')] as [ArmFlow, ...ArmFlow[]]);
const recoveryFlow = flowFor('recovery', 'ways to sign in are compared in a scenario with "kind: pilot"');
const titleExpected = 'expected words of 1 to 60 characters, without control characters';
/** No marks that turn the direction of the text around it. */
const title = z
  .string()
  .max(60, titleExpected)
  .regex(/^(?=.*\S)[^\p{Cc}\u202a-\u202e\u2066-\u2069]+$/u, titleExpected);

const policyChanges = withoutDefaults(policy) as z.ZodType<PolicyChanges, unknown>;

const writtenArmOf = <F extends ArmFlow>(flow: z.ZodType<F>, about: string) =>
  z.strictObject({
    title: title.describe('What the report calls it, for example "Password + code"'),
    inSentence: title
      .optional()
      .describe('The same inside a sentence, "password + code". Absent: the title with its first letter in lower case'),
    signIn: flow.describe(about),
    baseline: armId
      .optional()
      .describe('Id of the arm that it is compared with. Absent: the others are compared with this one'),
    policy: policyChanges.optional().describe("Fields of the target's policy that differ from those of the scenario"),
    secondFactors: mix(secondFactorsOrNone)
      .optional()
      .describe(
        'How the one-time code comes, drawn for each user; external: a provider other than the target asks; none: the password suffices. Absent: as the personas have it',
      ),
    fallbacks: z
      .array(signInFlow)
      .max(flowsFor('sign-in').length)
      .optional()
      .describe('Flows that its people may fall back to. Absent: all that its flow leads to'),
    personas: z
      .record(
        z.string(),
        z.strictObject({ habits: habits.describe('Factors in place of those of the persona, by parameter id') }),
      )
      .optional()
      .describe('By persona id, what differs for these people in this arm'),
  });

type WrittenArm = z.output<ReturnType<typeof writtenArmOf<ArmFlow>>>;

export type Arm = Readonly<Omit<WrittenArm, 'inSentence'>> & {
  readonly id: ArmId;
  /** The title inside a sentence. */
  readonly inSentence: string;
  /** Each arm is a tenant of its own at the target. */
  readonly domain: string;
};

/** What the short form means. */
const shortForms: Readonly<Record<ArmFlow, Pick<Arm, 'title' | 'inSentence' | 'domain'>>> = {
  'password-otp': { title: 'Password + code', inSentence: 'password + code', domain: 'by-code.example' },
  passkey: { title: 'Passkey', inSentence: 'passkeys', domain: 'by-keys.example' },
  'help-desk-recovery': { title: 'Help desk', inSentence: 'the help desk', domain: 'by-desk.example' },
  'account-recovery': { title: 'Identity check', inSentence: 'the identity check', domain: 'by-face.example' },
};
/** In the short form the others are compared with it. */
const shortReferences: ReadonlySet<ArmFlow> = new Set(['password-otp', 'help-desk-recovery']);

/** By itself: an arm that is compared with none. */
export function shortArm(flow: ArmFlow): Arm {
  return { id: flow, ...shortForms[flow], signIn: flow };
}

export function armsOfFlows(written: readonly ArmFlow[]): readonly Arm[] {
  const baseline = written.find((flow) => shortReferences.has(flow));
  return written.map((flow) => ({
    ...shortArm(flow),
    ...(baseline === undefined || flow === baseline ? {} : { baseline }),
  }));
}

const armsBegunWith = <F extends ArmFlow>(flow: z.ZodType<F>, about: string, aboutFlow: string) => {
  const shortForm = z
    .array(flow)
    .min(1, 'expected at least one arm')
    .max(mostArms, `expected at most ${mostArms} arms`)
    .describe(about);
  const longForm = z.record(armId, writtenArmOf(flow, aboutFlow)).describe('Arms by id');
  return z.union([shortForm, longForm]).transform(readArms);
};

function readArms(
  written: readonly ArmFlow[] | Readonly<Record<string, WrittenArm>>,
  context: z.RefinementCtx,
): readonly Arm[] {
  const report = (path: (string | number)[], message: string) =>
    context.addIssue({ code: 'custom', path, message: `expected ${message}` });
  if (isShort(written)) {
    for (const [index, flow] of written.entries())
      if (written.indexOf(flow) < index)
        report([index], 'each arm once; of two with one flow, give each an id and a title (arms: { today: { ... } })');
    return armsOfFlows(written);
  }
  const read = Object.entries(written).map(([id, arm], index) => armOf(id, arm, index));
  if (read.length === 0 || read.length > mostArms) report([], `one to ${mostArms} arms`);
  checkTitles(read, report);
  checkBaselines(read, report);
  return read;
}

function isShort(written: readonly ArmFlow[] | object): written is readonly ArmFlow[] {
  return Array.isArray(written);
}

/** `arms` of a scenario of sign-ins. */
export const arms = armsBegunWith(
  signInFlow,
  'Flows to sign in with; each is an arm of its name, and passkeys are compared with password + code',
  'Flow that its people sign in with',
);

/** `arms` of a recovery drill. */
export const recoveryArms = armsBegunWith(
  recoveryFlow,
  'Ways to recover an account; each is an arm of its name, and the identity check is compared with the help desk',
  'Flow that its people recover their accounts by',
);

/** `arms` of a load: of sign-ins, or of recoveries. */
export const loadArms = armsBegunWith(
  loadFlow,
  'Flows to sign in with, or ways to recover an account; each is an arm of its name, and loaded by itself',
  'Flow that its people come with: to sign in, or to recover their accounts',
);

type ReportIssue = (path: (string | number)[], message: string) => void;

function checkTitles(read: readonly Arm[], report: ReportIssue): void {
  for (const [index, { id, title: own }] of read.entries())
    if (read.findIndex((other) => other.title === own) < index) report([id, 'title'], 'a title that no other arm has');
}

function checkBaselines(read: readonly Arm[], report: ReportIssue): void {
  const byId = new Map(read.map((arm) => [arm.id, arm]));
  const others = (id: ArmId) => read.flatMap((arm) => (arm.id === id ? [] : [`"${arm.id}"`])).join(', ');
  for (const { id, baseline } of read) {
    if (baseline === undefined) continue;
    if (baseline === id || !byId.has(baseline))
      report(
        [id, 'baseline'],
        read.length === 1 ? 'no baseline, as there is one arm only' : `another arm: ${others(id)}`,
      );
    else if (comesRound(id, byId))
      report([id, 'baseline'], 'no circle: leave out the baseline of the arm that the others are compared with');
  }
  const [reference, ...more] = read.filter(({ baseline }) => baseline === undefined);
  if (reference === undefined) return;
  for (const { id } of more)
    report([id], `a "baseline", as only "${reference.id}" can be without one: say which arm this one is compared with`);
}

function comesRound(from: ArmId, byId: ReadonlyMap<ArmId, Arm>): boolean {
  const seen = new Set<ArmId>();
  for (let at = byId.get(from)?.baseline; at !== undefined; at = byId.get(at)?.baseline) {
    if (at === from) return true;
    if (seen.has(at)) return false;
    seen.add(at);
  }
  return false;
}

function armOf(id: ArmId, arm: WrittenArm, index: number): Arm {
  return { id, ...arm, inSentence: arm.inSentence ?? inSentence(arm.title), domain: domainOf(id, index) };
}

/** All are equally long, so that typing a user name takes as long in each. */
function domainOf(id: ArmId, index: number): string {
  return Object.hasOwn(shortForms, id) ? shortForms[id as ArmFlow].domain : `by-arm${index + 1}.example`;
}

/** "PIN only", "SSO", "O'Brien's keys" and "Donald's" stay as they are: only an ordinary word begins small. */
function inSentence(words: string): string {
  const [first = ''] = words.split(/\s/, 1);
  return /^\p{Lu}\p{Ll}*(?:-\p{Ll}+)*[,.:;]?$/u.test(first) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}

/** An arm as a manifest has it: durations in ms, shares as 0 to 1. */
const recordedArm = z.object({
  id: z.string().describe('Id of the arm, as attempts have it'),
  title: z.string().describe('What the report calls it'),
  inSentence: z.string().describe('The title inside a sentence'),
  domain: z.string().describe('Of its accounts at the target: each arm is a tenant of its own'),
  signIn: z
    .string()
    .describe('Flow that its people come with: to sign in, or of a recovery drill to recover their accounts'),
  baseline: z.string().optional().describe('Id of the arm that it is compared with. Absent: none'),
  policy: asRead(policyChanges)
    .optional()
    .describe("Fields of the target's policy that differ from those of the scenario. Absent: none"),
  secondFactors: z
    .record(z.string(), z.unknown())
    .optional()
    .describe('How the one-time code comes, by shares, with their source. Absent: as the personas have it'),
  fallbacks: z
    .array(z.string())
    .readonly()
    .optional()
    .describe('Flows that its people may fall back to. Absent: all that its flow leads to'),
  personas: z
    .record(z.string(), z.unknown())
    .optional()
    .describe('By persona id, what differs for these people in this arm. Absent: nothing'),
});
export type RecordedArm = Readonly<z.infer<typeof recordedArm>>;

/** `arms` of a manifest. */
export const recordedArms = z.array(recordedArm).readonly();
readInto(arms, recordedArms);
readInto(loadArms, recordedArms);
readInto(recoveryArms, recordedArms);
