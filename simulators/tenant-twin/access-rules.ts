// The Conditional Access that a kind of person meets, with what was worked out of each policy before, for whomever.
import type { AuthenticationStrength } from '../../scenarios/schema/authentication-strength.ts';
import type { ConditionalAccessPolicy } from '../../scenarios/schema/conditional-access.ts';
import type { PolicyResult } from '../site/rules/conditional-access.ts';
import type { SignInPerson } from '../site/rules/conditional-access-conditions.ts';
import type { CoveringPolicy } from './judged-tenant.ts';
import type { JudgedStep } from './way-step.ts';

export interface AccessRules {
  /** Enabled ones that are or may be for the person. Absent: they were not exported. */
  readonly policies: readonly CoveringPolicy[] | undefined;
  readonly strengths: ReadonlyMap<string, AuthenticationStrength>;
  /** Somebody for whom these policies are. */
  readonly person: SignInPerson;
  readonly memory: OpenMemory;
  readonly useMemory: UseMemory;
}

/** Where the person is: anywhere, or where policies make an exception. */
export interface Whereabouts {
  readonly words: string;
  readonly locations: readonly string[];
  readonly isTrustedLocation: boolean;
}

export interface OpenPolicy {
  readonly result: PolicyResult;
  /** Another device or place would do, with the same second factor. */
  readonly isOfSurroundings: boolean;
}

/** By what is attempted, then by policy and by whether it is, or only may be, for the person. */
export type OpenMemory = Map<
  string,
  Record<CoveringPolicy['isFor'], Map<ConditionalAccessPolicy, OpenPolicy | 'none'>>
>;

/** By policy, then by platform and AAGUID: what does not let the passkey sign in. */
export type UseMemory = Map<ConditionalAccessPolicy, Map<string, JudgedStep | 'met'>>;
