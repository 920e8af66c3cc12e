// The load driver's lane keeps the contract of every driver, against a real identity provider over HTTP.
import { afterAll, beforeAll } from 'vitest';
import { driverConformance, type ConformanceBench } from '../attempt/driver-conformance.ts';
import { correlationId } from '../attempt/correlation-id.ts';
import { runAttempt } from '../attempt/run-attempt.ts';
import { scriptedHuman } from '../attempt/scripted-human.ts';
import { startIdentityProvider, type IdentityProvider } from '../identity-provider/process.ts';
import { SimulationClient } from '../identity-provider/simulation-client.ts';
import { openTestLane } from './test-lane.ts';

const monday = Date.UTC(2026, 0, 5, 8);
let provider: IdentityProvider;
let bench: ConformanceBench;

beforeAll(async () => {
  provider = await startIdentityProvider({ passwordHashing: { memoryKiB: 64, passes: 1, lanes: 1 }, simulation: { seed: 1, faults: [] } });
  const client = new SimulationClient(provider);
  const lane = openTestLane(provider);
  let draws = 0;
  bench = {
    openAccount: (user, account) => client.openAccount(user, account),
    leaveUser: () => lane.leaveUser(),
    async attempt({ user, account, flow, human = {}, device = user.devices[0], startsAtMs = monday }) {
      draws += 1;
      const opened = await lane.openSession({ user, account, arm: account.arm, device, drawIndex: draws, correlationId: correlationId(1, { arm: account.arm, user: user.index, drawIndex: draws, epoch: 0 }) });
      const course = await runAttempt({ user, account, device, flow, drawIndex: draws, startsAtMs, timeLimitMs: 86_400_000 }, opened.session, scriptedHuman(human), () => ({ arrivesInMs: 0 }));
      await opened.close();
      return course;
    },
  };
}, 60_000);

afterAll(() => provider.stop());

driverConformance(() => bench);
