// What a sensitivity analysis is asked about: a scenario, or a run as it was, with its machine time.
import { metricUnits } from '../reports/metrics/metric-units.ts';
import { readManifest } from '../reports/folder/open-run.ts';
import { flows } from '../scenarios/flows/catalogue.ts';
import { PilotError } from '../scenarios/schema/pilot-error.ts';
import { refuseHeld } from '../simulators/store/run-folder.ts';
import { overrideOf } from './set-option.ts';
import type { UncertaintySubject } from './uncertainty-course.ts';

export interface Subject extends UncertaintySubject {
  /** Folder of the run that was asked about. */
  readonly run?: string;
}

export interface SubjectOptions {
  readonly set: readonly string[];
  readonly out?: string;
}

export async function subjectOfScenario(scenarioFile: string, { set }: SubjectOptions): Promise<Subject> {
  const [{ findMachineProfile }, { environmentSheet }, { machineTimeSource }, { loadScenario }] = await Promise.all([
    import('../simulators/drivers/virtual/find-machine-profile.ts'),
    import('../simulators/run/environment-sheet.ts'),
    import('./drive-virtual.ts'),
    import('../simulators/scenario/load-scenario.ts'),
  ]);
  const loaded = await loadScenario(scenarioFile, { ...known, overrides: set.map(overrideOf) });
  const profile = await findMachineProfile(loaded.scenario);
  const { scenario, parameters, overridesApplied, ownParts, changedEvidence } = loaded;
  return {
    scenarioFile,
    loaded,
    stated: loaded.claims,
    profile,
    inputs: {
      scenario,
      parameters: [...parameters],
      overrides: [...overridesApplied],
      ownParts: [...ownParts],
      changedEvidence: [...changedEvidence],
      environment: environmentSheet({ machineTime: machineTimeSource(profile, scenario) }),
    },
  };
}

/** The scenario as the run had it, and the machine time of the run itself. */
export async function subjectOfRun(run: string, { set, out }: SubjectOptions): Promise<Subject> {
  const given = set.length > 0 ? '--set' : out === undefined ? undefined : '--out';
  if (given !== undefined)
    throw new PilotError(
      'option-unfit',
      {
        found: 'the folder of a run beside it',
        expected: 'the run as it was, and its own folder',
        where: given,
        remedy: 'leave it out, or name a scenario',
      },
      { badInput: true },
    );
  refuseHeld(run);
  const manifest = await readManifest(run);
  if (manifest.kind === 'load')
    throw new PilotError(
      'driver-unfit',
      {
        found: 'a run of the driver load, in which nobody takes time to think',
        expected: 'one of the driver browser or virtual',
        where: run,
      },
      { badInput: true },
    );
  if (manifest.kind === 'rollout' && manifest.rolloutRule === undefined)
    throw new PilotError(
      'rule-missing',
      {
        found: 'a rollout of a version that had no rule of rollouts',
        expected: 'one with the rule that it was decided by',
        where: run,
        remedy: 'run the scenario again with this version',
      },
      { badInput: true },
    );
  const [{ findMachineProfile }, { keptProfile }, { loadInputs }] = await Promise.all([
    import('../simulators/drivers/virtual/find-machine-profile.ts'),
    import('../simulators/run/kept-profile.ts'),
    import('../simulators/run/run-inputs.ts'),
  ]);
  const loaded = await loadInputs(run, manifest, known);
  const profile =
    keptProfile(run) ??
    (await findMachineProfile({
      arms: loaded.scenario.arms,
      virtual: {
        ...loaded.scenario.virtual,
        machineTime:
          loaded.scenario.driver === 'virtual'
            ? loaded.scenario.virtual.machineTime
            : /[/\\]/.test(run)
              ? run
              : `./${run}`,
      },
    }));
  const stated = manifest.claims.map(({ statement }) => statement);
  return { scenarioFile: manifest.scenarioFile, loaded, stated, profile, inputs: manifest, run };
}

/** What scenarios may name. */
const known = { metrics: metricUnits, flows };
