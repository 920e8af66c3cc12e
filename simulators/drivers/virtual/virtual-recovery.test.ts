// Recovery in virtual time keeps the contract of every driver that can recover accounts.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { target as targetSchema } from '../../../scenarios/schema/target.ts';
import { laneBench } from '../../attempt/lane-bench.fixture.ts';
import { recoveryConformance, recoveryPolicy } from '../../attempt/recovery-conformance.fixture.ts';
import { nothingMeasured } from '../../attempt/target-session.ts';
import { standardFaceCheck, verifierNamed } from '../../identity-proofing/profile-named.fixture.ts';
import { VirtualLane } from './virtual-lane.ts';

const target = targetSchema.parse(
  parse(readFileSync(new URL('../../../scenarios/targets/reference.yaml', import.meta.url), 'utf8')),
);
const lane = new VirtualLane({
  target,
  policy: recoveryPolicy,
  seed: 1,
  faults: [],
  machineTime: { partsOf: () => nothingMeasured },
  answerTimeMs: 10_000,
  proofing: { verifiers: [verifierNamed('balanced')], faceCheck: standardFaceCheck() },
});
const bench = laneBench(lane, {
  openAccount: (user, account) => lane.openAccount(user, account),
  removePassword: (account) => lane.accountOf(account).removePassword(),
});

recoveryConformance(() => bench);
