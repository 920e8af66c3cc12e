// Whether a new passkey meets what sign-ins demand of the person: every policy that may be for them, as far as it asks how they sign in.
import type { AuthenticationStrength } from '../../scenarios/schema/authentication-strength.ts';
import type { ConditionalAccessPolicy, Platform } from '../../scenarios/schema/conditional-access.ts';
import { allOf, anyOf, type Known } from '../../scenarios/schema/known.ts';
import { isMultifactor, meetsStrength, type Shown } from '../site/rules/authentication-strength.ts';
import { type Control, controlsOf } from '../site/rules/conditional-access.ts';
import { applies, guardsRegistration, type SignInPerson } from '../site/rules/conditional-access-conditions.ts';
import { wordsOfControl } from './demand-words.ts';
import type { AccessRules } from './access-rules.ts';
import { type JudgedStep, passes } from './way-step.ts';

export interface NewPasskey {
  readonly aaguid: string;
  readonly name: string;
}

export function useOf(passkey: NewPasskey, platform: Platform, rules: AccessRules): JudgedStep {
  const { policies, strengths, person, useMemory } = rules;
  if (policies === undefined) return { passed: 'unknown', because: 'Conditional Access was not exported', waysOut: [] };
  const key = `${platform} ${passkey.aaguid}`;
  let open: JudgedStep | undefined;
  for (const { policy } of policies) {
    const known = useMemory.get(policy) ?? new Map<string, JudgedStep | 'met'>();
    useMemory.set(policy, known);
    const step =
      known.get(key) ??
      (asksOfSignIns(policy, person, platform) ? demandOn(passkey, policy, strengths) : undefined) ??
      'met';
    known.set(key, step);
    if (step === 'met') continue;
    if (step.passed === 'no') return step;
    open ??= step;
  }
  return open ?? passes(`${passkey.name} meets every strength that their sign-ins demand`);
}

/** Whether it can be for an ordinary sign-in on that platform: registering apart, and without any risk. */
function asksOfSignIns(policy: ConditionalAccessPolicy, person: SignInPerson, platform: Platform): boolean {
  if (guardsRegistration(policy)) return false;
  return applies(policy, person, { platform, userRisk: 'none', signInRisk: 'none' }).applies !== 'no';
}

/** undefined: it is met. */
function demandOn(
  { aaguid, name }: NewPasskey,
  { grantControls, displayName }: ConditionalAccessPolicy,
  strengths: ReadonlyMap<string, AuthenticationStrength>,
): JudgedStep | undefined {
  if (grantControls === undefined) return undefined;
  const controls = controlsOf({ grantControls }, strengths).filter(isOfFactor);
  const answers = controls.map((control) => meets(control, { modes: ['fido2'], aaguid }));
  const orOther = hasOther(grantControls) ? 'yes' : 'no';
  const met = grantControls.operator === 'OR' && controls.length > 0 ? anyOf([...answers, orOther]) : allOf(answers);
  if (met === 'yes') return undefined;
  const demanded = controls.map(wordsOfControl).join(' and ');
  if (met === 'unknown')
    return {
      passed: met,
      because: `whether ${name} meets ${demanded} of the policy "${displayName}" is not known`,
      waysOut: [],
    };
  return {
    passed: met,
    because: `the policy "${displayName}" demands ${demanded}, which ${name} does not meet`,
    waysOut: [`Let ${demanded} take what the profiles let people register, or the reverse`],
  };
}

const isOfFactor = (control: Control): boolean =>
  control.kind === 'strength' || (control.kind === 'built-in' && control.control === 'mfa');

/** Something about the device is enough in place of the strength. */
const hasOther = ({ builtInControls }: { readonly builtInControls: readonly string[] }): boolean =>
  builtInControls.some((control) => control !== 'mfa' && control !== 'block' && control !== 'passwordChange');

function meets(control: Control, shown: Shown): Known {
  if (control.kind !== 'strength') return isMultifactor(shown);
  return control.strength === undefined ? 'unknown' : meetsStrength(control.strength, shown);
}
