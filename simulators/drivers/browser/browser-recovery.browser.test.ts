// Recovery in the real browser keeps the contract of every driver that can recover accounts; and no picture of a failure shows a pass.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { recoveryConformance, recoveryPolicy } from '../../attempt/recovery-conformance.fixture.ts';
import { testAccount, testUser } from '../../attempt/test-user.fixture.ts';
import { verifierNamed } from '../../identity-proofing/profile-named.fixture.ts';
import { monday, openTestBench, type TestBench } from './test-bench.fixture.ts';
import { UserPage } from './user-page.ts';

let bench: TestBench;
beforeAll(async () => {
  bench = await openTestBench({ policy: recoveryPolicy, verifier: verifierNamed('balanced') });
}, 60_000);
afterAll(() => bench.close());

describe('the browser driver', () => {
  recoveryConformance(() => ({
    attempt: (order) => bench.attempt(order),
    openAccount: (user, account) => bench.lane.openAccount(user, account),
    removePassword: (account) => bench.client.removePassword(account),
    leaveUser: () => bench.lane.leaveUser(),
  }));
});

it('leaves the pass out of the picture of somebody who loses patience before it', async () => {
  const user = testUser({ index: 1_000, userName: 'user.1000' });
  const identity = { givenName: 'Ada', surname: 'Byron', dateOfBirth: '1990-01-02', namesakes: 0 };
  const account = { ...testAccount(user), identity };
  const pictured: string[] = [];
  const { screenshot } = UserPage.prototype;
  const spy = vi.spyOn(UserPage.prototype, 'screenshot').mockImplementation(async function (this: UserPage) {
    pictured.push(await this.prepare<string>('document.body.innerText'));
    return screenshot.call(this);
  });
  await bench.lane.leaveUser();
  await bench.lane.openAccount(user, account);
  let pass = '';
  const course = await bench.attempt({
    user,
    account,
    flow: 'account-recovery',
    startsAtMs: monday,
    human: {
      patienceMs: () => 600_000,
      'submit-pass': ({ codeInHand = '' }) => {
        pass = codeInHand;
        return { modelledMs: 600_001, text: codeInHand };
      },
    },
  });
  spy.mockRestore();
  expect(course.outcome).toMatchObject({ kind: 'abandoned', step: 'account-recovery/submit-pass' });
  expect(pass).toMatch(/^\w{8}$/);
  expect(pictured).toHaveLength(1);
  expect(pictured[0]).toContain('Your Temporary Access Pass');
  expect(pictured[0]).not.toContain(pass);
});
