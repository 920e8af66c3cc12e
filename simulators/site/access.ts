// Conditional Access as the site asks it: of a person on their device, of what they have shown so far, for a sign-in or for the page on which
// security information is registered. Where a tenant has no policy nothing is asked, and nothing is worked out.
import { builtInStrengths } from '../../scenarios/schema/built-in-strengths.ts';
import type { AuthenticationStrength, MethodMode } from '../../scenarios/schema/authentication-strength.ts';
import { registerSecurityInformation } from '../../scenarios/schema/conditional-access.ts';
import { mySignIns } from '../../scenarios/schema/known-applications.ts';
import type { CodeChannel, SecondFactor } from '../../scenarios/schema/persona.ts';
import type { Policy } from '../../scenarios/schema/policy.ts';
import type { Account, Credential } from './account.ts';
import type { Client } from './client.ts';
import type { Shown } from './rules/authentication-strength.ts';
import { decideAccess, type PolicyResult } from './rules/conditional-access.ts';
import type { SignInPerson } from './rules/conditional-access-conditions.ts';
import { refusedAccess, type AccessRefusal } from './rules/refused-access.ts';
import { destinationOf } from './session.ts';
import type { TemporaryAccessPass } from './rules/temporary-access-pass.ts';
import type { Visit } from './visit.ts';

/** `refusal` absent: granted. `policies`: as they were looked at, those that only report too; absent where there are none. */
export interface Access {
  readonly refusal?: AccessRefusal;
  readonly policies?: readonly PolicyResult[];
}

const granted: Access = {};

export function accessToSignIn(visit: Visit, account: Account, shown: Shown): Access {
  const { policy } = visit.tenant;
  if (policy.conditionalAccess.length === 0) return granted;
  const towards = destinationOf(visit.session);
  return decided(visit, account, shown, towards === 'security-info' ? mySignIns : policy.signIn.application);
}

/** A pass is for registering another method: whoever signs in with one goes to the page for that. */
export function accessWithPass(visit: Visit, account: Account, shown: Shown): Access {
  if (visit.tenant.policy.conditionalAccess.length === 0) return granted;
  return decided(visit, account, shown, mySignIns);
}

/**
 * To register security information people go to a page that is a resource like any (manage mode), so that policies for all resources apply
 * too. Source: Microsoft Learn, concept-registration-mfa-sspr-combined; policies for the user action: howto-policy-registration.
 */
export function accessToRegister(visit: Visit, account: Account, shown: Shown | undefined): Access {
  if (visit.tenant.policy.conditionalAccess.length === 0) return granted;
  const ofPage = decided(visit, account, shown ?? nothing, mySignIns);
  const ofAction = decided(visit, account, shown ?? nothing, registerSecurityInformation);
  // The same policies in the same order: one for user actions is not for the page, and the other way round.
  const policies = (ofAction.policies ?? []).map((result, place) =>
    result.verdict === 'not-applied' ? (ofPage.policies?.[place] ?? result) : result,
  );
  const refusal = ofAction.refusal ?? ofPage.refusal;
  return refusal === undefined ? { policies } : { refusal, policies };
}

const nothing: Shown = { modes: [] };

function decided({ tenant: { policy }, client }: Visit, account: Account, shown: Shown, resource: string): Access {
  const known = knownOf(policy);
  const { verdict, policies } = decideAccess(policy.conditionalAccess, known.strengths, known.personOf(account), {
    resource,
    platform: client.platform ?? 'unrecognised',
    client: 'browser',
    ...placeOf(policy, client),
    // No account and no sign-in of the simulation is at risk.
    userRisk: 'none',
    signInRisk: 'none',
    shown,
    device: {
      compliantDevice: client.isCompliant,
      domainJoinedDevice: client.isManaged,
      // A browser is neither.
      approvedApplication: false,
      compliantApplication: false,
    },
    passwordChanged: false,
  });
  // What nobody here understands refuses nobody; the settings of a run say of which policies that is so.
  if (verdict === 'granted' || verdict === 'unknown') return { policies };
  return { refusal: refusedAccess(policies, resource), policies };
}

function placeOf({ namedLocations }: Policy, { isAtWork }: Client) {
  const within = namedLocations.filter(({ covers }) => covers === 'everywhere' || (covers === 'work' && isAtWork));
  return { locations: within.map(({ id }) => id), isTrustedLocation: within.some(({ isTrusted }) => isTrusted) };
}

/** Worked out once for each policy. */
interface KnownOfPolicy {
  readonly strengths: ReadonlyMap<string, AuthenticationStrength>;
  readonly personOf: (account: Account) => SignInPerson;
}

const knownOfPolicies = new WeakMap<Policy, KnownOfPolicy>();

function knownOf(policy: Policy): KnownOfPolicy {
  const before = knownOfPolicies.get(policy);
  if (before !== undefined) return before;
  const { authenticationStrengths, roles } = policy;
  const made: KnownOfPolicy = {
    strengths: new Map([...builtInStrengths, ...authenticationStrengths].map((strength) => [strength.id, strength])),
    personOf: ({ id, groups }) => ({
      id,
      groups: new Set(groups),
      roles: new Set(groups.flatMap((group) => roles[group] ?? [])),
      // The directory of the simulation has members alone.
      isGuest: false,
    }),
  };
  knownOfPolicies.set(policy, made);
  return made;
}

const modeOfFactor: Readonly<Record<CodeChannel, MethodMode>> = {
  totp: 'softwareOath',
  'text-message': 'sms',
  'e-mail': 'email',
};

/** Made once: nearly every sign-in shows one of them. */
export const shownPassword: Shown = { modes: ['password'] };
const shownPasswordAnd: Readonly<Record<SecondFactor, Shown>> = {
  ...(Object.fromEntries(
    Object.entries(modeOfFactor).map(([factor, mode]) => [factor, { modes: ['password', mode] }]),
  ) as unknown as Readonly<Record<CodeChannel, Shown>>),
  external: { modes: ['password'], external: true },
};

export function shownWithPassword(secondFactor: SecondFactor): Shown {
  return shownPasswordAnd[secondFactor];
}

export function shownPasskey({ aaguid }: Pick<Credential, 'aaguid'>): Shown {
  return { modes: ['fido2'], aaguid: aaguid.toLowerCase() };
}

export function shownPass({ isUsableOnce }: Pick<TemporaryAccessPass, 'isUsableOnce'>): Shown {
  return { modes: [isUsableOnce ? 'temporaryAccessPassOneTime' : 'temporaryAccessPassMultiUse'] };
}
