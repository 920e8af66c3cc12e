// The tables of a run whose target keeps a sign-in log, and what the two ledgers say of each other.
import type { Reconciliation } from '../../scenarios/schema/run.ts';
import { existsSync } from 'node:fs';
import { armPolicies } from '../../scenarios/schema/policy-of-arm.ts';
import type { Scenario } from '../../scenarios/schema/scenario.ts';
import { differencesShown, reconcile } from '../store/reconcile.ts';
import type { RunFolder } from '../store/run-folder.ts';
import { writeTables } from '../store/tables.ts';
import { idsOfOtherEpochs } from './ids-of-other-epochs.ts';
import { reconcileAudit } from './reconcile-audit.ts';

export interface ReconciledTables {
  /** Attempts. */
  readonly inTable: number;
  readonly reconciliation: Reconciliation;
}

type Lived = Pick<Scenario, 'seed' | 'policy' | 'arms'>;

/** @param epochs starts of the program on the folder, this one included. */
export async function writeReconciledTables(
  folder: RunFolder,
  { runId, scenario, epochs }: { readonly runId: string; readonly scenario: Lived; readonly epochs: number },
): Promise<ReconciledTables> {
  const journal = folder.file('journal.ndjson');
  const tables = { attempts: folder.file('attempts.parquet'), steps: folder.file('steps.parquet') };
  const inTable = await writeTables({ runId, journal, ...tables });
  const unjournalled = idsOfOtherEpochs(journal, scenario.seed, epochs);
  const signIns = await reconcile({ ...tables, signInLog: folder.file('sign-ins.ndjson'), unjournalled });
  const auditLog = folder.file('audit.ndjson');
  if (!existsSync(auditLog)) return { inTable, reconciliation: signIns };
  const { audit, differences } = await reconcileAudit({
    ...tables,
    auditLog,
    unjournalled,
    requestLifeMs: lifeIn(scenario),
  });
  const reconciliation = {
    ...signIns,
    audit,
    differenceCount: signIns.differenceCount + audit.differenceCount,
    differences: [...signIns.differences, ...differences].slice(0, differencesShown),
  };
  return { inTable, reconciliation };
}

/** Where nobody recovers an account nothing is asked. */
function lifeIn({ policy, arms }: Lived): (arm: string) => number {
  const policies = armPolicies(policy, arms);
  return (arm) => (policies[arm] ?? policy).recovery?.requestLife ?? Number.POSITIVE_INFINITY;
}
