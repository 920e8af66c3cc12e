// The load driver's lane keeps the contract of every driver, against a real identity provider over HTTP.
import { afterAll, beforeAll } from 'vitest';
import {
  conformancePolicies,
  conformancePolicy,
  driverConformance,
  type ConformanceBench,
} from '../../../attempt/driver-conformance.fixture.ts';
import { laneBench } from '../../../attempt/lane-bench.fixture.ts';
import { startIdentityProvider, type IdentityProvider } from '../../../identity-provider/process.ts';
import { SimulationClient } from '../../../identity-provider/simulation-client.ts';
import { openTestLane } from './test-lane.fixture.ts';

let provider: IdentityProvider;
let bench: ConformanceBench;

beforeAll(async () => {
  provider = await startIdentityProvider({
    policy: conformancePolicy,
    passwordHashing: { memoryKiB: 64, passes: 1, lanes: 1 },
    simulation: { seed: 1, faults: [], armPolicies: conformancePolicies },
  });
  const client = new SimulationClient(provider);
  bench = laneBench(openTestLane(provider), {
    openAccount: (user, account) => client.openAccount(user, account),
    removePassword: (account) => client.removePassword(account),
  });
}, 60_000);

afterAll(() => provider.stop());

driverConformance(() => bench);
