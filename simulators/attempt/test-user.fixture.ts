// For tests: a virtual user with a Mac and an iPhone that share a synced provider, and an account for them.
import { shortArm, type Arm, type SignInFlow } from '../../scenarios/schema/arm.ts';
import type { Provider } from '../../scenarios/schema/provider.ts';
import type { VirtualUser } from '../people/virtual-user.ts';
import { openAccount, type AccountHolder } from './account-holder.ts';

export const syncedProvider: Provider = {
  id: 'test-cloud',
  title: 'Test cloud',
  aaguid: 'fbfc3007-154e-4ecc-8c0b-6e020557d7bd',
  passkeyType: 'synced',
  transport: 'internal',
  worksOn: ['mac', 'iphone'],
  source: 'test',
};

export const deviceBoundProvider: Provider = {
  ...syncedProvider,
  id: 'test-chip',
  title: 'Test chip',
  aaguid: '08987058-cadc-4b81-b6e1-30de50dcbe96',
  passkeyType: 'deviceBound',
};

export const securityKeyProvider: Provider = {
  ...deviceBoundProvider,
  id: 'test-key',
  title: 'Test key',
  aaguid: 'a25342c0-3cdc-4414-8e46-f4807fca511c',
  attestation: 'packed',
  transport: 'usb',
};

export function testUser(changes: Partial<VirtualUser> = {}): VirtualUser {
  return {
    index: 0,
    persona: 'tester',
    groups: ['tester'],
    locale: 'en',
    givenName: 'Ada',
    surname: 'Byron',
    displayName: 'Ada Byron',
    userName: 'ada.byron.0',
    password: 'correct horse Battery 7',
    oldPassword: 'correct horse Battery 6',
    mobileNumber: '+15550100',
    alternateEmail: 'ada@mail.example',
    secondFactor: 'totp',
    totpSecret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
    devices: [
      { id: 'main', kind: 'mac', provider: syncedProvider },
      { id: 'other', kind: 'iphone', provider: syncedProvider },
    ],
    traits: { slowness: 1, carelessness: 1, forgetfulness: 1, patience: 1 },
    ...changes,
  };
}

/** An arm in which the password suffices for whoever has no second factor. */
export const whereRegistered: Arm = {
  ...shortArm('password-otp'),
  id: 'where-registered',
  policy: { signIn: { multifactor: 'where-registered' } },
};

export function testAccount(user: VirtualUser, arm: SignInFlow | Arm = 'password-otp'): AccountHolder {
  return openAccount(user, typeof arm === 'string' ? shortArm(arm) : arm);
}
