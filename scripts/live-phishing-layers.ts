// What a phishing drill asks for when its own people have lived: the same people among many, in virtual time on the machine time of the run.
// What is done stands in the folder, so that whoever was stopped or killed goes on there.
import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import packageManifest from '../package.json' with { type: 'json' };
import { phishingLayersFormat } from '../scenarios/measures/phishing-layers.ts';
import { addPhishingCounts } from '../scenarios/measures/phishing-sums.ts';
import type { PhishingManifest } from '../scenarios/schema/run.ts';
import type { PhishingScenario } from '../scenarios/schema/scenario.ts';
import { phishingOrders } from '../simulators/experiments/phishing/live-phishing.ts';
import { PhishingJournal } from '../simulators/experiments/phishing/phishing-journal.ts';
import { openPhishingPool } from '../simulators/experiments/phishing/phishing-pool.ts';
import { compareTwins } from '../simulators/run/compare-twins.ts';
import { ownMachineTime } from '../simulators/run/own-machine-time.ts';
import { livedPart, type LoadedScenario } from '../simulators/scenario/load-scenario.ts';
import { hasPhishingLayers, writePhishingLayers } from '../simulators/store/phishing-layers-file.ts';
import type { RunFolder } from '../simulators/store/run-folder.ts';
import { KeptOrders } from './kept-orders.ts';
import type { Progress } from './progress.ts';
import { phishingLayerNames } from './run-layers.ts';

export interface PhishingLayersOrder {
  readonly folder: RunFolder;
  /** Of a run that has ended well. */
  readonly manifest: PhishingManifest;
  readonly loaded: LoadedScenario<PhishingScenario>;
  readonly stop: AbortSignal;
  readonly progress: Progress;
}

const journalFile = 'phishing-stretches.ndjson';

/** @throws the reason of `stop` when it is aborted; all that was lived is kept. */
export async function livePhishingLayers(order: PhishingLayersOrder): Promise<void> {
  const { folder, manifest, loaded, stop, progress } = order;
  if (hasPhishingLayers(folder, manifest)) return;
  const sinceMs = performance.now();
  const { scenario, hash: scenarioHash } = loaded;
  const { profile } = await ownMachineTime(folder.path, manifest.id, scenario);
  const orders = phishingOrders(scenario);
  const users = orders[0]?.users ?? scenario.users;
  const kept = new PhishingJournal(folder.file(journalFile), {
    version: packageManifest.version,
    scenarioHash,
    machineTime: createHash('sha256').update(JSON.stringify(profile)).digest('hex'),
  });
  const setup = { loaded: { ...livedPart(loaded), scenario }, profile };
  const pool = openPhishingPool(setup, scenario.virtual.workers ?? availableParallelism());
  try {
    progress.layer(phishingLayerNames.many, 0);
    progress.stage(`the same people among ${users} in virtual time`);
    const done = await new KeptOrders(pool, kept, stop).all(orders);
    const alike = compareTwins({
      loaded: { ...setup.loaded, scenario: { ...scenario, users } },
      profile,
      journal: folder.file('journal.ndjson'),
    });
    const layersHash = writePhishingLayers(folder, {
      format: phishingLayersFormat,
      run: manifest.id,
      scenarioHash,
      users,
      seconds: (performance.now() - sinceMs) / 1_000,
      alike,
      many: addPhishingCounts(done.map(({ counts }) => counts)),
    });
    // Killed between the two, the run has layers that its manifest does not know, and writes them again.
    folder.writeManifest({ ...manifest, layersHash });
  } finally {
    kept.close();
    await pool.close();
  }
  kept.remove();
}
