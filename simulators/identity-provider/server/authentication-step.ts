// One entry of a sign-in row's `authenticationDetails`, in the words seen in real logs where they are known.
import type { SignIn } from '../../../scenarios/schema/sign-in.ts';
import type { Passkey, SecondFactorMethod } from './account.ts';

export type AuthenticationStep = SignIn['authenticationDetails'][number];

const primary = 'Primary authentication';
const multifactor = 'Multifactor authentication';

const secondFactorNames = {
  totp: 'OATH verification code',
  'text-message': 'Text message',
  /** Entra has no e-mail code for members; the name follows its list of methods. */
  'e-mail': 'Email',
} as const satisfies Record<SecondFactorMethod['kind'], string>;

export function passwordStep(atMs: number, succeeded: boolean, resultDetail: string): AuthenticationStep {
  return step(atMs, 'Password', 'Password in the cloud', succeeded, resultDetail, primary);
}

export function secondFactorStep(atMs: number, kind: SecondFactorMethod['kind'], succeeded: boolean, resultDetail: string): AuthenticationStep {
  return step(atMs, secondFactorNames[kind], '', succeeded, resultDetail, multifactor);
}

/** `passkey` is absent when the credential is not known here. */
export function passkeyStep(atMs: number, passkey: Passkey | undefined, succeeded: boolean, resultDetail: string): AuthenticationStep {
  return step(atMs, passkeyMethod(passkey), '', succeeded, resultDetail, primary);
}

function passkeyMethod(passkey: Passkey | undefined): string {
  if (passkey === undefined) return 'FIDO2 security key';
  return passkey.passkeyType === 'synced' ? 'Passkey (synced)' : 'Passkey (device-bound)';
}

function step(
  atMs: number,
  authenticationMethod: string,
  authenticationMethodDetail: string,
  succeeded: boolean,
  authenticationStepResultDetail: string,
  authenticationStepRequirement: string,
): AuthenticationStep {
  return {
    authenticationStepDateTime: new Date(atMs).toISOString(),
    authenticationMethod,
    authenticationMethodDetail,
    succeeded,
    authenticationStepResultDetail,
    authenticationStepRequirement,
  };
}
