// Checks asked of a judged tenant: findings, the worst first, and the checks that could not look.
import { severities, type Finding, type PolicyAnswer } from '../../scenarios/schema/policy-answer.ts';
import { checks } from './checks/catalogue.ts';
import { isThere, needs, type Check } from './checks/check.ts';
import type { JudgedTenant } from './judged-tenant.ts';

export function findAll(
  judged: JudgedTenant,
  asked: readonly Check[] = checks,
): Pick<PolicyAnswer, 'findings' | 'notChecked'> {
  const findings: Finding[] = [];
  const notChecked: PolicyAnswer['notChecked'] = [];
  for (const check of asked) {
    const missing = check.needs.find((need) => !isThere(need, judged));
    if (missing === undefined)
      for (const found of check.find(judged)) findings.push({ check: check.id, severity: check.severity, ...found });
    else notChecked.push({ check: check.id, because: needs[missing] });
  }
  return { findings: findings.toSorted(worstFirst), notChecked };
}

function worstFirst(a: Finding, b: Finding): number {
  return (
    severities.indexOf(b.severity) - severities.indexOf(a.severity) || (b.people?.count ?? 0) - (a.people?.count ?? 0)
  );
}
