// What a recovery drill lived, with what its manifest says of prices, settings and impostors.
import type { DrillCounts } from '../../scenarios/measures/drill-counts.ts';
import type { DrillLayers } from '../../scenarios/measures/drill-layers.ts';
import { policyOfArm } from '../../scenarios/schema/policy-of-arm.ts';
import type { DrillManifest } from '../../scenarios/schema/run.ts';
import { armsOfRun } from '../results/arm-of-run.ts';
import type { CheckPrice, LivedDrill } from './lived-drill.ts';

export function livedDrillOf(manifest: DrillManifest, real: DrillCounts, layers: DrillLayers | undefined): LivedDrill {
  const { scenario, personas, parameters, rule, impostors } = manifest;
  const { recovery, helpDesk } = scenario.policy;
  return {
    arms: armsOfRun(manifest),
    personas,
    drill: scenario.drill,
    rule: rule.statement,
    ...(recovery === undefined ? {} : { threshold: recovery.faceCheck.threshold }),
    procedure: helpDesk?.procedure ?? [],
    checks: checksOf(manifest),
    impostors,
    parameters,
    real,
    ...(layers === undefined ? {} : { layers }),
  };
}

/** Who checks stands in the policy that the people of a way meet; where its profiles name several, nobody pays more than for the dearest. */
function checksOf({ scenario: { policy, arms }, verifiers }: DrillManifest): CheckPrice[] {
  return arms.flatMap((arm) => {
    const named = new Set(policyOfArm(policy, arm).recovery?.profiles.map(({ verifier }) => verifier));
    const [dearest, ...others] = verifiers
      .filter(({ id }) => named.has(id))
      .toSorted((one, other) => other.price.perCheck.value - one.price.perCheck.value);
    if (dearest === undefined) return [];
    const { id, title, price } = dearest;
    return [{ arm: arm.id, verifier: { id, title }, isDearest: others.length > 0, ...price }];
  });
}
