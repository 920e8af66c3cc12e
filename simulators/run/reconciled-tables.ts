// The tables of a run whose target keeps a sign-in log, and what the two ledgers say of each other.
import type { Reconciliation } from '../../scenarios/schema/run.ts';
import { existsSync } from 'node:fs';
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

/** @param epochs starts of the program on the folder, this one included. */
export async function writeReconciledTables(
  folder: RunFolder,
  { runId, seed, epochs }: { readonly runId: string; readonly seed: number; readonly epochs: number },
): Promise<ReconciledTables> {
  const journal = folder.file('journal.ndjson');
  const tables = { attempts: folder.file('attempts.parquet'), steps: folder.file('steps.parquet') };
  const inTable = await writeTables({ runId, journal, ...tables });
  const unjournalled = idsOfOtherEpochs(journal, seed, epochs);
  const signIns = await reconcile({ ...tables, signInLog: folder.file('sign-ins.ndjson'), unjournalled });
  const auditLog = folder.file('audit.ndjson');
  if (!existsSync(auditLog)) return { inTable, reconciliation: signIns };
  const { audit, differences } = await reconcileAudit({ ...tables, auditLog, unjournalled });
  const reconciliation = {
    ...signIns,
    audit,
    differenceCount: signIns.differenceCount + audit.differenceCount,
    differences: [...signIns.differences, ...differences].slice(0, differencesShown),
  };
  return { inTable, reconciliation };
}
