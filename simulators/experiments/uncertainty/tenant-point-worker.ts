// A worker thread that lives points of a rollout, one after the other.
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import type { MachineProfile } from '../../../scenarios/schema/machine-profile.ts';
import { sampledMachineTime } from '../../drivers/virtual/machine-time.ts';
import {
  liveTenantPoint,
  type LivedTenantPoint,
  type RolloutLoaded,
  type TenantPointOrder,
} from './live-tenant-point.ts';

/** How the worker begins. */
export interface TenantPointWorkerSetup {
  readonly loaded: RolloutLoaded;
  readonly profile: MachineProfile;
}

if (isMainThread || parentPort === null)
  throw new Error('tenant-point-worker.ts is a worker thread of the sensitivity analysis');
const port = parentPort;
const { loaded, profile } = workerData as TenantPointWorkerSetup;
const machineTime = (seed: number) => sampledMachineTime(profile, seed);

port.on('message', (order: TenantPointOrder) => {
  // What it throws ends the thread, and the main thread hears of it.
  void live(order);
});

async function live(order: TenantPointOrder): Promise<void> {
  port.postMessage((await liveTenantPoint({ loaded, machineTime }, order)) satisfies LivedTenantPoint);
}
