import { describe, expect, it } from 'vitest';
import { policy } from '../../scenarios/schema/policy.ts';
import { standardFaceCheck, verifierNamed } from '../identity-proofing/profile-named.fixture.ts';
import { isAudited, startRecoveryServices } from './recovery-services.ts';

const simulation = { token: 't'.repeat(43), seed: 1, faults: [] };
const ofStaff = policy.parse({ recovery: { profiles: [{ name: 'Staff', verifier: 'strict' }] } });
const profiles = { verifiers: [verifierNamed('strict'), verifierNamed('lenient')], faceCheck: standardFaceCheck() };

describe('what account recovery needs beside the target', () => {
  it('is started for the verifiers that a policy names, and answers', async () => {
    const started = await startRecoveryServices(profiles, [policy.parse({}), ofStaff], simulation);
    try {
      expect(Object.keys(started.services?.verifiers ?? {})).toEqual(['strict']);
      const issuer = await fetch(`${started.services?.verifiers['strict']?.baseUrl}/v1/issuer`);
      expect(await issuer.json()).toMatchObject({ key: { kty: 'EC' } });
    } finally {
      await started.stop();
    }
  });

  it('is nothing where no policy offers recovery', async () => {
    const started = await startRecoveryServices(profiles, [policy.parse({ helpDesk: {} })], simulation);
    expect(started.services).toBeUndefined();
    await started.stop();
  });

  it('calls no claims endpoint of another machine', async () => {
    const away = policy.parse({
      recovery: { profiles: [{ name: 'Staff', claimValidation: 'endpoint' }], claimsEndpoint: 'https://hr.example/x' },
    });
    await expect(startRecoveryServices(profiles, [away], simulation)).rejects.toMatchObject({ badInput: true });
  });
});

it('an audit log is kept where somebody can get back in with a pass', () => {
  expect(isAudited([policy.parse({})])).toBe(false);
  expect(isAudited([policy.parse({}), ofStaff])).toBe(true);
  expect(isAudited([policy.parse({ helpDesk: {} })])).toBe(true);
});
