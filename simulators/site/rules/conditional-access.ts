// What Conditional Access makes of a sign-in: an intersection. Every enabled policy that applies must be met; one that only reports is
// worked out in the same way and refuses nobody. A strength that the policies demand is judged by its content.
// Source: Microsoft Learn, concept-conditional-access-grant and concept-authentication-strengths.
import type { AuthenticationStrength } from '../../../scenarios/schema/authentication-strength.ts';
import type { ConditionalAccessPolicy, GrantControl } from '../../../scenarios/schema/conditional-access.ts';
import { allOf, anyOf, type Known, known } from '../../../scenarios/schema/known.ts';
import { isMultifactor, meetsStrength, type Shown } from './authentication-strength.ts';
import { applies, type Condition, type SignInPerson, type SignInSituation } from './conditional-access-conditions.ts';

export type DeviceControl = Extract<
  GrantControl,
  'compliantDevice' | 'domainJoinedDevice' | 'approvedApplication' | 'compliantApplication'
>;

/** A sign-in as the policies look at it; what is absent is not told. */
export interface DescribedSignIn extends SignInSituation {
  readonly shown?: Shown | undefined;
  /** What the device and the application are. */
  readonly device?: Readonly<Partial<Record<DeviceControl, boolean>>> | undefined;
  /** Whether the password is changed in this sign-in, as a policy for risk demands. */
  readonly passwordChanged?: boolean | undefined;
}

export type Control =
  | { readonly kind: 'built-in'; readonly control: Exclude<GrantControl, 'block'> }
  | { readonly kind: 'strength'; readonly id: string; readonly strength: AuthenticationStrength | undefined }
  | { readonly kind: 'terms-of-use'; readonly id: string };

export interface ControlResult {
  readonly control: Control;
  readonly met: Known;
}

export interface PolicyResult {
  readonly policy: ConditionalAccessPolicy;
  readonly applies: Known;
  readonly decidedBy?: Condition | undefined;
  /** Of the policy, whether it applies or not. */
  readonly controls: readonly ControlResult[];
  readonly verdict: 'met' | 'not-met' | 'blocked' | 'not-applied' | 'unknown';
}

export interface AccessDecision {
  /** Of enabled policies alone. */
  readonly verdict: 'granted' | 'more-needed' | 'blocked' | 'unknown';
  /** Enabled and reporting ones. */
  readonly policies: readonly PolicyResult[];
}

export function decideAccess(
  policies: readonly ConditionalAccessPolicy[],
  strengths: ReadonlyMap<string, AuthenticationStrength>,
  person: SignInPerson,
  signIn: DescribedSignIn,
): AccessDecision {
  const results = policies
    .filter(({ state }) => state !== 'disabled')
    .map((policy) => judgePolicy(policy, strengths, person, signIn));
  return { verdict: verdictOf(results.filter(({ policy }) => policy.state === 'enabled')), policies: results };
}

function verdictOf(enabled: readonly PolicyResult[]): AccessDecision['verdict'] {
  const has = (verdict: PolicyResult['verdict']): boolean => enabled.some((result) => result.verdict === verdict);
  if (has('blocked')) return 'blocked';
  if (has('not-met')) return 'more-needed';
  return has('unknown') ? 'unknown' : 'granted';
}

function judgePolicy(
  policy: ConditionalAccessPolicy,
  strengths: ReadonlyMap<string, AuthenticationStrength>,
  person: SignInPerson,
  signIn: DescribedSignIn,
): PolicyResult {
  const { applies: isFor, decidedBy } = applies(policy, person, signIn);
  const controls = controlsOf(policy, strengths).map((control) => ({ control, met: meetsControl(control, signIn) }));
  return { policy, applies: isFor, decidedBy, controls, verdict: verdictOfOne(policy, isFor, controls) };
}

function verdictOfOne(
  policy: ConditionalAccessPolicy,
  isFor: Known,
  controls: readonly ControlResult[],
): PolicyResult['verdict'] {
  if (isFor === 'no') return 'not-applied';
  if (blocks(policy)) return isFor === 'yes' ? 'blocked' : 'unknown';
  // What is not understood may be a demand, so a policy with it is never called met.
  const met = allOf([meetsAll(policy, controls), policy.notUnderstood.length > 0 ? 'unknown' : 'yes']);
  if (met === 'yes') return 'met';
  return met === 'no' && isFor === 'yes' ? 'not-met' : 'unknown';
}

function meetsAll({ grantControls }: ConditionalAccessPolicy, controls: readonly ControlResult[]): Known {
  const met = controls.map((result) => result.met);
  return grantControls?.operator === 'OR' && met.length > 0 ? anyOf(met) : allOf(met);
}

export const blocks = ({ grantControls }: ConditionalAccessPolicy): boolean =>
  grantControls?.builtInControls.includes('block') ?? false;

/** What a policy demands, blocks apart. */
export function controlsOf(
  { grantControls }: Pick<ConditionalAccessPolicy, 'grantControls'>,
  strengths: ReadonlyMap<string, AuthenticationStrength>,
): Control[] {
  if (grantControls === undefined) return [];
  const { builtInControls, authenticationStrength: id, termsOfUse } = grantControls;
  return [
    ...builtInControls.flatMap((control) => (control === 'block' ? [] : [{ kind: 'built-in' as const, control }])),
    ...(id === undefined ? [] : [{ kind: 'strength' as const, id, strength: strengths.get(id) }]),
    ...termsOfUse.map((terms) => ({ kind: 'terms-of-use' as const, id: terms })),
  ];
}

function meetsControl(control: Control, { shown, device, passwordChanged }: DescribedSignIn): Known {
  switch (control.kind) {
    case 'terms-of-use':
      // Whoever is asked can accept them on the spot.
      return 'yes';
    case 'strength':
      if (control.strength === undefined || shown === undefined) return 'unknown';
      return meetsStrength(control.strength, shown);
    case 'built-in':
      if (control.control === 'mfa') return shown === undefined ? 'unknown' : isMultifactor(shown);
      return known(control.control === 'passwordChange' ? passwordChanged : device?.[control.control]);
  }
}
