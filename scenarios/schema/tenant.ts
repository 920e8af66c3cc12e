// A tenant as its exports tell it, whatever shape they came in. A part that was not exported is absent, and is another thing than an empty
// one: what needs it is not checked, and that is said. People and groups are many, so memberships are places in lists, not objects.
// Source of names: Graph CSDL v1.0 and beta, 2026-08.
import type { AuthenticationStrength } from './authentication-strength.ts';
import type { ConditionalAccessPolicy } from './conditional-access.ts';
import type { PasskeyType } from './passkey-type.ts';

/** As Graph has it; `includeTargets` of a method. `id`: of a group or a person, or "all_users". */
export interface MethodTarget {
  readonly id: string;
  readonly targetType: 'user' | 'group';
  readonly isRegistrationRequired?: boolean;
}

/** Any method of the authentication methods policy, by the id that Graph gives it (Sms, Voice, TemporaryAccessPass, SoftwareOath, ...). */
export interface MethodConfiguration {
  readonly id: string;
  readonly state: 'enabled' | 'disabled';
  readonly includeTargets: readonly MethodTarget[];
  readonly excludeTargets: readonly MethodTarget[];
  readonly displayName?: string;
}

export interface KeyRestrictions {
  readonly isEnforced: boolean;
  readonly enforcementType: 'allow' | 'block';
  /** As written, in lower case: doubled and malformed ones are findings. */
  readonly aaGuids: readonly string[];
}

export interface PasskeyProfile {
  readonly id: string;
  readonly name: string;
  readonly passkeyTypes: readonly PasskeyType[];
  readonly attestationEnforcement: 'disabled' | 'registrationOnly';
  readonly keyRestrictions: KeyRestrictions;
}

export interface PasskeyTarget extends MethodTarget {
  /** Ids of profiles; empty where an export names none. */
  readonly allowedPasskeyProfiles: readonly string[];
}

/** The FIDO2 configuration. An export from before profiles comes out as one profile, `fromRoot`. */
export interface PasskeyConfiguration extends Omit<MethodConfiguration, 'includeTargets'> {
  readonly includeTargets: readonly PasskeyTarget[];
  readonly isSelfServiceRegistrationAllowed: boolean;
  readonly defaultPasskeyProfile?: string;
  readonly profiles: readonly PasskeyProfile[];
  /** The only profile was made of the root fields, as there were no profiles. */
  readonly fromRoot: boolean;
  /** Root fields beside profiles: deprecated, the profile decides; kept to say where they disagree. */
  readonly root?: { readonly isAttestationEnforced?: boolean; readonly keyRestrictions?: KeyRestrictions };
  /** Size of the policy object as JSON without blanks; Microsoft Entra's limit is 20 KB. */
  readonly bytes?: number;
}

export interface PassConfiguration extends MethodConfiguration {
  readonly minimumLifetimeMinutes: number;
  readonly maximumLifetimeMinutes: number;
  readonly defaultLifetimeMinutes: number;
  readonly defaultLength: number;
  readonly isUsableOnce: boolean;
}

export interface RegistrationCampaign {
  readonly state: 'default' | 'enabled' | 'disabled';
  readonly snoozeDurationDays: number;
  /** Absent: not told (v1.0 has no such field). */
  readonly enforcesAfterAllowedSnoozes?: boolean;
  readonly includeTargets: readonly (MethodTarget & { readonly targetedAuthenticationMethod?: string })[];
  readonly excludeTargets: readonly MethodTarget[];
}

export interface MethodsPolicy {
  readonly passkeys?: PasskeyConfiguration;
  readonly temporaryAccessPass?: PassConfiguration;
  /** All methods, these two among them. */
  readonly methods: readonly MethodConfiguration[];
  readonly campaign?: RegistrationCampaign;
  readonly policyMigrationState?: 'preMigration' | 'migrationInProgress' | 'migrationComplete';
  readonly optsOutOfPasskeyMigration?: boolean;
}

export interface NamedLocation {
  readonly id: string;
  readonly displayName: string;
  readonly isTrusted?: boolean;
}

export interface TenantGroup {
  readonly id: string;
  readonly displayName?: string;
  readonly isAssignableToRole?: boolean;
  readonly ownerIds?: readonly string[];
}

export interface RoleAssignment {
  /** Of a person or of a group. */
  readonly principalId: string;
  readonly roleTemplateId: string;
  readonly roleName?: string;
  readonly assignment: 'active' | 'eligible';
}

/** Graph's fido2AuthenticationMethod, of one person. */
export interface HeldPasskey {
  readonly id?: string;
  readonly displayName?: string;
  readonly aaguid?: string;
  readonly model?: string;
  /** Absent: not told. */
  readonly attested?: boolean;
  readonly passkeyType?: PasskeyType;
  readonly createdAt?: string;
}

export interface TenantDevice {
  readonly platform: 'windows' | 'macOS' | 'iOS' | 'android' | 'linux' | 'other';
  readonly isCompliant?: boolean;
  /** Joined to the directory or the domain; false: registered alone, a private device. */
  readonly isManaged?: boolean;
}

export interface TenantPerson {
  readonly id: string;
  /** Lower case. */
  readonly userPrincipalName: string;
  readonly displayName?: string;
  readonly userType?: 'member' | 'guest';
  readonly accountEnabled?: boolean;
  /** methodsRegistered of userRegistrationDetails, as written; absent: no registration report names them. */
  readonly methodsRegistered?: readonly string[];
  readonly isAdminInReport?: boolean;
  /** isSsprCapable: may reset the password themselves and has what that needs. */
  readonly isResetCapable?: boolean;
  readonly passkeys?: readonly HeldPasskey[];
  readonly devices?: readonly TenantDevice[];
}

/** Places in `people` and `groups`, ascending and without doubles. Nested groups are resolved; `directGroups` are not. */
export interface Memberships {
  readonly directGroups: (person: number) => readonly number[] | Uint32Array;
  /** Groups that a group is a direct member of. */
  readonly parentGroups: (group: number) => readonly number[] | Uint32Array;
}

/** What was taken from where. `rows`: of people, policies, ... in it. */
export interface ReadSource {
  readonly file: string;
  readonly holds: string;
  readonly rows: number;
  /** What is odd in it and was understood all the same, a sentence each. */
  readonly notes: readonly string[];
}

/** A file, or a part of it, that could not be read: a sentence, and where. Line and column from 1. */
export interface UnreadSource {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly sentence: string;
}

export interface Tenant {
  readonly methodsPolicy?: MethodsPolicy;
  readonly conditionalAccess?: readonly ConditionalAccessPolicy[];
  /** Exported ones and those built in. */
  readonly strengths: readonly AuthenticationStrength[];
  readonly namedLocations?: readonly NamedLocation[];
  readonly groups: readonly TenantGroup[];
  /** Absent: memberships were not exported, so who is in a group is not known. */
  readonly memberships?: Memberships;
  readonly people: readonly TenantPerson[];
  readonly roles?: readonly RoleAssignment[];
  /** Whether people come from a directory export; false: from a registration report alone, which leaves disabled people out. */
  readonly hasDirectory: boolean;
  /** Sign-ins of administrators by method, counted from a sign-in log: method as the log says → count by person id. */
  readonly methodsUsed?: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Ids (or names) of emergency accounts that the reader declared. */
  readonly emergencyAccounts: readonly string[];
  readonly sources: readonly ReadSource[];
  readonly unread: readonly UnreadSource[];
}
