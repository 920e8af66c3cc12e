// For tests: trials in real k6 against a null target of known truth. People are ideal: what a trial takes is the target's doing.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { flows } from '../../../../scenarios/flows/catalogue.ts';
import type { Attempt } from '../../../../scenarios/schema/attempt.ts';
import type { ArmId } from '../../../../scenarios/schema/arm.ts';
import type { LoadScenarioInput } from '../../../../scenarios/schema/scenario.ts';
import type { Trial } from '../../../../scenarios/schema/load-trial.ts';
import { createParameters } from '../../../people/parameters.ts';
import { withoutSlipsAndDelays } from '../../../people/without-slips-and-delays.fixture.ts';
import { createPopulation } from '../../../people/population.ts';
import { withUnits } from '../../../people/with-units.fixture.ts';
import { loadScenario } from '../../../scenario/load-scenario.ts';
import { loadedOfKind } from '../../../scenario/loaded-of-kind.fixture.ts';
import type { RatePlan } from '../../../arrivals/rate-plan.ts';
import { bundleScript } from './bundle-script.ts';
import { createBooks } from '../orders/create-books.ts';
import { targetFleetOf } from '../fleet/target-fleet.ts';
import type { AddedArgument } from '../../../programs/k6/added-arguments.ts';
import type { FoundK6 } from '../../../programs/k6/find-k6.ts';
import type { NullTargetOptions } from '../null-target/null-target-options.ts';
import { startNullTarget } from '../null-target/start-null-target.ts';
import { TrialConductor } from '../course/trial-conductor.ts';
import { planTrial } from '../course/trial-plan.ts';

export interface TrialBench {
  readonly attempts: Attempt[];
  live(
    plan: RatePlan,
    about?: { id?: string; arm?: ArmId; segments?: number; args?: readonly AddedArgument[] },
    objective?: Parameters<TrialConductor['live']>[1],
  ): Promise<Trial>;
  close(): Promise<void>;
}

export async function openTrialBench(
  k6: FoundK6,
  nullTarget: NullTargetOptions,
  load: NonNullable<LoadScenarioInput['load']>,
): Promise<TrialBench> {
  const file = join(mkdtempSync(join(tmpdir(), 'trial-bench-')), 'trial.yaml');
  const scenario: Omit<LoadScenarioInput, 'parameters'> & { readonly parameters: ReturnType<typeof withUnits> } = {
    name: 'Trial',
    seed: 7,
    kind: 'load',
    users: 120,
    personas: { 'information-worker': '100 %' },
    parameters: withUnits(withoutSlipsAndDelays()),
    load,
  };
  writeFileSync(file, JSON.stringify(scenario));
  const loaded = loadedOfKind(await loadScenario(file, { overrides: [], metrics: {}, flows }), 'load');
  const { personas, providers, parameters } = loaded;
  const population = createPopulation({
    scenario: loaded.scenario,
    personas,
    providers,
    parameters: createParameters(parameters, loaded.scenario.parameters, personas),
  });
  const target = await startNullTarget(nullTarget);
  const attempts: Attempt[] = [];
  const script = await bundleScript();
  const books = createBooks(loaded, population, 0);
  const conductor = (processes: number, args: readonly AddedArgument[] = []) =>
    new TrialConductor({
      loaded,
      population,
      books,
      k6: { path: k6.path, args, variables: {}, processes },
      script,
      human: { parameters, overrides: loaded.scenario.parameters, personas, faults: [] },
      fleet: targetFleetOf([target], target.token),
      epoch: 0,
      samplesFile: join(tmpdir(), `trial-bench-samples-${process.pid}.ndjson`),
      stop: new AbortController().signal,
      onAttempt: (attempt) => attempts.push(attempt),
      onStage: () => undefined,
      onProgress: () => undefined,
    });
  return {
    attempts,
    live: (plan, { id = 'trial', arm = 'password-otp', segments = 1, args = [] } = {}, objective) =>
      conductor(segments, args).live(planTrial(loaded.scenario, { id, arm, purpose: 'search' }, plan), objective),
    close: () => target.stop(),
  };
}
