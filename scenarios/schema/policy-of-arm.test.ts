import { expect, it } from 'vitest';
import { arms } from './arm.ts';
import { defaultPolicy, policy } from './policy.ts';
import { armPolicies } from './policy-of-arm.ts';

it('differs in the fields that the arm names, and in no other of their group', () => {
  const ofScenario = policy.parse({ smartLockout: { threshold: 3 }, sentCodes: { life: '1 min' } });
  const read = arms.parse({
    today: { title: 'Today', signIn: 'password-otp' },
    proposed: {
      title: 'Proposed',
      signIn: 'passkey',
      baseline: 'today',
      policy: { smartLockout: { duration: '5 min' }, sentCodes: { life: '2 min' } },
    },
  });
  expect(armPolicies(ofScenario, read)).toEqual({
    proposed: {
      ...defaultPolicy,
      smartLockout: { ...defaultPolicy.smartLockout, threshold: 3, duration: 300_000 },
      sentCodes: { ...defaultPolicy.sentCodes, life: 120_000 },
    },
  });
});
