// From a run folder to the complete result: the only way from attempts to figures, verdicts and decisions.
import { claimOf, type Claim } from '../claims/claim.ts';
import { claimHash } from '../claims/claim-hash.ts';
import { judgeClaim } from '../claims/judge-claim.ts';
import { hasPlantedFaults } from '../results/departure.ts';
import { loadFacts } from '../departures/load-facts.ts';
import { departuresOf } from '../departures/departures-of.ts';
import { evaluateGates } from '../decision/gates.ts';
import { personaResults } from '../decision/persona-results.ts';
import { loadWarnings } from '../load/load-warnings.ts';
import { readLoadResults } from '../load/read-load-results.ts';
import { contrastMetrics } from '../metrics/contrast-metrics.ts';
import { readCurves } from '../metrics/curves.ts';
import { denominatorSweep } from '../metrics/denominator-sweep.ts';
import { estimateMetrics, type Figures } from '../metrics/estimate-metrics.ts';
import { loadEstimates } from '../metrics/load-metric.ts';
import { readMeasuredShares } from '../metrics/measured-share.ts';
import type { Estimand } from '../../scenarios/measures/estimand.ts';
import { loadMetrics, tableMetrics } from '../metrics/metrics-by-source.ts';
import { readUserSums } from '../metrics/user-sums.ts';
import { limitOfVoid, readValidity } from '../metrics/validity.ts';
import { armsOfRun, comparisonsOf, unnamedArm } from '../results/arm-of-run.ts';
import { resultsFormat, type Results } from '../results/results.ts';
import type { ClaimResult } from '../results/claim-result.ts';
import { readAttemptCounts } from '../folder/attempt-counts.ts';
import { readDropOff } from '../folder/drop-off.ts';
import { readFailureCodes } from '../folder/failure-codes.ts';
import { openRun, readManifest, type OpenRunOptions, type Run } from '../folder/open-run.ts';
import { readPhases } from '../folder/phases.ts';
import { readStoredSample } from '../metrics/stored-sample.ts';
import { createUserClusters } from '../folder/user-clusters.ts';
import { besideRun } from '../sensitivity/beside-run.ts';
import { readSensitivity } from '../sensitivity/read-sensitivity.ts';
import { summarise } from './summary.ts';
import { analyseTimeline } from '../rollout/analyse-timeline.ts';

/** Level of every interval. */
const conf = 0.95;

/** The primary metrics first, then by id, 5 s before 10 s. */
const metrics: readonly Estimand[] = tableMetrics.toSorted(
  (a, b) => Number(b.primary) - Number(a.primary) || a.id.localeCompare(b.id, 'en', { numeric: true }),
);

/**
 * Judges a closed run folder.
 * @throws PilotError as openRun; run-empty; gate-syntax; of a load run also as readLoadResults
 */
export async function analyse(runFolder: string, options: OpenRunOptions = {}): Promise<Results> {
  const manifest = await readManifest(runFolder);
  if (manifest.kind === 'rollout') return analyseTimeline(runFolder, manifest, conf);
  const run = await openRun(runFolder, options);
  try {
    return await analyseOpen(run);
  } finally {
    run.close();
  }
}

async function analyseOpen(run: Run): Promise<Results> {
  const { manifest } = run;
  await createUserClusters(run);
  const counts = await readAttemptCounts(run);
  const arms = armsOfRun(manifest);
  const figures: Figures = {
    run,
    metrics,
    sums: await readUserSums(run, metrics),
    arms: counts.byArm.map(({ arm }) => arms.find(({ id }) => id === arm) ?? unnamedArm(arm)),
    compared: comparisonsOf(arms.filter(({ id }) => counts.byArm.some(({ arm }) => arm === id))),
    weights: new Map(manifest.personas.map(({ id, weight }) => [id, weight])),
    conf,
  };
  const { design } = manifest.scenario;
  const registered = registeredClaims(run);
  const load = manifest.kind === 'load' ? await readLoadResults(run, manifest, arms, conf) : undefined;
  const { validity, invalid } = await readValidity(
    run,
    conf,
    [...registered.warnings, ...(load === undefined ? [] : loadWarnings(load))],
    load?.openLedgers,
  );
  const departures = departuresOf(manifest, {
    voidShare: validity.voidShare,
    voidLimit: limitOfVoid(manifest),
    ...(load === undefined ? {} : loadFacts(load)),
  });
  const planted = hasPlantedFaults(departures);
  const ofTables = await estimateMetrics(figures, await readMeasuredShares(run));
  const estimates =
    load === undefined
      ? ofTables
      : [
          ...ofTables,
          ...loadEstimates(
            load,
            loadMetrics,
            manifest.personas.map(({ id }) => id),
          ),
        ];
  const contrasts = await contrastMetrics(figures, design);
  const storedSample = await readStoredSample(figures, ofTables);
  const sensitivity = await readSensitivity(run.folder, manifest);
  const claims: ClaimResult[] = [];
  for (const claim of registered.claims) claims.push(await judgeClaim(claim, figures, design, planted));
  const told = {
    run: manifest,
    arms,
    departures,
    counts,
    estimates,
    contrasts,
    claims,
    personas: await personaResults({
      figures,
      design,
      estimates,
      contrasts,
      planted,
      ...(invalid === undefined ? {} : { invalid }),
    }),
    validity,
    denominators: denominatorSweep(ofTables),
    phases: await readPhases(run),
    ...(load === undefined ? {} : { load }),
  };
  return {
    $schema: './results.schema.json',
    format: resultsFormat,
    generatedAt: new Date().toISOString(),
    summary: summarise(told),
    metrics: [...metrics, ...(load === undefined ? [] : loadMetrics)].map(
      ({ id, title, unit, estimand, denominator, primary }) => ({ id, title, unit, estimand, denominator, primary }),
    ),
    curves: await readCurves(run, figures.weights),
    dropOff: await readDropOff(run),
    failureCodes: await readFailureCodes(run),
    gates: evaluateGates(manifest.scenario.gates, estimates, invalid),
    ...(manifest.reconciliation === undefined ? {} : { reconciliation: manifest.reconciliation }),
    ...(storedSample === undefined ? {} : { storedSample }),
    ...(sensitivity === undefined ? {} : { sensitivity: besideRun(sensitivity, { estimates, contrasts }) }),
    ...told,
  };
}

/** The claims the run promised to test, with a warning for each that is not what it was then. */
function registeredClaims({ manifest }: Run): {
  readonly claims: readonly Claim[];
  readonly warnings: readonly string[];
} {
  const claims: Claim[] = [];
  const warnings: string[] = [];
  for (const { id, hash, statement } of manifest.claims) {
    const claim = statement === undefined ? undefined : claimOf(statement);
    if (statement === undefined || claim === undefined) {
      warnings.push(`Claim ${id} was registered before the run but without a quantity that this version could judge.`);
      continue;
    }
    if (claimHash(statement) !== hash)
      warnings.push(`Claim ${id} is defined differently now than when it was registered before the run.`);
    claims.push(claim);
  }
  return { claims, warnings };
}
