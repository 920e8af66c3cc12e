// The smallest change of settings that closes the critical findings: each check says what would mend it, the tenant is judged again with
// that, and whatever closes nothing is left out. Nothing is ever written to a tenant.
import { severities, type Finding, type PolicyAnswer } from '../../scenarios/schema/policy-answer.ts';
import type { Tenant } from '../../scenarios/schema/tenant.ts';
import { checks } from './checks/catalogue.ts';
import type { Mend } from './checks/check.ts';
import { compareTenants } from './compare-tenants.ts';
import { findAll } from './find-all.ts';
import type { JudgedTenant } from './judged-tenant.ts';

type Proposal = NonNullable<PolicyAnswer['proposal']>;

/** @param judge as the tenant at hand was judged. */
export function proposeChange(
  judged: JudgedTenant,
  findings: readonly Finding[],
  judge: (tenant: Tenant) => JudgedTenant,
): Proposal {
  const mends = mendsOf(judged, findings);
  const kept = withoutNeedless(mends, judged, judge);
  const after = withMends(judged, kept, judge);
  const findingsAfter = findAll(after).findings;
  return {
    patches: kept.map(({ method, path, body, sentence }) => ({
      method,
      path,
      body,
      sentence,
      closes: closedBy(kept, sentence, judged, judge),
    })),
    before: bySeverity(findings),
    after: bySeverity(findingsAfter),
    change: compareTenants({ judged: after, findings: findingsAfter }, { judged, findings }),
  };
}

function mendsOf(judged: JudgedTenant, findings: readonly Finding[]): Mend[] {
  const critical = new Set(criticalChecks(findings));
  const mends = checks.filter(({ id }) => critical.has(id)).flatMap(({ mend }) => mend?.(judged) ?? []);
  // Two checks may ask for the same change.
  return [...new Map(mends.map((mend) => [JSON.stringify([mend.path, mend.body]), mend])).values()];
}

/** Leaves out, one after the other, what closes nothing that the others do not close. */
function withoutNeedless(
  mends: readonly Mend[],
  judged: JudgedTenant,
  judge: (tenant: Tenant) => JudgedTenant,
): Mend[] {
  const openWith = (some: readonly Mend[]) => criticalCount(findAll(withMends(judged, some, judge)).findings);
  let kept = [...mends];
  let open = openWith(kept);
  for (const mend of mends) {
    const fewer = kept.filter((each) => each !== mend);
    const openThen = openWith(fewer);
    if (openThen > open) continue;
    kept = fewer;
    open = openThen;
  }
  return kept;
}

function withMends(
  judged: JudgedTenant,
  mends: readonly Mend[],
  judge: (tenant: Tenant) => JudgedTenant,
): JudgedTenant {
  return mends.length === 0 ? judged : judge(mends.reduce<Tenant>((tenant, { apply }) => apply(tenant), judged.tenant));
}

/** Checks whose critical findings come back when this one change is left out. */
function closedBy(
  kept: readonly Mend[],
  sentence: string,
  judged: JudgedTenant,
  judge: (tenant: Tenant) => JudgedTenant,
): string[] {
  const without = withMends(
    judged,
    kept.filter((mend) => mend.sentence !== sentence),
    judge,
  );
  const still = new Set(criticalChecks(findAll(withMends(judged, kept, judge)).findings));
  return [...new Set(criticalChecks(findAll(without).findings))].filter((check) => !still.has(check));
}

const criticalChecks = (findings: readonly Finding[]) =>
  findings.filter(({ severity }) => severity === 'critical').map(({ check }) => check);

const criticalCount = (findings: readonly Finding[]) => criticalChecks(findings).length;

function bySeverity(findings: readonly Finding[]): Record<string, number> {
  return Object.fromEntries(
    severities
      .toReversed()
      .map((severity) => [severity, findings.filter((finding) => finding.severity === severity).length] as const)
      .filter(([, number]) => number > 0),
  );
}
