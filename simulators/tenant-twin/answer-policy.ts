// The whole answer about a tenant's policies: exports read, people judged, checks asked, and whatever else was asked about.
import type { PersonJudged, PolicyAnswerInShort, PolicyChange } from '../../scenarios/schema/policy-answer.ts';
import { policyAnswerFormat } from '../../scenarios/schema/policy-answer.ts';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import type { Tenant, TenantPerson } from '../../scenarios/schema/tenant.ts';
import { readTenant } from '../tenant-exports/read-tenant.ts';
import { compareTenants } from './compare-tenants.ts';
import { explainPerson } from './explain-person.ts';
import { findAll } from './find-all.ts';
import { judgeSignIn } from './judge-sign-in.ts';
import { judgeTenant } from './judge-tenant.ts';
import type { JudgedTenant } from './judged-tenant.ts';
import { proposeChange } from './propose-change.ts';
import { namesIn, type Renamed } from './names-in-texts.ts';
import { renamedAnswer, renamedPerson } from './renamed-answer.ts';
import { tallyPeople, type TalliedPerson } from './tally-people.ts';

export interface PolicyQuestion {
  /** Day for which deadlines are judged, ISO 8601. */
  readonly asOf: string;
  /** By id or name. */
  readonly emergencyAccounts: readonly string[];
  /** Kinds of people: the members of a group, by its id or name. */
  readonly personas: readonly { readonly name: string; readonly group: string }[];
  /** Paths of other exports. */
  readonly against?: readonly string[];
  readonly propose: boolean;
  readonly explain?: string;
  readonly signIn?: string;
}

interface Telling {
  /** Names of people on the way out. Absent: as they are. */
  readonly renamed?: Renamed;
  readonly onStage: (stage: string) => void;
}

/** `people`: one by one, as often as asked for. */
export async function answerPolicy(
  paths: readonly string[],
  question: PolicyQuestion,
  { renamed, onStage }: Telling,
): Promise<{ readonly answer: PolicyAnswerInShort; readonly people: () => Iterable<PersonJudged> }> {
  const { asOf, emergencyAccounts, personas } = question;
  const read = (from: readonly string[]) => readTenant(from, { emergencyAccounts });
  const judge = (of: Tenant) => judgeTenant(of, { asOf, personas });
  onStage('Reading exports');
  const tenant = await read(paths);
  checkPersonas(personas, tenant);
  const judged = judge(tenant);
  onStage('Judging people');
  const { findings, notChecked } = findAll(judged);
  const now = { judged, findings, notChecked };
  let change: PolicyChange | undefined;
  let others: JudgedTenant | undefined;
  if (question.against !== undefined) {
    onStage('Reading the other exports');
    const before = judge(await read(question.against));
    onStage('Comparing');
    change = compareTenants(now, { judged: before, ...findAll(before) });
    others = before;
  }
  if (question.propose) onStage('Looking for the smallest change');
  const answer: PolicyAnswerInShort = {
    format: policyAnswerFormat,
    judgedOn: asOf,
    sources: [...tenant.sources],
    unread: [...tenant.unread],
    shares: {
      people: judged.people.count,
      disabled: tenant.people.filter(isDisabled).length,
      registrable: tenant.methodsPolicy?.passkeys === undefined ? 'not-exported' : 'told',
      disabledLeftOut: disabledLeftOut(tenant),
    },
    personas: [...tallyPeople(enabledOnes(judged))],
    findings,
    notChecked,
    ...(change === undefined ? {} : { change }),
    ...(question.propose ? { proposal: proposeChange(now, judge) } : {}),
    ...(question.explain === undefined ? {} : { explained: explained(judged, question.explain) }),
    ...(question.signIn === undefined ? {} : { signIn: judgeSignIn(judged, question.signIn) }),
  };
  return renamed === undefined
    ? { answer, people: () => everybody(judged) }
    : {
        answer: renamedAnswer(answer, namesIn([judged, ...(others === undefined ? [] : [others])], renamed)),
        people: () => everybody(judged, (person) => renamedPerson(person, renamed)),
      };
}

function* everybody(
  { people }: JudgedTenant,
  told: (person: PersonJudged) => PersonJudged = (person) => person,
): Generator<PersonJudged> {
  for (let person = 0; person < people.count; person += 1) yield told(people.judged(person));
}

const isDisabled = ({ accountEnabled }: TenantPerson): boolean => accountEnabled === false;

function* enabledOnes({ people }: JudgedTenant): Generator<TalliedPerson> {
  for (let person = 0; person < people.count; person += 1) {
    const { persona, person: who } = people.facts(person);
    if (!isDisabled(who)) yield { persona, ...people.judgement(person) };
  }
}

/** @throws PilotError, bad input: group-unknown. */
function checkPersonas(personas: PolicyQuestion['personas'], { groups }: Tenant): void {
  for (const { group } of personas) {
    const found = groups.filter(({ id, displayName }) => id === group || displayName === group).length;
    if (found === 1) continue;
    throw new PilotError(
      'group-unknown',
      {
        found: found === 0 ? `"${group}"` : `${found} groups of the name "${group}"`,
        expected: 'the id or the displayName of one group of the exports',
        where: '--persona',
      },
      { badInput: true },
    );
  }
}

function disabledLeftOut({ people, hasDirectory }: Tenant): PolicyAnswerInShort['shares']['disabledLeftOut'] {
  if (hasDirectory) return people.length === 0 ? 'unknown' : 'no';
  // Who is told by groups or passkeys alone may be anybody.
  return people.some(({ methodsRegistered }) => methodsRegistered !== undefined) ? 'yes' : 'unknown';
}

function explained(judged: JudgedTenant, user: string): NonNullable<PolicyAnswerInShort['explained']> {
  const person = judged.people.find(user);
  if (person === undefined)
    throw new PilotError(
      'person-unknown',
      {
        found: `"${user}"`,
        expected: 'the id or the userPrincipalName of somebody in the exports',
        where: '--explain',
        remedy: judged.people.count === 0 ? 'no people were exported' : 'look it up in people[] of policy.json',
      },
      { badInput: true },
    );
  return {
    userPrincipalName: judged.people.facts(person).person.userPrincipalName,
    facts: [...explainPerson(judged, person)],
  };
}
