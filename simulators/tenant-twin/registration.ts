// What somebody may register as a passkey: the union of all profiles of all targets that name them, unless an exclusion does. The weakest
// thing among it decides how safe they are. Source: Microsoft Learn, how-to-authentication-passkeys-fido2.
import { type Known, opposite } from '../../scenarios/schema/known.ts';
import type { PasskeyConfiguration, PasskeyProfile, PasskeyTarget } from '../../scenarios/schema/tenant.ts';
import { names, namesAny, type Subject } from './is-targeted.ts';
import type { AppliedProfile, RegistrationLimit } from './judged-tenant.ts';
import { registrableBy, weakestOf } from './profile-rule.ts';

export type ProfileOfTarget = Omit<AppliedProfile, 'via'>;

export interface EffectiveRegistration {
  readonly weakest: AppliedProfile['registrable'];
  readonly profiles: readonly ProfileOfTarget[];
  /** Those of targets of which it is not known whether they name the person. */
  readonly possible: readonly ProfileOfTarget[];
  /** Whether an exclusion leaves them free to use passkeys. */
  readonly notExcluded: Known;
  readonly limits: readonly RegistrationLimit[];
}

/** These alone keep everybody whom they hit from registering. */
const shut: readonly RegistrationLimit[] = [
  'policy-not-exported',
  'method-off',
  'excluded',
  'not-targeted',
  'self-service-off',
  'guest',
];

export function effectiveRegistration(
  passkeys: PasskeyConfiguration | undefined,
  subject: Subject & { readonly isGuest: boolean },
): EffectiveRegistration {
  if (passkeys === undefined)
    return { weakest: 'none', profiles: [], possible: [], notExcluded: 'unknown', limits: ['policy-not-exported'] };
  const notExcluded = opposite(namesAny(passkeys.excludeTargets, subject));
  const isOpen = passkeys.state === 'enabled' && notExcluded !== 'no';
  const named = (answer: Known): ProfileOfTarget[] =>
    isOpen
      ? passkeys.includeTargets.flatMap((target) =>
          names(target, subject) === answer ? profilesOf(passkeys, target) : [],
        )
      : [];
  const profiles = named('yes');
  const possible = named('unknown');
  const limits = limitsOf(passkeys, subject, { profiles, possible, notExcluded });
  const weakest = limits.some((limit) => shut.includes(limit))
    ? 'none'
    : weakestOf(profiles.map(({ registrable }) => registrable));
  return { weakest, profiles, possible, notExcluded, limits };
}

function limitsOf(
  { state, isSelfServiceRegistrationAllowed }: PasskeyConfiguration,
  { isGuest }: { readonly isGuest: boolean },
  { profiles, possible, notExcluded }: Pick<EffectiveRegistration, 'profiles' | 'possible' | 'notExcluded'>,
): RegistrationLimit[] {
  const isOn = state === 'enabled';
  const isHeld = (limit: RegistrationLimit): boolean => {
    switch (limit) {
      case 'policy-not-exported':
        return false;
      case 'method-off':
        return !isOn;
      case 'excluded':
        return notExcluded === 'no';
      case 'not-targeted':
        return isOn && notExcluded !== 'no' && profiles.length + possible.length === 0;
      case 'self-service-off':
        return !isSelfServiceRegistrationAllowed;
      case 'guest':
        return isGuest;
      case 'memberships-not-exported':
        return possible.length > 0 || notExcluded === 'unknown';
    }
  };
  return [...shut, 'memberships-not-exported' as const].filter(isHeld);
}

/** Before there were profiles, whoever was a target had what the root fields say. */
function profilesOf(passkeys: PasskeyConfiguration, target: PasskeyTarget): ProfileOfTarget[] {
  const ids = target.allowedPasskeyProfiles;
  return passkeys.profiles
    .filter(({ id }) => passkeys.fromRoot || ids.includes(id))
    .map((profile: PasskeyProfile) => ({ profile, target, registrable: registrableBy(profile) }));
}
