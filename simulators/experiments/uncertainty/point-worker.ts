// A worker thread that lives points of the parameter space, one after the other.
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import type { MachineProfile } from '../../../scenarios/schema/machine-profile.ts';
import type { ParameterPoint, PersonaMetric } from '../../../scenarios/measures/parameter-point.ts';
import { PeopleMemory } from '../../people/people-memory.ts';
import { sampledMachineTime } from '../../drivers/virtual/machine-time.ts';
import { livePoint, type LivedPoint, type PointGround } from './live-point.ts';

/** How the worker begins. */
export interface PointWorkerSetup {
  readonly loaded: PointGround['loaded'];
  readonly profile: MachineProfile;
  readonly byPersona: readonly PersonaMetric[];
}

/** Answered by the LivedPoint. */
export interface PointOrder {
  readonly at: ParameterPoint['at'];
  readonly users: number;
}

if (isMainThread || parentPort === null)
  throw new Error('point-worker.ts is a worker thread of the sensitivity analysis');
const port = parentPort;
const { loaded, profile, byPersona } = workerData as PointWorkerSetup;
/** Some 40 MB. */
const memory = new PeopleMemory(20_000);
const machineTime = sampledMachineTime(profile, loaded.scenario.seed);

port.on('message', (order: PointOrder) => {
  // What it throws ends the thread, and the main thread hears of it.
  void live(order);
});

async function live({ at, users }: PointOrder): Promise<void> {
  port.postMessage(
    (await livePoint(
      { loaded: { ...loaded, scenario: { ...loaded.scenario, users } }, machineTime, memory, byPersona },
      at,
    )) satisfies LivedPoint,
  );
}
