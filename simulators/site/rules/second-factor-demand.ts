// What must follow a right password.
// Source: Microsoft Learn, security-defaults, howto-mfa-userstates. Microsoft Entra has who lacks a method register one on the spot; that is
// no page of ours, so the sign-in ends there.
import type { SecondFactorOrNone } from '../../../scenarios/schema/persona.ts';
import type { Policy } from '../../../scenarios/schema/policy.ts';

export type SecondFactorDemand<F> =
  | { readonly kind: 'second-factor-needed'; readonly code: '50074'; readonly secondFactor: F }
  | { readonly kind: 'signed-in'; readonly code: '0' }
  | { readonly kind: 'registration-needed'; readonly code: '50079' };

export function demandSecondFactor<F extends SecondFactorOrNone>(
  { multifactor }: Pick<Policy['signIn'], 'multifactor'>,
  registered: F,
): SecondFactorDemand<Exclude<F, 'none'>> {
  if (multifactor === 'by-conditional-access') return { kind: 'signed-in', code: '0' };
  if (registered !== 'none')
    return { kind: 'second-factor-needed', code: '50074', secondFactor: registered as Exclude<F, 'none'> };
  return multifactor === 'required' ? { kind: 'registration-needed', code: '50079' } : { kind: 'signed-in', code: '0' };
}
