// What a row of the sign-in log says of how a person proved who they are, in the words seen in real logs where they are known.
import type { SignIn } from '../../../scenarios/schema/sign-in.ts';
import { goesOnAfterPassword, type SignInCode } from '../../site/rules/sign-in-code.ts';
import type { SignInMethod, SignInRow } from '../../site/sign-in-row.ts';

type AuthenticationStep = SignIn['authenticationDetails'][number];
export type HowProven = Pick<SignIn, 'authenticationRequirement' | 'authenticationDetails'> & {
  readonly additionalDetails: string | null;
};

const primary = 'Primary authentication';
const multifactor = 'Multifactor authentication';

const methods: Readonly<
  Record<SignInMethod, Pick<AuthenticationStep, `authentication${'Method' | 'StepRequirement'}`>>
> = {
  password: { authenticationMethod: 'Password', authenticationStepRequirement: primary },
  'temporary-access-pass': { authenticationMethod: 'Temporary Access Pass', authenticationStepRequirement: primary },
  totp: { authenticationMethod: 'OATH verification code', authenticationStepRequirement: multifactor },
  'text-message': { authenticationMethod: 'Text message', authenticationStepRequirement: multifactor },
  // Entra has no e-mail code for members; the name follows its list of methods.
  'e-mail': { authenticationMethod: 'Email', authenticationStepRequirement: multifactor },
  // Graph counts it as externalAuthMethod; how it stands in a row of a real log has not been seen.
  external: { authenticationMethod: 'External authentication method', authenticationStepRequirement: multifactor },
  'synced-passkey': { authenticationMethod: 'Passkey (synced)', authenticationStepRequirement: primary },
  'device-bound-passkey': { authenticationMethod: 'Passkey (device-bound)', authenticationStepRequirement: primary },
  'previously-satisfied': { authenticationMethod: 'Previously satisfied', authenticationStepRequirement: '' },
  'unknown-passkey': { authenticationMethod: 'FIDO2 security key', authenticationStepRequirement: primary },
};

/** What was shown was right, whatever follows from it. */
const proofHeld: ReadonlySet<SignInCode> = new Set([
  '0',
  '50074',
  '50076',
  '50079',
  '50158',
  '50161',
  '900491',
  '53000',
  '53001',
  '53002',
  '53003',
  '53010',
]);

/** After a right password a second factor was asked for, which the person lacks, or whose provider cannot be had. */
const endsForLackOfMore: ReadonlySet<SignInCode> = new Set(['50079', '50161', '900491']);

export function howProven({ code, method, atMs, detail, passwordAtMs }: SignInRow): HowProven {
  const asksForMore = goesOnAfterPassword(code) || endsForLackOfMore.has(code);
  const succeeded = proofHeld.has(code) || method === 'previously-satisfied';
  const last = step(method, atMs, succeeded, detail);
  if (passwordAtMs !== undefined)
    return {
      authenticationRequirement: 'multiFactorAuthentication',
      authenticationDetails: [step('password', passwordAtMs, true, 'Correct password'), last],
      additionalDetails: succeeded ? 'MFA completed' : detail,
    };
  return {
    // The stage that the sign-in reached: singleFactor when the first factor failed, or sufficed.
    authenticationRequirement:
      method === 'password' && !asksForMore ? 'singleFactorAuthentication' : 'multiFactorAuthentication',
    authenticationDetails: [last],
    additionalDetails: null,
  };
}

function step(method: SignInMethod, atMs: number, succeeded: boolean, detail: string): AuthenticationStep {
  return {
    authenticationStepDateTime: new Date(atMs).toISOString(),
    authenticationMethod: methods[method].authenticationMethod,
    authenticationMethodDetail: method === 'password' ? 'Password in the cloud' : '',
    succeeded,
    authenticationStepResultDetail: detail,
    authenticationStepRequirement: methods[method].authenticationStepRequirement,
  };
}
