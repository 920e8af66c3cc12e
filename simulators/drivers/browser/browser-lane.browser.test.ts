// The browser driver against the contract of drivers, in the real browser.
import { afterAll, beforeAll, describe } from 'vitest';
import { conformancePolicy, driverConformance } from '../../attempt/driver-conformance.fixture.ts';
import { externalConformance } from '../../attempt/external-conformance.fixture.ts';
import { openTestBench, type TestBench } from './test-bench.fixture.ts';

let bench: TestBench;
beforeAll(async () => {
  bench = await openTestBench({ policy: conformancePolicy });
});
afterAll(() => bench.close());

describe('the browser driver', () => {
  const opened = () => ({
    attempt: bench.attempt,
    openAccount: bench.lane.openAccount.bind(bench.lane),
    removePassword: bench.client.removePassword.bind(bench.client),
    leaveUser: bench.lane.leaveUser.bind(bench.lane),
  });
  driverConformance(opened);
  externalConformance(opened);
});
