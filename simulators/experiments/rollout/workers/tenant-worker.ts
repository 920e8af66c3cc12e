// A worker thread of a rollout: one hand, which does what it is told and answers.
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import type { MachineProfile } from '../../../../scenarios/schema/machine-profile.ts';
import type { Rollout } from '../../../../scenarios/schema/rollout.ts';
import { sampledMachineTime } from '../../../drivers/virtual/machine-time.ts';
import { openTenantGround, type TenantScenario } from '../tenant-ground.ts';
import { TenantHand, type HandOrder } from '../tenant-hand.ts';

export interface TenantWorkerSetup {
  readonly loaded: TenantScenario;
  readonly rollout: Rollout;
  readonly profile: MachineProfile;
  readonly folder: string;
  /** One Int32; not 0: stop. */
  readonly stopped: SharedArrayBuffer;
}

if (isMainThread || parentPort === null) throw new Error('tenant-worker.ts is a worker thread of a rollout');
const port = parentPort;
const { loaded, rollout, profile, folder, stopped } = workerData as TenantWorkerSetup;
const stopFlag = new Int32Array(stopped);
const hand = new TenantHand(
  openTenantGround(loaded, rollout, sampledMachineTime(profile, loaded.scenario.seed)),
  folder,
  () => Atomics.load(stopFlag, 0) !== 0,
);

port.on('message', (order: HandOrder) => {
  // What it throws ends the thread, and the main thread hears of it.
  void hand.follow(order).then((answer) => port.postMessage(answer));
});
