// A tenant while its files are read: parts come in any order, from any number of files, and some come twice.
import type { AuthenticationStrength } from '../../scenarios/schema/authentication-strength.ts';
import type { ConditionalAccessPolicy } from '../../scenarios/schema/conditional-access.ts';
import type {
  MethodConfiguration,
  MethodsPolicy,
  NamedLocation,
  PassConfiguration,
  PasskeyConfiguration,
  RoleAssignment,
  TenantGroup,
} from '../../scenarios/schema/tenant.ts';
import { MembershipsDraft } from './memberships-draft.ts';
import { PeopleDraft } from './people-draft.ts';
import { TwiceTold } from './twice-told.ts';

export type ReadMethod = MethodConfiguration | PasskeyConfiguration | PassConfiguration;

/** What a methods policy says beside its methods. */
export type PolicyFrame = Pick<MethodsPolicy, 'campaign' | 'policyMigrationState' | 'optsOutOfPasskeyMigration'>;

export type GroupDraft = { -readonly [Key in keyof TenantGroup]: TenantGroup[Key] };

export class TenantDraft {
  /** By id in lower case. */
  readonly methods = new TwiceTold<ReadMethod>();
  /** The only key is "policy". */
  readonly policyFrames = new TwiceTold<PolicyFrame>();
  readonly conditionalAccess = new TwiceTold<ConditionalAccessPolicy>();
  readonly strengths = new TwiceTold<AuthenticationStrength>();
  readonly locations = new TwiceTold<NamedLocation>();
  readonly groups = new Map<string, GroupDraft>();
  readonly people = new PeopleDraft();
  readonly memberships = new MembershipsDraft();
  /** By all that it says. */
  readonly roles = new Map<string, RoleAssignment>();
  /** Template id of a role → name. */
  readonly roleNames = new Map<string, string>();
  /** Id → name, from wherever a name stands beside an id. */
  readonly names = new Map<string, string>();
  /** Method as the log says → person (id or name in lower case) → sign-ins. */
  readonly methodsUsed = new Map<string, Map<string, number>>();
  readonly signInsSeen = new Set<string>();
  readonly devicesSeen = new Set<string>();
  /** Kinds that were exported though nothing may stand in them. */
  readonly exported = new Set<'conditionalAccess' | 'locations' | 'memberships' | 'roles' | 'directory' | 'signIns'>();

  group(id: string): GroupDraft {
    const known = this.groups.get(id) ?? { id };
    this.groups.set(id, known);
    return known;
  }
}
