// How the identity provider is started.
import type { Policy } from '../../../scenarios/schema/policy.ts';
import type { ArmPolicies } from '../../../scenarios/schema/policy-of-arm.ts';
import type { Simulated } from '../../web-server/simulated.ts';
import type { DirectoryAudit } from '../../../scenarios/schema/directory-audit.ts';
import type { FaceCheck } from '../../../scenarios/schema/face-check.ts';
import type { SignIn } from '../../../scenarios/schema/sign-in.ts';
import type { PermittedEndpoint } from '../../claims-extension/permitted-endpoint.ts';
import type { RowLog } from './row-log.ts';
import type { VerifierAddress } from './verifier-client.ts';

/** Argon2id cost. OWASP Password Storage Cheat Sheet: 19 MiB, two passes, one lane. */
export interface PasswordHashing {
  readonly memoryKiB: number;
  readonly passes: number;
  readonly lanes: number;
}

export const owaspPasswordHashing: PasswordHashing = { memoryKiB: 19_456, passes: 2, lanes: 1 };

/** Absent: no request can move time, read a code or make an account. */
export interface Simulation extends Simulated {
  /** Absent: all arms have the policy of the server. */
  readonly armPolicies?: ArmPolicies | undefined;
}

/** Whom account recovery needs. */
export interface RecoveryServices {
  /** By id of the profile. */
  readonly verifiers: Readonly<Record<string, VerifierAddress>>;
  /** How faces are compared at the presentation. */
  readonly faceCheck: FaceCheck;
  /** Of tenants' own checks: no other is called. */
  readonly claimsEndpoints: readonly PermittedEndpoint[];
}

/** Where the external provider says what it is, and how this tenant is known there. */
export interface ExternalProviderAddress {
  readonly discoveryUrl: string;
  readonly clientId: string;
  /** Where its answers come. */
  readonly redirectUri: string;
}

export interface ProviderOptions {
  /** "http://localhost:PORT": the only origin it answers to. */
  readonly baseUrl: string;
  /** WebAuthn relying party id. */
  readonly rpId: string;
  /** Of sign-ins. */
  readonly log: RowLog<SignIn>;
  readonly auditLog: RowLog<DirectoryAudit>;
  readonly passwordHashing: PasswordHashing;
  /** What the tenant's administrator has set. In simulation an arm may be a tenant of another policy. */
  readonly policy: Policy;
  /** `planted`: the simulation plays all of them. Absent: there is no verifier, and nobody gets further than their user name. */
  readonly recovery?: RecoveryServices | 'planted' | undefined;
  /** Absent: there is none, and nobody can be sent to it. */
  readonly external?: Pick<ExternalProviderAddress, 'discoveryUrl' | 'clientId'> | undefined;
  readonly simulation?: Simulation;
}

/** Undefined: there are none, or the simulation plays them. */
export function recoveryServicesOf({ recovery }: Pick<ProviderOptions, 'recovery'>): RecoveryServices | undefined {
  return recovery === 'planted' ? undefined : recovery;
}
