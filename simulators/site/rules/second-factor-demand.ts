// What must follow a right password.
// Source: Microsoft Learn, security-defaults, howto-mfa-userstates. Microsoft Entra has who lacks a method register one on the spot; that is
// no page of ours, so the sign-in ends there.
import type { SecondFactor, SecondFactorOrNone } from '../../../scenarios/schema/persona.ts';
import type { Policy } from '../../../scenarios/schema/policy.ts';

export type SecondFactorDemand<F> =
  | { readonly kind: 'second-factor-needed'; readonly code: '50074'; readonly secondFactor: F }
  | { readonly kind: 'signed-in'; readonly code: '0' }
  | { readonly kind: 'registration-needed'; readonly code: '50079' };

const signedIn = { kind: 'signed-in', code: '0' } as const;
const registrationNeeded = { kind: 'registration-needed', code: '50079' } as const;
/** Made once: nearly every right password leads to one of them. */
const needed: { readonly [F in SecondFactor]: SecondFactorDemand<F> } = {
  totp: demanded('totp'),
  'text-message': demanded('text-message'),
  'e-mail': demanded('e-mail'),
  external: demanded('external'),
};

function demanded<F>(secondFactor: F): SecondFactorDemand<F> {
  return { kind: 'second-factor-needed', code: '50074', secondFactor };
}

export function demandSecondFactor<F extends SecondFactorOrNone>(
  { multifactor }: Pick<Policy['signIn'], 'multifactor'>,
  registered: F,
): SecondFactorDemand<Exclude<F, 'none'>> {
  if (multifactor === 'by-conditional-access') return signedIn;
  if (registered !== 'none') return needed[registered as SecondFactor] as SecondFactorDemand<Exclude<F, 'none'>>;
  return multifactor === 'required' ? registrationNeeded : signedIn;
}
