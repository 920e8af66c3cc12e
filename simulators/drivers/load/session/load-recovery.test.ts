// Recovery in the load driver keeps the contract of every driver that can recover accounts, against a real identity provider over HTTP that has
// identities checked by the simulation.
import { afterAll, beforeAll } from 'vitest';
import type { ConformanceBench } from '../../../attempt/driver-conformance.fixture.ts';
import { laneBench } from '../../../attempt/lane-bench.fixture.ts';
import { recoveryConformance, recoveryPolicy } from '../../../attempt/recovery-conformance.fixture.ts';
import { standardFaceCheck, verifierNamed } from '../../../identity-proofing/profile-named.fixture.ts';
import { startIdentityProvider, type IdentityProvider } from '../../../identity-provider/process.ts';
import { SimulationClient } from '../../../identity-provider/simulation-client.ts';
import { openTestLane } from './test-lane.fixture.ts';

let provider: IdentityProvider;
let bench: ConformanceBench;

beforeAll(async () => {
  provider = await startIdentityProvider({
    policy: recoveryPolicy,
    recovery: 'planted',
    passwordHashing: { memoryKiB: 64, passes: 1, lanes: 1 },
    simulation: { seed: 1, faults: [] },
  });
  const client = new SimulationClient(provider);
  const proofing = { verifiers: [verifierNamed('balanced')], faceCheck: standardFaceCheck() };
  bench = laneBench(openTestLane(provider, proofing), {
    openAccount: (user, account) => client.openAccount(user, account),
    removePassword: (account) => client.removePassword(account),
  });
}, 60_000);

afterAll(() => provider.stop());

recoveryConformance(() => bench);
