// What a recovery drill lived, with what its manifest says of prices, settings and impostors.
import type { DrillCounts } from '../../scenarios/measures/drill-counts.ts';
import type { DrillLayers } from '../../scenarios/measures/drill-layers.ts';
import type { DrillManifest } from '../../scenarios/schema/run.ts';
import { armsOfRun } from '../results/arm-of-run.ts';
import type { LivedDrill } from './lived-drill.ts';

export function livedDrillOf(manifest: DrillManifest, real: DrillCounts, layers: DrillLayers | undefined): LivedDrill {
  const { scenario, personas, parameters, rule, impostors, verifiers } = manifest;
  const { recovery, helpDesk } = scenario.policy;
  const [verifier] = verifiers;
  return {
    arms: armsOfRun(manifest),
    personas,
    drill: scenario.drill,
    rule: rule.statement,
    ...(recovery === undefined ? {} : { threshold: recovery.faceCheck.threshold }),
    procedure: helpDesk?.procedure ?? [],
    ...(verifier === undefined ? {} : { check: verifier.price }),
    impostors,
    parameters,
    real,
    ...(layers === undefined ? {} : { layers }),
  };
}
