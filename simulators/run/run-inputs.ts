// inputs/ of a run folder: what the run was made from, as it was read. A run goes on, and is asked about, wherever its folder is, whatever has
// become of the scenario's own files since; and the scenario there can be run by itself.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import type { Manifest } from '../../scenarios/schema/run.ts';
import { loadScenario, scenarioSource, type LoadedScenario, type LoadOptions } from '../scenario/load-scenario.ts';
import { evidenceFolder } from '../scenario/read-evidence.ts';
import { makeFolder } from '../store/named-folder.ts';
import type { RunFolder } from '../store/run-folder.ts';
import { writeInOneStep } from '../store/write-in-one-step.ts';

const inputsFolder = 'inputs';

/** Before the manifest is written: a run that has one has these. */
export function keepInputs(folder: RunFolder, { sources }: LoadedScenario): void {
  for (const { path, text } of sources) {
    const file = folder.file(join(inputsFolder, path));
    makeFolder(dirname(file));
    writeInOneStep(file, text);
  }
}

/**
 * The scenario of a run as it was when the run began, overrides in. @param path of the run's folder.
 * @throws ScenarioErrors; PilotError, bad input: run-inputs-missing, run-inputs-changed.
 */
export async function loadInputs(
  path: string,
  manifest: Manifest,
  known: Omit<LoadOptions, 'overrides' | 'evidence'>,
): Promise<LoadedScenario> {
  const { overrides, scenarioHash, version } = manifest;
  const folder = join(path, inputsFolder);
  const scenario = join(folder, scenarioSource);
  if (!existsSync(scenario)) {
    throw new PilotError(
      'run-inputs-missing',
      {
        found: `no ${scenarioSource}`,
        expected: 'the scenario that the run was made from, with its personas, providers, target, rule and parameters',
        where: folder,
        remedy: 'copy the folder of the run whole, or start a new run',
      },
      { badInput: true },
    );
  }
  const loaded = await loadScenario(scenario, {
    ...known,
    evidence: join(folder, evidenceFolder),
    overrides: overrides.map(({ path: field, value }) => ({ path: field, value, option: `--set ${field}=${value}` })),
  });
  const rule = 'rule' in manifest ? manifest.rule : undefined;
  const named = loaded.rule ?? loaded.recoveryRule;
  const ofRollout = 'rolloutRule' in manifest ? manifest.rolloutRule : undefined;
  const isOther = ofRollout !== undefined && ofRollout.hash !== loaded.rolloutRule?.hash;
  if (loaded.hash !== scenarioHash || named?.hash !== rule?.hash || isOther) {
    throw new PilotError(
      'run-inputs-changed',
      {
        found:
          'a scenario (or a persona, provider, target, rule or parameter it names) that reads otherwise than when the run began',
        expected: 'the ones the run began with',
        where: folder,
        remedy: `restore them, use version ${version} of passkey-pilot, which made the run, or start a new run`,
      },
      { badInput: true },
    );
  }
  return loaded;
}
