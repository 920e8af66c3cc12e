// What a driver brings to the run command: where it was found, and how it lives a run.
import type { Manifest } from '../scenarios/schema/run.ts';
import type { Scenario } from '../scenarios/schema/scenario.ts';
import type { Population } from '../simulators/people/population.ts';
import type { EnvironmentSheet } from '../simulators/run/environment-sheet.ts';
import type { RunEnd } from '../simulators/run/run-end.ts';
import type { LoadedScenario } from '../simulators/scenario/load-scenario.ts';
import type { RunFolder } from '../simulators/store/run-folder.ts';
import type { Progress } from './progress.ts';
import type { RunOptions } from './run-options.ts';

export interface DriveOrder<S extends Scenario = Scenario> {
  readonly loaded: LoadedScenario<S>;
  readonly population: Population;
  readonly options: RunOptions;
  readonly progress: Progress;
}

export interface PreparedDriver {
  readonly environment: EnvironmentSheet;
  run(parts: { readonly folder: RunFolder; readonly manifest: Manifest; readonly stop: AbortSignal }): Promise<RunEnd>;
}
