// What Node puts beside the k6 script, as files: settings.json (read by every VU), human.json (read only when a target answers otherwise than
// rehearsed), orders.json (shared by all VUs).
import type { Parameter } from '../../../../scenarios/schema/evidence.ts';
import type { Persona } from '../../../../scenarios/schema/persona.ts';
import type { Fault, Scenario } from '../../../../scenarios/schema/scenario.ts';
import type { Target } from '../../../../scenarios/schema/target.ts';
import type { Arm, ArmId } from '../../../../scenarios/schema/arm.ts';
import type { Unmeant } from '../../../../scenarios/schema/unmeant.ts';
import type { UnmeantLife } from '../../../attempt/before-need.ts';
import type { TenantPolicy } from '../../../attempt/checked-by-tenant.ts';
import type { ProofingProfiles } from '../../../attempt/recovery-phone.ts';
import type { LockedOut } from '../../../people/lock-out.ts';
import type { BatchKey } from '../../../authenticator/software/batch-key.ts';
import type { SignInNeed, VirtualUser } from '../../../people/virtual-user.ts';

export interface ScriptSettings {
  readonly target: Target;
  /** Origins without a slash at their end. Empty: whoever runs the script says it. */
  readonly baseUrls: readonly string[];
  /** The external provider that the target may send people to. Absent: none. */
  readonly externalUrl?: string;
  readonly token?: string;
  /** Written out for plain k6: BASE_URL and PILOT_TOKEN of the environment are heeded. Absent: a run of ours, where nothing may send k6 elsewhere. */
  readonly standsAlone?: true;
  /** People recover accounts: the target is told by the simulation what becomes of their identity checks. */
  readonly recovers?: true;
  readonly seed: number;
  /** Of the run, for correlation ids. */
  readonly epoch: number;
  readonly limits: Scenario['limits'];
  /** Of the arm of a trial. Absent: all that its flow leads to, or whole lives, which bring their arms. */
  readonly fallbacks?: Arm['fallbacks'];
  readonly lives: boolean;
  /** Of whole lives: attempts that serve no need. Absent: there are none. */
  readonly unmeant?: Unmeant & Pick<UnmeantLife, 'lockOutThresholds'>;
  /** Where passkeys are registered, in whole lives and recoveries: by AAGUID, of the providers' models that show a certificate of their maker. */
  readonly batchKeys?: Readonly<Record<string, BatchKey>>;
  /** Later starts are dropped, ms. */
  readonly giveUpStartAfterMs: number;
  /** The person's time is really waited. */
  readonly realtime: boolean;
  /** k6's own metrics are fed, for thresholds and outputs. */
  readonly metrics: boolean;
  /** k6's `options`, as its documentation has them. */
  readonly options: object;
}

export interface HumanData {
  readonly parameters: readonly Parameter[];
  readonly overrides: Readonly<Record<string, number>>;
  readonly personas: readonly Persona[];
  readonly faults: readonly Fault[];
  /** Absent: nobody recovers an account. */
  readonly recovery?: RecoveryData;
}

/** Who checks identities, and what the tenants of the arms ask of people. */
export interface RecoveryData extends ProofingProfiles {
  readonly policy: TenantPolicy;
  readonly armPolicies: Readonly<Record<string, TenantPolicy>>;
}

/** A user whose whole life is lived in one VU. */
export interface OrderedLife {
  readonly user: VirtualUser;
  readonly arms: readonly Arm[];
  readonly needs: readonly SignInNeed[];
  /** By arm: a habit can differ there. Absent: they recover no account. */
  readonly lockedOut?: Readonly<Record<ArmId, LockedOut>>;
}
