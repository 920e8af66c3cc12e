// Two judged tenants held against each other: who gains, who loses, which findings come and go. Only the difference.
import {
  registrableLadder,
  type Finding,
  type PersonJudged,
  type PolicyChange,
} from '../../scenarios/schema/policy-answer.ts';
import type { JudgedTenant } from './judged-tenant.ts';

interface Side {
  readonly judged: JudgedTenant;
  readonly findings: readonly Finding[];
}

type Changed = PolicyChange['loseSignIn'];

export function compareTenants(now: Side, before: Side): PolicyChange {
  const change = {
    gainRegistration: [] as Changed,
    loseRegistration: [] as Changed,
    loseSignIn: [] as Changed,
    gainSignIn: [] as Changed,
    loseFirstPasskey: [] as Changed,
  };
  const { people } = now.judged;
  for (let person = 0; person < people.count; person += 1) {
    const { id } = people.facts(person).person;
    const was = before.judged.people.find(id);
    if (was === undefined) continue;
    const [is, had] = [people.judged(person), before.judged.people.judged(was)];
    // The same judgement: nothing differs.
    if (is === had) continue;
    compareRegistration(is, had, change);
    comparePasskeys(is, had, change);
    if (had.firstPasskey.reachable !== 'no' && is.firstPasskey.reachable === 'no')
      change.loseFirstPasskey.push({
        userPrincipalName: is.userPrincipalName,
        what: `stops at: ${is.firstPasskey.stopsAt ?? 'the first step'}`,
      });
  }
  return {
    against: [...before.judged.tenant.sources],
    ...change,
    findingsCome: missingFrom(before.findings, now.findings),
    findingsGo: missingFrom(now.findings, before.findings),
  };
}

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

/** Those in both exports, one by one in their order; a passkey that one of them lacks has not changed. */
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
    if (passkey.signsIn === 'no') loseSignIn.push(told);
    else if (was.signsIn === 'no') gainSignIn.push(told);
  }
}

function keyOf({ aaguid, type, model }: PersonJudged['passkeys'][number]): string {
  return `${aaguid ?? ''} ${type ?? ''} ${model ?? ''}`;
}

/** By what they say and whom they concern, so that a finding that concerns others now is one that goes and one that comes. */
function missingFrom(there: readonly Finding[], findings: readonly Finding[]): Finding[] {
  const known = new Set(there.map(sayingOf));
  return findings.filter((finding) => !known.has(sayingOf(finding)));
}

function sayingOf({ check, severity, sentence, people }: Finding): string {
  return JSON.stringify([check, severity, sentence, people?.userPrincipalNames ?? []]);
}
