// From the run folder of a recovery drill to its results.
import type { DrillManifest } from '../../scenarios/schema/run.ts';
import { whetherTheyCount } from '../../scenarios/measures/many.ts';
import { departuresOf } from '../departures/departures-of.ts';
import type { Run } from '../folder/open-run.ts';
import { limitOfVoid } from '../metrics/validity.ts';
import { armsOfRun } from '../results/arm-of-run.ts';
import { resultsFormat, type ResultsOfDrill } from '../results/results.ts';
import { leastUsers } from '../statistics/inference.ts';
import { countOf } from '../words/quantity.ts';
import { countRecoveries } from './count-recoveries.ts';
import { judgeRecovery } from './judge-recovery.ts';
import { livedDrillOf } from './lived-drill-of.ts';
import { readDrillLayers } from './read-drill-layers.ts';
import { recoverySummary } from './recovery-summary.ts';

/** @throws PilotError as readDrillLayers */
export async function analyseDrill(run: Run<DrillManifest>): Promise<ResultsOfDrill> {
  const { manifest } = run;
  const counts = await countsOf(run);
  const layers = await readDrillLayers(run.folder, manifest);
  // Twins that differ say that virtual time lives something else: nothing of it counts then.
  const standing = layers === undefined ? undefined : whetherTheyCount(layers.alike);
  const counting = standing?.counts === false ? undefined : layers;
  const lived = livedDrillOf(manifest, await countRecoveries(run), counting);
  const voidShare = counts.attempts === 0 ? 0 : counts.void / counts.attempts;
  const departures = departuresOf(manifest, { voidShare, voidLimit: limitOfVoid(manifest) });
  const told = {
    kind: 'recovery-drill' as const,
    run: manifest,
    departures,
    arms: armsOfRun(manifest),
    counts,
    validity: { voidShare, warnings: warningsOf(manifest, standing?.why) },
    ...(manifest.reconciliation === undefined ? {} : { reconciliation: manifest.reconciliation }),
    recovery: judgeRecovery(lived),
  };
  return {
    $schema: './results.schema.json',
    format: resultsFormat,
    generatedAt: new Date().toISOString(),
    ...told,
    summary: recoverySummary(told),
  };
}

async function countsOf(run: Run<DrillManifest>): Promise<ResultsOfDrill['counts']> {
  const [row] = await run.rows(`
    SELECT count(DISTINCT user_id) FILTER (WHERE purpose = 'recovery')::INTEGER AS users, count(*)::INTEGER AS attempts,
      count(*) FILTER (WHERE purpose = 'impostor')::INTEGER AS impostors, count(*) FILTER (WHERE outcome = 'void')::INTEGER AS void
    FROM attempts`);
  return {
    users: Number(row?.['users']),
    attempts: Number(row?.['attempts']),
    byImpostors: Number(row?.['impostors']),
    void: Number(row?.['void']),
  };
}

function warningsOf({ personas }: DrillManifest, whyNotMany: string | undefined): string[] {
  const small = personas.filter(({ users }) => users < leastUsers);
  return [
    ...(whyNotMany === undefined ? [] : [`What was lived in virtual time counts for nothing: ${whyNotMany}`]),
    ...(small.length === 0
      ? []
      : [`${countOf(small.length, 'persona')} with fewer than ${leastUsers} people in the run: no interval for them.`]),
  ];
}
