// What a recovery drill asks for when its own people have lived: the same people among many, other settings, and the inputs over their ranges.
// All in virtual time on the machine time of the run. What is done stands in the folder, so that whoever was stopped or killed goes on there.
import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import packageManifest from '../package.json' with { type: 'json' };
import type { DrillCounts } from '../scenarios/measures/drill-counts.ts';
import { drillLayersFormat, type DrillLayers } from '../scenarios/measures/drill-layers.ts';
import { addDrillCounts } from '../scenarios/measures/drill-sums.ts';
import type { DrillManifest } from '../scenarios/schema/run.ts';
import type { DrillScenario } from '../scenarios/schema/scenario.ts';
import { sampledMachineTime } from '../simulators/drivers/virtual/machine-time.ts';
import { DrillJournal } from '../simulators/experiments/recovery/drill-journal.ts';
import { drillPlan, pointUsers, type DrillPlan } from '../simulators/experiments/recovery/drill-orders.ts';
import { openDrillPool } from '../simulators/experiments/recovery/drill-pool.ts';
import { valuesAt } from '../simulators/experiments/recovery/values-at.ts';
import type { DrillDone, DrillOrder } from '../simulators/experiments/recovery/live-drill.ts';
import { compareTwins } from '../simulators/run/compare-twins.ts';
import { ownMachineTime } from '../simulators/run/own-machine-time.ts';
import { livedPart, type LoadedScenario } from '../simulators/scenario/load-scenario.ts';
import { hasDrillLayers, writeDrillLayers } from '../simulators/store/drill-layers-file.ts';
import type { RunFolder } from '../simulators/store/run-folder.ts';
import { KeptOrders } from './kept-orders.ts';
import type { Progress } from './progress.ts';
import { drillLayerNames } from './run-layers.ts';

export interface DrillLayersOrder {
  readonly folder: RunFolder;
  /** Of a run that has ended well. */
  readonly manifest: DrillManifest;
  readonly loaded: LoadedScenario<DrillScenario>;
  readonly stop: AbortSignal;
  readonly progress: Progress;
}

const journalFile = 'drill-stretches.ndjson';

/** @throws the reason of `stop` when it is aborted; all that was lived is kept. */
export async function liveDrillLayers({ folder, manifest, loaded, stop, progress }: DrillLayersOrder): Promise<void> {
  if (hasDrillLayers(folder, manifest)) return;
  const sinceMs = performance.now();
  const { scenario, hash: scenarioHash } = loaded;
  const { profile } = await ownMachineTime(folder.path, manifest.id, scenario);
  const plan = drillPlan(loaded, scenario, sampledMachineTime(profile, scenario.seed));
  const kept = new DrillJournal(folder.file(journalFile), {
    version: packageManifest.version,
    scenarioHash,
    machineTime: createHash('sha256').update(JSON.stringify(profile)).digest('hex'),
  });
  const setup = { loaded: livedPart(loaded), profile };
  const pool = openDrillPool(setup, scenario.virtual.workers ?? availableParallelism());
  const lived = new Lived(new KeptOrders(pool, kept, stop), (at) => valuesAt(loaded, at));
  try {
    progress.layer(drillLayerNames.many, 0);
    const layers = await liveLayers(lived, plan, scenario, progress);
    const grown = { ...scenario, users: plan.users };
    const alike = compareTwins({
      loaded: { ...setup.loaded, scenario: grown },
      profile,
      journal: folder.file('journal.ndjson'),
    });
    const written = writeDrillLayers(folder, {
      format: drillLayersFormat,
      run: manifest.id,
      scenarioHash,
      users: plan.users,
      seconds: (performance.now() - sinceMs) / 1_000,
      alike,
      ...layers,
      pointUsers: pointUsers(scenario),
    });
    // Killed between the two, the run has layers that its manifest does not know, and writes them again.
    folder.writeManifest({ ...manifest, layersHash: written });
  } finally {
    kept.close();
    await pool.close();
  }
  kept.remove();
}

type Layers = Pick<DrillLayers, 'many' | 'thresholds' | 'procedures' | 'matchings' | 'points' | 'pointsLeftOut'>;

async function liveLayers(
  lived: Lived,
  plan: DrillPlan,
  { drill }: DrillScenario,
  progress: Progress,
): Promise<Layers> {
  progress.stage(`the same people among ${plan.users} in virtual time`);
  const many = await lived.together(plan.many);
  progress.layer(drillLayerNames.settings, 0);
  const thresholds: Layers['thresholds'] = [];
  for (const { threshold, orders } of plan.thresholds) {
    progress.stage(`Face Check at ${threshold}`);
    thresholds.push({ threshold, counts: await lived.together(orders) });
  }
  const procedures: Layers['procedures'] = [];
  for (const { procedure, orders } of plan.procedures) {
    progress.stage(`the help desk asks for ${procedure.join(', ')}`);
    procedures.push({ procedure, counts: await lived.together(orders) });
  }
  progress.stage('other ways to match names');
  const matchings: Layers['matchings'] = [];
  for (const { setting, value, orders } of plan.matchings)
    matchings.push({ setting, value, counts: await lived.together(orders) });
  progress.layer(drillLayerNames.unknown, 0);
  progress.stage(`inputs over their ranges at ${plan.points.length} points`);
  const points = await lived.inTime(plan.points, drill.many.atMost);
  return { many, thresholds, procedures, matchings, points, pointsLeftOut: plan.points.length - points.length };
}

/** What a drill lives, counted. */
class Lived {
  readonly #orders: KeptOrders<DrillOrder, DrillDone>;
  readonly #inUnits: (at: DrillOrder['at']) => Record<string, number>;

  constructor(orders: KeptOrders<DrillOrder, DrillDone>, inUnits: (at: DrillOrder['at']) => Record<string, number>) {
    this.#orders = orders;
    this.#inUnits = inUnits;
  }

  /** The counts of all stretches, in their order. */
  async together(orders: readonly DrillOrder[]): Promise<DrillCounts> {
    const done = await this.#orders.all(orders);
    return done.reduce<DrillCounts>((sum, { counts }) => addDrillCounts(sum, counts), []);
  }

  /** Those that were lived when the time was up. */
  async inTime(orders: readonly DrillOrder[], atMostMs: number): Promise<Layers['points']> {
    const done = await this.#orders.inTime(orders, atMostMs);
    return done.map(({ order, counts }) => ({ parameters: this.#inUnits(order.at), counts }));
  }
}
