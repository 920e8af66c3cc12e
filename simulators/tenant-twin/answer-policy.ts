// The whole answer about a tenant's policies: exports read, people judged, checks asked, and whatever else was asked about.
import type { PersonJudged, PolicyAnswerInShort, PolicyChange } from '../../scenarios/schema/policy-answer.ts';
import { policyAnswerFormat } from '../../scenarios/schema/policy-answer.ts';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import type { Tenant } from '../../scenarios/schema/tenant.ts';
import { readTenant } from '../tenant-exports/read-tenant.ts';
import { compareTenants } from './compare-tenants.ts';
import { explainPerson } from './explain-person.ts';
import { findAll } from './find-all.ts';
import { judgeSignIn } from './judge-sign-in.ts';
import { judgeTenant } from './judge-tenant.ts';
import type { JudgedTenant } from './judged-tenant.ts';
import { proposeChange } from './propose-change.ts';
import { renamedAnswer, renamedPerson, type Renamed } from './renamed-answer.ts';
import { tallyPeople } from './tally-people.ts';

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
  let change: PolicyChange | undefined;
  if (question.against !== undefined) {
    onStage('Reading the other exports');
    const before = judge(await read(question.against));
    onStage('Comparing');
    change = compareTenants({ judged, findings }, { judged: before, findings: findAll(before).findings });
  }
  if (question.propose) onStage('Looking for the smallest change');
  const answer: PolicyAnswerInShort = {
    format: policyAnswerFormat,
    judgedOn: asOf,
    sources: [...tenant.sources],
    unread: [...tenant.unread],
    shares: { people: judged.people.count, disabledLeftOut: disabledLeftOut(tenant) },
    personas: [...tallyPeople(everybody(judged))],
    findings,
    notChecked,
    ...(change === undefined ? {} : { change }),
    ...(question.propose ? { proposal: proposeChange(judged, findings, judge) } : {}),
    ...(question.explain === undefined ? {} : { explained: explained(judged, question.explain) }),
    ...(question.signIn === undefined ? {} : { signIn: judgeSignIn(judged, question.signIn) }),
  };
  return renamed === undefined
    ? { answer, people: () => everybody(judged) }
    : {
        answer: renamedAnswer(answer, renamed, (text) => judged.people.find(text) !== undefined),
        people: () => everybody(judged, (person) => renamedPerson(person, renamed)),
      };
}

function* everybody(
  { people }: JudgedTenant,
  told: (person: PersonJudged) => PersonJudged = (person) => person,
): Generator<PersonJudged> {
  for (let person = 0; person < people.count; person += 1) yield told(people.judged(person));
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
  if (people.length === 0) return 'unknown';
  return hasDirectory ? 'no' : 'yes';
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
