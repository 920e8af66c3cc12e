import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { shortArm, type Arm } from '../../scenarios/schema/arm.ts';
import { defaultPolicy } from '../../scenarios/schema/policy.ts';
import { testAccount, testUser } from '../attempt/test-user.fixture.ts';
import { accountsFileText, readAccountsFile } from './accounts-file.ts';

const today = shortArm('password-otp');
const lax: Arm = { ...today, id: 'lax', policy: { signIn: { multifactor: 'where-registered' } } };

it.each([
  ['all arms alike', [today], undefined],
  [
    'an arm of another policy',
    [today, lax],
    { lax: { ...defaultPolicy, signIn: { ...defaultPolicy.signIn, multifactor: 'where-registered' } } },
  ],
] as const)('is read as it was written, with what the provider is started with: %s', (_what, arms, armPolicies) => {
  const user = testUser({ secondFactor: 'none' });
  const file = join(mkdtempSync(join(tmpdir(), 'accounts-')), 'accounts.json');
  const orders = [{ user, account: testAccount(user, lax) }];
  writeFileSync(file, accountsFileText({ seed: 3, faults: [], policy: defaultPolicy, arms: [...arms] }, orders));
  const read = readAccountsFile(file);
  expect(read).toMatchObject({ seed: 3, policy: defaultPolicy });
  expect(read.armPolicies).toEqual(armPolicies);
  expect(read.accounts.map(({ account }) => [account.userPrincipalName, account.secondFactor])).toEqual([
    [testAccount(user, lax).userPrincipalName, 'none'],
  ]);
});
