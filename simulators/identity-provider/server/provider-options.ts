// How the identity provider is started.
import type { Policy } from '../../../scenarios/schema/policy.ts';
import type { ArmPolicies } from '../../../scenarios/schema/policy-of-arm.ts';
import type { Simulated } from '../../web-server/simulated.ts';
import type { SignInLog } from './sign-in-log.ts';

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

export interface ProviderOptions {
  /** "http://localhost:PORT": the only origin it answers to. */
  readonly baseUrl: string;
  /** WebAuthn relying party id. */
  readonly rpId: string;
  readonly log: SignInLog;
  readonly passwordHashing: PasswordHashing;
  /** What the tenant's administrator has set. In simulation an arm may be a tenant of another policy. */
  readonly policy: Policy;
  readonly simulation?: Simulation;
}
