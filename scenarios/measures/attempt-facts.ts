// What an attempt says, made once from its record and its steps: stored as columns of attempts.parquet, added up where attempts are counted as
// they are lived. No figure reads steps for a fact again. Of void attempts, too: which of them count says the unit (unit.ts).
import { flows } from '../flows/catalogue.ts';
import { purposeOf } from '../flows/purpose-of.ts';
import { isAccepted, isSetBack } from '../flows/action-result.ts';
import type { Column } from '../schema/columns.ts';
import type { CountedAttempt, CountedStep } from './counted-attempt.ts';
import type { Flow, Method, Purpose } from '../flows/flow.ts';
import { isPrompt } from './prompt.ts';
import { stepName } from './step-name.ts';

type Fact = Pick<Column, 'type' | 'unit' | 'about' | 'nullable'>;

const flag = (about: string) => ({ type: 'BOOLEAN', about }) as const satisfies Fact;
const count = (about: string) => ({ type: 'INTEGER', unit: 'count of prompts', about }) as const satisfies Fact;
const seconds = (about: string) => ({ type: 'DOUBLE', unit: 's', about }) as const satisfies Fact;

/** Each fact there is, as its column says it. */
export const facts = {
  voided: flag('Ended by a fault of our own'),
  succeeded: flag('Ended signed in; of a registration, with a passkey'),
  byOwnMethod: flag('Ended signed in by a method of the flow it began with'),
  withoutSetBack: flag('No step had a result that was a set-back'),
  fellBack: flag('Left the first flow for another way to sign in'),
  abandoned: flag('The person gave up'),
  lockedOut: flag('The target answered at least once that the account is locked'),
  lockedOutByStrangers: flag(
    'It was locked by the wrong passwords of strangers: without theirs it would not have been',
  ),
  logged: flag('The target wrote at least one row of it into its sign-in log'),
  resetBegun: flag('The person began to reset the password'),
  reachedRegistration: flag('The page that registers a passkey was shown'),
  prompts: count('Prompts to sign in that the person answered; those of a reset are none'),
  promptsAccepted: count('Of them, accepted'),
  ownPrompts: count('Of all prompts, those of the flow it began with'),
  ownPromptsAccepted: count('Of them, accepted'),
  seconds: seconds("Measured and modelled time, without the harness's own"),
  registrationSeconds: seconds('The same of the steps of a registration'),
  endedAt: {
    type: 'VARCHAR',
    nullable: true,
    about: '"flow/step" at which it ended, however it did; of a void one, none',
  },
} as const satisfies Readonly<Record<string, Fact>>;

interface OfType {
  readonly BOOLEAN: boolean;
  readonly INTEGER: number;
  readonly DOUBLE: number;
  readonly VARCHAR: string | undefined;
}
type FactName = keyof typeof facts;
export type AttemptFacts = { readonly [F in FactName]: OfType[(typeof facts)[F]['type']] };
type FactsOfType<T extends keyof OfType> = {
  [F in FactName]: (typeof facts)[F]['type'] extends T ? F : never;
}[FactName];
/** Facts that hold or do not. */
export type Flag = FactsOfType<'BOOLEAN'>;
/** Facts that are numbers. */
export type Amount = FactsOfType<'INTEGER' | 'DOUBLE'>;

/** What signs people in by a flow, by its id: whoever began with it and signed in otherwise did so by a fallback. */
const ownMethods: ReadonlyMap<string, ReadonlySet<Method>> = new Map(
  Object.values<Flow>(flows).map((flow) => [
    flow.id,
    new Set(flow.purpose === 'sign-in' ? Object.values(flow.signsInBy) : []),
  ]),
);

const factNames = Object.keys(facts) as FactName[];

/** Place of each fact in a row of them. */
export const factPlace = Object.fromEntries(factNames.map((fact, at) => [fact, at])) as Readonly<
  Record<FactName, number>
>;

/** Facts as numbers, 1 for what holds; NaN for where it ended. For who counts: a row takes the next attempt as well. */
export type FactRow = Float64Array;

export const blankRow = (): FactRow => new Float64Array(factNames.length);

export function attemptFacts(attempt: CountedAttempt): AttemptFacts {
  const row = factRow(attempt);
  return Object.fromEntries(
    factNames.map((fact) => [fact, fact === 'endedAt' ? endedAt(attempt) : told(fact, row[factPlace[fact]] ?? 0)]),
  ) as unknown as AttemptFacts;
}

function told(fact: FactName, value: number): number | boolean {
  return facts[fact].type === 'BOOLEAN' ? value === 1 : value;
}

/** "flow/step" at which it ended. Undefined: of a void one none. */
export function endedAt({ outcome, steps }: CountedAttempt): string | undefined {
  if ('step' in outcome) return outcome.step;
  const last = outcome.kind === 'succeeded' ? steps.at(-1) : undefined;
  return last === undefined ? undefined : stepName(last.flow, last.step);
}

/** @param row to be written anew. */
export function factRow(attempt: CountedAttempt, row: FactRow = blankRow()): FactRow {
  const { flow: begunWith, method, outcome, steps } = attempt;
  const succeeded = outcome.kind === 'succeeded';
  let withoutSetBack = true;
  let lockedOut = false;
  let logged = false;
  let resetBegun = false;
  let reachedRegistration = false;
  let answered = 0;
  let accepted = 0;
  let ownAnswered = 0;
  let ownAccepted = 0;
  let registrationMs = 0;
  let lastFlow: string | undefined;
  let purpose: Purpose | undefined;
  for (let at = 0; at < steps.length; at += 1) {
    const { flow, action, result, logged: hasRow, measuredMs, modelledMs } = steps[at] as CountedStep;
    logged ||= hasRow;
    if (isSetBack(result)) withoutSetBack = false;
    if (result === 'locked-out') lockedOut = true;
    if (flow !== lastFlow) {
      lastFlow = flow;
      purpose = purposeOf(flow);
    }
    if (purpose === 'reset') resetBegun = true;
    if (purpose === 'registration') registrationMs += measuredMs + modelledMs;
    if (action === 'open-passkey-registration' && result === 'shown') reachedRegistration = true;
    if (!isPrompt(purpose, action)) continue;
    const one = isAccepted(result) ? 1 : 0;
    answered += 1;
    accepted += one;
    if (flow !== begunWith) continue;
    ownAnswered += 1;
    ownAccepted += one;
  }
  row[factPlace.voided] = flagged(outcome.kind === 'void');
  row[factPlace.succeeded] = flagged(succeeded);
  row[factPlace.byOwnMethod] = flagged(
    succeeded && method !== undefined && ownMethods.get(begunWith)?.has(method) === true,
  );
  row[factPlace.withoutSetBack] = flagged(withoutSetBack);
  row[factPlace.fellBack] = flagged(attempt.fellBack);
  row[factPlace.abandoned] = flagged(outcome.kind === 'abandoned');
  row[factPlace.lockedOut] = flagged(lockedOut);
  row[factPlace.lockedOutByStrangers] = flagged(attempt.lockedOutBy === 'strangers');
  row[factPlace.logged] = flagged(logged);
  row[factPlace.resetBegun] = flagged(resetBegun);
  row[factPlace.reachedRegistration] = flagged(reachedRegistration);
  row[factPlace.prompts] = answered;
  row[factPlace.promptsAccepted] = accepted;
  row[factPlace.ownPrompts] = ownAnswered;
  row[factPlace.ownPromptsAccepted] = ownAccepted;
  row[factPlace.seconds] = (attempt.measuredMs + attempt.modelledMs) / 1_000;
  row[factPlace.registrationSeconds] = registrationMs / 1_000;
  row[factPlace.endedAt] = Number.NaN;
  return row;
}

function flagged(holds: boolean): number {
  return holds ? 1 : 0;
}

/** "ownPromptsAccepted" → "own_prompts_accepted". */
export function factColumn(fact: FactName): string {
  return fact.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

type FactColumn = Column & { readonly type: keyof OfType; readonly fact: FactName };

export const factColumns: readonly FactColumn[] = (Object.keys(facts) as FactName[]).map((fact) =>
  Object.assign({ name: factColumn(fact), fact }, facts[fact]),
);
