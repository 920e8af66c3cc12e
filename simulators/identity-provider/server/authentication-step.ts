// One entry of a sign-in row's `authenticationDetails`, in the words seen in real logs where they are known.
import type { SignIn } from '../../../scenarios/schema/sign-in.ts';
import type { FactorShown } from '../../site/sign-in-row.ts';

export type AuthenticationStep = SignIn['authenticationDetails'][number];

const primary = 'Primary authentication';
const multifactor = 'Multifactor authentication';

const secondFactorNames = {
  totp: 'OATH verification code',
  'text-message': 'Text message',
  /** Entra has no e-mail code for members; the name follows its list of methods. */
  'e-mail': 'Email',
} as const;

const passkeyNames = {
  synced: 'Passkey (synced)',
  deviceBound: 'Passkey (device-bound)',
  unknown: 'FIDO2 security key',
} as const;

export function authenticationStep({ method, atMs, succeeded, detail }: FactorShown): AuthenticationStep {
  if (typeof method === 'object') return step(atMs, passkeyNames[method.passkey], '', succeeded, detail, primary);
  if (method === 'temporary-access-pass') return step(atMs, 'Temporary Access Pass', '', succeeded, detail, primary);
  return method === 'password'
    ? step(atMs, 'Password', 'Password in the cloud', succeeded, detail, primary)
    : step(atMs, secondFactorNames[method], '', succeeded, detail, multifactor);
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
