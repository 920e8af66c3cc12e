// What the attempts of a run say of its sign-ins: figures, verdicts and decisions, of a pilot and of a load run alike.
import { purposeOf } from '../../scenarios/flows/purpose-of.ts';
import { claimOf, type Claim } from '../claims/claim.ts';
import { claimHash } from '../claims/claim-hash.ts';
import { claimThere } from '../claims/claim-there.ts';
import { judgeClaim } from '../claims/judge-claim.ts';
import { hasPlantedFaults } from '../results/departure.ts';
import { departuresOf } from '../departures/departures-of.ts';
import { evaluateGates } from '../decision/gates.ts';
import { personaResults } from '../decision/persona-results.ts';
import { contrastMetrics } from '../metrics/contrast-metrics.ts';
import { readCurves } from '../metrics/curves.ts';
import { denominatorSweep } from '../metrics/denominator-sweep.ts';
import { estimateMetrics, type Figures } from '../metrics/estimate-metrics.ts';
import { readMeasuredShares } from '../metrics/measured-share.ts';
import { isLived, type Estimand } from '../../scenarios/measures/estimand.ts';
import { tableMetrics } from '../metrics/metrics-by-source.ts';
import { readUserSums } from '../metrics/user-sums.ts';
import { limitOfVoid, readValidity } from '../metrics/validity.ts';
import { armsOfRun, comparisonsOf, unnamedArm } from '../results/arm-of-run.ts';
import { metricInfoOf, type Estimate, type MetricInfo } from '../results/estimate.ts';
import { type Results } from '../results/results.ts';
import type { SignInResults } from '../results/sign-in-results.ts';
import type { ClaimThere } from '../results/claim-there.ts';
import type { ClaimResult } from '../results/claim-result.ts';
import { readAttemptCounts } from '../folder/attempt-counts.ts';
import { readDropOff } from '../folder/drop-off.ts';
import { readFailureCodes } from '../folder/failure-codes.ts';
import { type Run } from '../folder/open-run.ts';
import { readPhases } from '../folder/phases.ts';
import type { RunFacts } from '../departures/departures-of.ts';

/** The primary metrics first, then by id, 5 s before 10 s. */
const inOrder: readonly Estimand[] = tableMetrics.toSorted(
  (a, b) => Number(b.primary) - Number(a.primary) || a.id.localeCompare(b.id, 'en', { numeric: true }),
);

export interface SignInAnalysis {
  readonly figures: Figures;
  /** Of the attempts alone. */
  readonly ofTables: readonly Estimate[];
  readonly found: SignInResults & Pick<Results, 'departures'>;
  /** Why nothing may be decided on the run: a sentence. Absent: it may. */
  readonly invalid?: string;
}

/** What is known of the sign-ins from elsewhere than their attempts. */
export interface BesideAttempts {
  readonly metrics: readonly MetricInfo[];
  readonly estimates: readonly Estimate[];
  readonly warnings: readonly string[];
  readonly facts: Pick<RunFacts, 'openLedgers' | 'generatorWarning' | 'stolenShare'>;
}

export async function analyseSignIns(run: Run, conf: number, beside: BesideAttempts): Promise<SignInAnalysis> {
  const { manifest } = run;
  const counts = await readAttemptCounts(run);
  const arms = armsOfRun(manifest);
  // Estimands are of sign-ins, and so is the decision on them.
  const ofRecoveries = arms.some(({ signIn }) => purposeOf(signIn) === 'recovery');
  const metrics = ofRecoveries ? [] : inOrder.filter((metric) => isLived(metric, manifest.scenario.unmeant));
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
  const { validity, invalid } = await readValidity(
    run,
    conf,
    [...registered.warnings, ...beside.warnings],
    beside.facts.openLedgers,
  );
  const departures = departuresOf(manifest, {
    voidShare: validity.voidShare,
    voidLimit: limitOfVoid(manifest),
    ...beside.facts,
  });
  const planted = hasPlantedFaults(departures);
  const ofTables = await estimateMetrics(figures, await readMeasuredShares(run));
  const estimates = [...ofTables, ...beside.estimates];
  const contrasts = await contrastMetrics(figures, design);
  const claims: ClaimResult[] = [];
  for (const { claim, there } of registered.claims)
    claims.push(...(await judgeClaim(claim, there, figures, design, planted)));
  const found = {
    arms,
    departures,
    counts,
    metrics: [...metrics, ...beside.metrics].map(metricInfoOf),
    estimates,
    contrasts,
    curves: await readCurves(run, figures.weights),
    phases: await readPhases(run),
    dropOff: await readDropOff(run),
    failureCodes: await readFailureCodes(run),
    denominators: denominatorSweep(ofTables),
    claims,
    ...(manifest.predicting === undefined ? {} : { predicting: manifest.predicting }),
    gates: evaluateGates(manifest.scenario.gates, estimates, invalid),
    personas: ofRecoveries
      ? []
      : await personaResults({
          figures,
          rule: manifest.rule.statement,
          design,
          estimates,
          contrasts,
          planted,
          ...(invalid === undefined ? {} : { invalid }),
        }),
    ...(manifest.reconciliation === undefined ? {} : { reconciliation: manifest.reconciliation }),
    validity,
  };
  return { figures, ofTables, found, ...(invalid === undefined ? {} : { invalid }) };
}

/** The claims the run promised to test, with a warning for each that is not what it was then. */
function registeredClaims({ manifest }: Run): {
  readonly claims: readonly { readonly claim: Claim; readonly there: ClaimThere }[];
  readonly warnings: readonly string[];
} {
  const claims: { claim: Claim; there: ClaimThere }[] = [];
  const warnings: string[] = [];
  for (const registered of manifest.claims) {
    const { id, hash, statement } = registered;
    const claim = claimOf(statement);
    if (claim === undefined) {
      warnings.push(`Claim ${id} was registered before the run but without a quantity that this version could judge.`);
      continue;
    }
    if (claimHash(statement) !== hash)
      warnings.push(`Claim ${id} is defined differently now than when it was registered before the run.`);
    claims.push({ claim, there: claimThere(registered) });
  }
  return { claims, warnings };
}
