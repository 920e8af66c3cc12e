// A worker thread that lives stretches of a recovery drill, one after the other.
import type { MachineProfile } from '../../../scenarios/schema/machine-profile.ts';
import { sampledMachineTime } from '../../drivers/virtual/machine-time.ts';
import { answerOrders } from '../../machine/answer-orders.ts';
import type { LivedScenario } from '../../scenario/load-scenario.ts';
import { liveDrill, type DrillDone, type DrillOrder } from './live-drill.ts';

/** How the worker begins. */
export interface DrillWorkerSetup {
  readonly loaded: LivedScenario;
  readonly profile: MachineProfile;
}

answerOrders<DrillWorkerSetup, DrillOrder, DrillDone>('a recovery drill', ({ loaded, profile }) => {
  const machineTime = sampledMachineTime(profile, loaded.scenario.seed);
  return (order) => liveDrill(loaded, machineTime, order);
});
