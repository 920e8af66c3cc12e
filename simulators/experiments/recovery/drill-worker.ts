// A worker thread that lives stretches of a recovery drill, one after the other.
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import type { MachineProfile } from '../../../scenarios/schema/machine-profile.ts';
import { sampledMachineTime } from '../../drivers/virtual/machine-time.ts';
import type { LivedScenario } from '../../scenario/load-scenario.ts';
import { liveDrill, type DrillDone, type DrillOrder } from './live-drill.ts';

/** How the worker begins. */
export interface DrillWorkerSetup {
  readonly loaded: LivedScenario;
  readonly profile: MachineProfile;
}

if (isMainThread || parentPort === null) throw new Error('drill-worker.ts is a worker thread of a recovery drill');
const port = parentPort;
const { loaded, profile } = workerData as DrillWorkerSetup;
const machineTime = sampledMachineTime(profile, loaded.scenario.seed);

port.on('message', (order: DrillOrder) => {
  // What it throws ends the thread, and the main thread hears of it.
  port.postMessage(liveDrill(loaded, machineTime, order) satisfies DrillDone);
});
