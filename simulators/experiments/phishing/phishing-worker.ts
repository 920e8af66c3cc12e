// A worker thread that lives stretches of a phishing drill, one after the other.
import type { MachineProfile } from '../../../scenarios/schema/machine-profile.ts';
import { sampledMachineTime } from '../../drivers/virtual/machine-time.ts';
import { answerOrders } from '../../machine/answer-orders.ts';
import { livePhishing, type LivedPhishing, type PhishingDone, type PhishingOrder } from './live-phishing.ts';

/** How the worker begins. */
export interface PhishingWorkerSetup {
  readonly loaded: LivedPhishing;
  readonly profile: MachineProfile;
}

answerOrders<PhishingWorkerSetup, PhishingOrder, PhishingDone>('a phishing drill', ({ loaded, profile }) => {
  const machineTime = sampledMachineTime(profile, loaded.scenario.seed);
  return (order) => livePhishing(loaded, machineTime, order);
});
