// The virtual driver's lane keeps the contract of every driver.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { target as targetSchema } from '../../scenarios/schema/target.ts';
import { correlationId } from '../attempt/correlation-id.ts';
import { driverConformance, type ConformanceBench } from '../attempt/driver-conformance.ts';
import { runAttempt } from '../attempt/run-attempt.ts';
import { scriptedHuman } from '../attempt/scripted-human.ts';
import { nothingMeasured } from '../attempt/target-session.ts';
import { VirtualLane } from './virtual-lane.ts';

const monday = Date.UTC(2026, 0, 5, 8);
const target = targetSchema.parse(parse(readFileSync(new URL('../../scenarios/targets/reference.yaml', import.meta.url), 'utf8')));
const lane = new VirtualLane({ target, seed: 1, faults: [], machineTime: { partsOf: () => nothingMeasured }, answerTimeMs: 10_000 });
let draws = 0;
const bench: ConformanceBench = {
  openAccount: (user, account) => lane.openAccount(user, account),
  leaveUser: () => lane.leaveUser(),
  async attempt({ user, account, flow, human = {}, device = user.devices[0], startsAtMs = monday }) {
    draws += 1;
    const opened = await lane.openSession({ user, account, arm: account.arm, device, drawIndex: draws, correlationId: correlationId(1, { arm: account.arm, user: user.index, drawIndex: draws, epoch: 0 }) });
    const course = await runAttempt({ user, account, device, flow, drawIndex: draws, startsAtMs, timeLimitMs: 86_400_000 }, opened.session, scriptedHuman(human), () => ({ arrivesInMs: 0 }));
    await opened.close();
    return course;
  },
};

driverConformance(() => bench);
