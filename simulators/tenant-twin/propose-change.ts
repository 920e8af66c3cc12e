// The smallest change of settings that closes the critical findings: each check says what would mend it, the tenant is judged again with
// that, what is left is mended in turn, and whatever closes nothing is left out. Nothing is ever written to a tenant.
import { severities, type Finding, type PolicyAnswer } from '../../scenarios/schema/policy-answer.ts';
import type { Tenant } from '../../scenarios/schema/tenant.ts';
import { checks } from './checks/catalogue.ts';
import type { Mend } from './checks/check.ts';
import { compareTenants, type Side } from './compare-tenants.ts';
import { findAll } from './find-all.ts';
import type { JudgedTenant } from './judged-tenant.ts';

type Proposal = NonNullable<PolicyAnswer['proposal']>;
type Judge = (tenant: Tenant) => JudgedTenant;

/** Rounds of mending what the round before left open or laid bare: a profile behind another, for example. */
const mostRounds = 4;
const mendable = checks.filter(({ mend }) => mend !== undefined);

/** @param judge as the tenant at hand was judged. */
export function proposeChange(before: Side, judge: Judge): Proposal {
  const openWith = remembered((mends) => openIn(withMends(before.judged, mends, judge)));
  const kept = withoutNeedless(mendsOf(before, judge), openWith);
  const after = kept.length === 0 ? before : sideOf(withMends(before.judged, kept, judge));
  return {
    patches: requestsOf(kept, before.judged.tenant).map(({ method, path, body }, nth) => ({
      method,
      path,
      body,
      sentence: kept[nth]?.sentence ?? '',
      closes: closedBy(kept, nth, openWith),
    })),
    remain: criticalOf(after.findings).map(({ check, title }) => ({ check, title })),
    before: bySeverity(before.findings),
    after: bySeverity(after.findings),
    change: compareTenants(after, before),
  };
}

const sideOf = (judged: JudgedTenant): Side => ({ judged, ...findAll(judged) });

/** Critical findings that are left with some changes. */
type OpenWith = (mends: readonly Mend[]) => readonly Finding[];

/** Of a large tenant each judging takes seconds, and the same changes are asked about again. */
function remembered(openWith: OpenWith): OpenWith {
  const known = new Map<string, readonly Finding[]>();
  return (mends) => {
    const key = JSON.stringify(mends.map(({ sentence }) => sentence));
    const open = known.get(key) ?? openWith(mends);
    known.set(key, open);
    return open;
  };
}

/** All that could help, a round after the other. */
function mendsOf({ judged, findings }: Side, judge: Judge): Mend[] {
  const mends = new Map<string, Mend>();
  let [current, open] = [judged, criticalOf(findings)];
  for (let round = 0; round < mostRounds && open.length > 0; round += 1) {
    const ids = new Set(open.map(({ check }) => check));
    const more = mendable
      .filter(({ id }) => ids.has(id))
      .flatMap(({ mend }) => mend?.(current) ?? [])
      // Two checks may ask for the same change.
      .filter(({ sentence }) => !mends.has(sentence));
    if (more.length === 0) break;
    for (const mend of more) mends.set(mend.sentence, mend);
    current = withMends(judged, [...mends.values()], judge);
    open = openIn(current);
  }
  return [...mends.values()];
}

/** Leaves out, one after the other, what closes nothing that the others do not close. */
function withoutNeedless(mends: readonly Mend[], openWith: OpenWith): readonly Mend[] {
  let kept = mends;
  for (const mend of mends) {
    const fewer = kept.filter((each) => each !== mend);
    if (openWith(fewer).length <= openWith(kept).length) kept = fewer;
  }
  return kept;
}

function withMends(judged: JudgedTenant, mends: readonly Mend[], judge: Judge): JudgedTenant {
  return mends.length === 0 ? judged : judge(mends.reduce<Tenant>((tenant, { apply }) => apply(tenant), judged.tenant));
}

/** Graph takes lists whole, so each request holds what those before it made of them. */
function requestsOf(mends: readonly Mend[], tenant: Tenant): ReturnType<Mend['request']>[] {
  let current = tenant;
  return mends.map(({ request, apply }) => {
    const asked = request(current);
    current = apply(current);
    return asked;
  });
}

/** Checks with a critical finding that comes back when this one change is left out. */
function closedBy(kept: readonly Mend[], nth: number, openWith: OpenWith): string[] {
  const still = new Set(openWith(kept).map(whatIsFound));
  const without = openWith(kept.filter((_, place) => place !== nth));
  return [...new Set(without.filter((finding) => !still.has(whatIsFound(finding))).map(({ check }) => check))];
}

const whatIsFound = ({ check, title }: Finding): string => `${check} ${title}`;

/** Critical findings of the checks that a change of settings can mend. */
const openIn = (judged: JudgedTenant): readonly Finding[] => criticalOf(findAll(judged, mendable).findings);

const criticalOf = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ severity }) => severity === 'critical');

function bySeverity(findings: readonly Finding[]): Record<string, number> {
  return Object.fromEntries(
    severities
      .toReversed()
      .map((severity) => [severity, findings.filter((finding) => finding.severity === severity).length] as const)
      .filter(([, number]) => number > 0),
  );
}
