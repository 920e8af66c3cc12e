// Two judged tenants held against each other: who gains, who loses, which findings come and go. Only the difference; whoever is on one side
// alone, and what one side does not tell, is told apart.
import {
  registrableLadder,
  type PersonJudged,
  type PolicyAnswer,
  type PolicyChange,
} from '../../scenarios/schema/policy-answer.ts';
import { compareFindings } from './compare-findings.ts';
import type { JudgedTenant } from './judged-tenant.ts';

export interface Side extends Pick<PolicyAnswer, 'findings' | 'notChecked'> {
  readonly judged: JudgedTenant;
}

type Changed = PolicyChange['loseSignIn'];
type OfPeople = Pick<
  PolicyChange,
  | 'gainRegistration'
  | 'loseRegistration'
  | 'loseSignIn'
  | 'gainSignIn'
  | 'loseFirstPasskey'
  | 'demandsCome'
  | 'demandsGo'
  | 'join'
  | 'leave'
>;

export function compareTenants(now: Side, before: Side): PolicyChange {
  const { notCompared, ...findings } = compareFindings(now, before);
  return {
    against: [...before.judged.tenant.sources],
    ...comparePeople(now.judged, before.judged),
    notCompared: [...partsNotCompared(now.judged, before.judged), ...notCompared],
    ...findings,
  };
}

function comparePeople(now: JudgedTenant, before: JudgedTenant): OfPeople {
  const change: OfPeople = {
    gainRegistration: [],
    loseRegistration: [],
    loseSignIn: [],
    gainSignIn: [],
    loseFirstPasskey: [],
    demandsCome: [],
    demandsGo: [],
    join: [],
    leave: leavers(now, before),
  };
  const isRegistrationTold = hasPasskeyPolicy(now) === hasPasskeyPolicy(before);
  const isAccessTold = hasAccess(now) && hasAccess(before);
  for (let person = 0; person < now.people.count; person += 1) {
    const was = sameIn(before, now, person);
    const is = now.people.judged(person);
    if (was === undefined) {
      change.join.push({ userPrincipalName: is.userPrincipalName, what: is.weakestRegistrable });
      continue;
    }
    const had = before.people.judged(was);
    if (isRegistrationTold) compareRegistration(is, had, change);
    comparePasskeys(is, had, change);
    compareWays(is, had, change.loseFirstPasskey);
    if (isAccessTold) compareDemands(is, had, change);
  }
  return change;
}

/** By id; by the name, where one of the sides knows no other id of them. */
function sameIn(other: JudgedTenant, { people }: JudgedTenant, person: number): number | undefined {
  const { id, userPrincipalName } = people.facts(person).person;
  const byId = other.people.find(id);
  if (byId !== undefined) return byId;
  const byName = other.people.find(userPrincipalName);
  if (byName === undefined) return undefined;
  const { person: namesake } = other.people.facts(byName);
  return isKnownByName(namesake) || isKnownByName({ id, userPrincipalName }) ? byName : undefined;
}

const isKnownByName = ({ id, userPrincipalName }: Pick<PersonJudged, 'id' | 'userPrincipalName'>): boolean =>
  id === userPrincipalName;

function leavers(now: JudgedTenant, before: JudgedTenant): Changed {
  const left: Changed = [];
  for (let person = 0; person < before.people.count; person += 1) {
    if (sameIn(now, before, person) !== undefined) continue;
    const { userPrincipalName, weakestRegistrable } = before.people.judged(person);
    left.push({ userPrincipalName, what: weakestRegistrable });
  }
  return left;
}

/** Parts of the policies, and the people, that one side alone tells of. */
function partsNotCompared(now: JudgedTenant, before: JudgedTenant): string[] {
  const missing = (what: string, isThere: (judged: JudgedTenant) => boolean): string[] => {
    const [is, was] = [isThere(now), isThere(before)];
    return is === was ? [] : [`${what}: ${is ? 'the other exports have' : 'these exports have'} none.`];
  };
  return [
    ...missing('Passkey policy', hasPasskeyPolicy),
    ...missing('Conditional Access', hasAccess),
    ...missing('People', ({ people }) => people.count > 0),
  ];
}

const hasAccess = ({ tenant }: JudgedTenant): boolean => tenant.conditionalAccess !== undefined;
const hasPasskeyPolicy = ({ tenant }: JudgedTenant): boolean => tenant.methodsPolicy?.passkeys !== undefined;

function compareRegistration(
  is: PersonJudged,
  had: PersonJudged,
  { gainRegistration, loseRegistration }: Pick<PolicyChange, 'gainRegistration' | 'loseRegistration'>,
): void {
  const [now, before] = [is, had].map(({ weakestRegistrable }) => registrableLadder.indexOf(weakestRegistrable));
  if (now === undefined || before === undefined || now === before) return;
  (now > before ? gainRegistration : loseRegistration).push({
    userPrincipalName: is.userPrincipalName,
    what: `${had.weakestRegistrable} → ${is.weakestRegistrable}`,
  });
}

/**
 * Those in both exports, one by one in their order; a passkey that one of them lacks has not changed, nor has one of which a side does not
 * know whether it signs in.
 */
function comparePasskeys(
  is: PersonJudged,
  had: PersonJudged,
  { loseSignIn, gainSignIn }: Pick<PolicyChange, 'loseSignIn' | 'gainSignIn'>,
): void {
  const before = Map.groupBy(had.passkeys, keyOf);
  for (const passkey of is.passkeys) {
    const was = before.get(keyOf(passkey))?.shift();
    if (was === undefined || was.signsIn === passkey.signsIn) continue;
    const told = {
      userPrincipalName: is.userPrincipalName,
      what: `${passkey.model ?? passkey.aaguid ?? 'a passkey of unknown model'}: ${passkey.why}`,
    };
    if (was.signsIn === 'yes' && passkey.signsIn === 'no') loseSignIn.push(told);
    else if (was.signsIn === 'no' && passkey.signsIn === 'yes') gainSignIn.push(told);
  }
}

function keyOf({ aaguid, type, model }: PersonJudged['passkeys'][number]): string {
  return `${aaguid ?? ''} ${type ?? ''} ${model ?? ''}`;
}

function compareWays(is: PersonJudged, had: PersonJudged, loseFirstPasskey: Changed): void {
  if (is.firstPasskey.reachable !== 'no' || had.firstPasskey.reachable === 'no') return;
  loseFirstPasskey.push({
    userPrincipalName: is.userPrincipalName,
    what: `${had.firstPasskey.reachable === 'unknown' ? 'whether they had one is not known; ' : ''}stops at: ${is.firstPasskey.stopsAt ?? 'the first step'}`,
  });
}

/** By what is demanded of which sign-ins, not by the policy: one that was renamed, or that another demands as well, changes nothing. */
function compareDemands(
  is: PersonJudged,
  had: PersonJudged,
  { demandsCome, demandsGo }: Pick<PolicyChange, 'demandsCome' | 'demandsGo'>,
): void {
  const [now, before] = [is, had].map(({ demands }) => new Set(demands.map(({ demands: what }) => what.join(', '))));
  if (now === undefined || before === undefined) return;
  const tell = (changed: Changed, these: ReadonlySet<string>, others: ReadonlySet<string>) => {
    const what = [...these].filter((demand) => !others.has(demand)).join('; ');
    if (what !== '') changed.push({ userPrincipalName: is.userPrincipalName, what });
  };
  tell(demandsCome, now, before);
  tell(demandsGo, before, now);
}
