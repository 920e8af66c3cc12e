// A tenant whose people have been judged by its policies: what checks, comparison and report are built on. People with the same relevant
// facts share one judgement, so asking for everybody is cheap.
import type { AuthenticationStrength, MethodMode } from '../../scenarios/schema/authentication-strength.ts';
import type { ConditionalAccessPolicy } from '../../scenarios/schema/conditional-access.ts';
import type { Known } from '../../scenarios/schema/known.ts';
import type { PersonJudged, Registrable } from '../../scenarios/schema/policy-answer.ts';
import type {
  MethodConfiguration,
  PasskeyProfile,
  PasskeyTarget,
  Tenant,
  TenantGroup,
  TenantPerson,
} from '../../scenarios/schema/tenant.ts';
import type { AccessDecision, DescribedSignIn } from '../site/rules/conditional-access.ts';
import type { PasskeyKind } from '../site/rules/passkey-profiles.ts';

/** What the answer says of a person, but for who they are and by which groups a profile came to them. */
export type SharedJudgement = Omit<PersonJudged, 'id' | 'userPrincipalName' | 'persona' | 'profiles'>;

export interface JudgedTenant {
  readonly tenant: Tenant;
  /** Day for which deadlines are judged, ISO 8601. */
  readonly asOf: string;
  readonly people: JudgedPeople;
  readonly profileOf: (id: string) => PasskeyProfile | undefined;
  readonly strengthOf: (id: string) => AuthenticationStrength | undefined;
  readonly groupOf: (id: string) => TenantGroup | undefined;
  /** Its display name, or the id; "all_users" is told in words. */
  readonly groupName: (id: string) => string;
  /** Places of the people in it, nested groups resolved. Absent: it was not exported, or memberships were not. */
  readonly membersOf: (groupId: string) => readonly number[] | undefined;
  /** Whether a target of a method names the person, an exclusion winning. unknown: memberships were not exported. */
  readonly isTargeted: (
    method: Pick<MethodConfiguration, 'includeTargets' | 'excludeTargets'>,
    person: number,
  ) => Known;
  /** Whether the methods policy lets them use it, apart from passkeys, which have profiles. */
  readonly mayUse: (person: number, mode: MethodMode) => Known;
  /** What Conditional Access makes of a sign-in of theirs. */
  readonly access: (person: number, signIn: DescribedSignIn) => AccessDecision;
  /** The verdict alone, remembered by this very sign-in for all to whom the same policies are addressed: for whoever asks of everybody. */
  readonly accessVerdict: (person: number, signIn: DescribedSignIn) => AccessDecision['verdict'];
}

export interface JudgedPeople {
  readonly count: number;
  readonly facts: (person: number) => PersonFacts;
  readonly registration: (person: number) => Registration;
  /** Conditional Access policies, enabled and reporting, that are or may be for the person. */
  readonly covering: (person: number) => readonly CoveringPolicy[];
  /** Whether a profile of theirs lets such a passkey sign in. */
  readonly acceptsPasskey: (person: number, kind: PasskeyKind) => Known;
  /** What is the same for all of their kind: cheap to ask for everybody. */
  readonly judgement: (person: number) => SharedJudgement;
  /** Everything that the answer says of one person. */
  readonly judged: (person: number) => PersonJudged;
  /** By id or userPrincipalName, in any case. */
  readonly find: (user: string) => number | undefined;
}

/** What the exports say of one person, before any rule. */
export interface PersonFacts {
  readonly person: TenantPerson;
  /** Places of groups that a policy, a role or a persona names and that the person is in, directly or through others, ascending. Absent: memberships were not exported. */
  readonly groups?: readonly number[];
  readonly roles: readonly HeldRole[];
  /** Holds a role that Microsoft calls privileged or any other, active or eligible, or the registration report says so. */
  readonly isAdmin: boolean;
  readonly isGlobalAdmin: boolean;
  /** userType guest, or "#ext#" in the name. */
  readonly isGuest: boolean;
  /** A guest whose home is another directory ("#ext#"); internal guests are not. */
  readonly isExternal: boolean;
  readonly isEmergency: boolean;
  /** Kind of person that the reader mapped a group to, or administrator, guest, member. */
  readonly persona: string;
  /** Absent: no registration report names them. Passkeys that are listed one by one are in `person.passkeys`. */
  readonly methods?: readonly RegisteredMethod[];
}

export interface CoveringPolicy {
  readonly policy: ConditionalAccessPolicy;
  readonly isFor: Exclude<Known, 'no'>;
}

export interface HeldRole {
  readonly roleTemplateId: string;
  readonly roleName?: string;
  readonly assignment: 'active' | 'eligible';
  /** Id of the group that brought it. Absent: assigned to the person. */
  readonly viaGroup?: string;
}

export interface RegisteredMethod {
  /** As the registration report writes it. */
  readonly written: string;
  /** What it can show in a sign-in, without what the policy takes away; empty: nothing, it serves another purpose (self-service reset), or is not known. */
  readonly modes: readonly MethodMode[];
  /** Whether the name is one of those that are documented. */
  readonly isKnown: boolean;
  /** An external provider's: good for "require multifactor authentication" after a password, and for no strength. */
  readonly isExternal: boolean;
  /** Whether the methods policy lets the person use it. unknown: the policy or the memberships were not exported. */
  readonly isAllowed: Known;
}

/** What somebody may register as a passkey by all profiles of all their groups. */
export interface Registration {
  readonly weakest: Registrable;
  /** Profiles that apply, each with the targets that brought it. */
  readonly profiles: readonly AppliedProfile[];
  /** Why nothing may be registered, or what is not known of it. */
  readonly limits: readonly RegistrationLimit[];
}

export type RegistrationLimit =
  | 'policy-not-exported'
  | 'memberships-not-exported'
  | 'method-off'
  | 'excluded'
  | 'not-targeted'
  | 'self-service-off'
  | 'guest';

export interface AppliedProfile {
  readonly profile: PasskeyProfile;
  /** What it alone would let the person register. */
  readonly registrable: Registrable;
  readonly target: PasskeyTarget;
  /** Ids of groups from the target inwards to one that the person is a direct member of; "all_users" or nothing for a target that is the person. */
  readonly via: readonly string[];
}
