// The load driver's lane keeps the contract of every driver, against a real identity provider over HTTP.
import { afterAll, beforeAll } from 'vitest';
import {
  conformancePolicies,
  conformancePolicy,
  driverConformance,
  type ConformanceBench,
} from '../../../attempt/driver-conformance.fixture.ts';
import { externalConformance } from '../../../attempt/external-conformance.fixture.ts';
import { laneBench } from '../../../attempt/lane-bench.fixture.ts';
import {
  startExternalProvider,
  type ExternalProviderProcess,
} from '../../../external-method/external-provider-process.ts';
import {
  newSimulationToken,
  startIdentityProvider,
  type IdentityProvider,
} from '../../../identity-provider/process.ts';
import { SimulationClient } from '../../../identity-provider/simulation-client.ts';
import { openTestLane } from './test-lane.fixture.ts';

let provider: IdentityProvider;
let external: ExternalProviderProcess;
let bench: ConformanceBench;

beforeAll(async () => {
  const simulation = { seed: 1, faults: [], token: newSimulationToken() };
  external = await startExternalProvider({ simulation });
  provider = await startIdentityProvider({
    policy: conformancePolicy,
    external,
    passwordHashing: { memoryKiB: 64, passes: 1, lanes: 1 },
    simulation: { ...simulation, armPolicies: conformancePolicies },
  });
  const client = new SimulationClient(provider);
  bench = laneBench(openTestLane({ ...provider, externalUrl: external.baseUrl }), {
    openAccount: (user, account) => client.openAccount(user, account),
    removePassword: (account) => client.removePassword(account),
  });
}, 60_000);

afterAll(() => Promise.all([provider.stop(), external.stop()]));

driverConformance(() => bench);
externalConformance(() => bench);
