// The virtual driver's lane keeps the contract of every driver.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { target as targetSchema } from '../../../scenarios/schema/target.ts';
import { conformancePolicies, conformancePolicy, driverConformance } from '../../attempt/driver-conformance.fixture.ts';
import { externalConformance } from '../../attempt/external-conformance.fixture.ts';
import { laneBench } from '../../attempt/lane-bench.fixture.ts';
import { nothingMeasured } from '../../attempt/target-session.ts';
import { VirtualLane } from './virtual-lane.ts';

const target = targetSchema.parse(
  parse(readFileSync(new URL('../../../scenarios/targets/reference.yaml', import.meta.url), 'utf8')),
);
const lane = new VirtualLane({
  target,
  policy: conformancePolicy,
  armPolicies: conformancePolicies,
  seed: 1,
  faults: [],
  machineTime: { partsOf: () => nothingMeasured },
  answerTimeMs: 10_000,
});
const bench = laneBench(lane, {
  openAccount: (user, account) => lane.openAccount(user, account),
  removePassword: (account) => lane.accountOf(account).removePassword(),
});

driverConformance(() => bench);
externalConformance(() => bench);
