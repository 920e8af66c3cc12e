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
    ...compareFindings(now.findings, before.findings),
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

function compareFindings(
  now: readonly Finding[],
  before: readonly Finding[],
): Pick<PolicyChange, 'findingsCome' | 'findingsGo' | 'findingsChange'> {
  const [is, was] = [byWhatIsFound(now), byWhatIsFound(before)];
  return {
    findingsCome: now.filter((finding) => !was.has(whatIsFound(finding))),
    findingsGo: before.filter((finding) => !is.has(whatIsFound(finding))),
    findingsChange: now.flatMap(({ check, title, people }) => {
      const had = was.get(whatIsFound({ check, title }))?.people;
      return people === undefined || had === undefined || concernTheSame(people, had)
        ? []
        : [{ check, title, before: had.count, now: people.count }];
    }),
  };
}

const byWhatIsFound = (findings: readonly Finding[]) =>
  new Map(findings.map((finding) => [whatIsFound(finding), finding]));

const whatIsFound = ({ check, title }: Pick<Finding, 'check' | 'title'>) => `${check} ${title}`;

function concernTheSame(a: NonNullable<Finding['people']>, b: NonNullable<Finding['people']>): boolean {
  const others = new Set(b.userPrincipalNames);
  return a.count === b.count && a.userPrincipalNames.every((name) => others.has(name));
}
