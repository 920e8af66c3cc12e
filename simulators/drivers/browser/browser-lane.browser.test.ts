// The browser driver against the contract of drivers, in the real browser.
import { afterAll, beforeAll, describe } from 'vitest';
import { conformancePolicy, driverConformance } from '../../attempt/driver-conformance.fixture.ts';
import { openTestBench, type TestBench } from './test-bench.fixture.ts';

let bench: TestBench;
beforeAll(async () => {
  bench = await openTestBench({ policy: conformancePolicy });
});
afterAll(() => bench.close());

describe('the browser driver', () => {
  driverConformance(() => ({
    attempt: (order) => bench.attempt(order),
    openAccount: (user, account) => bench.lane.openAccount(user, account),
    removePassword: (account) => bench.client.removePassword(account),
    leaveUser: () => bench.lane.leaveUser(),
  }));
});
