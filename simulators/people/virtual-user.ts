// A virtual user: who they are, what they carry, what they know, and the traits that make their attempts alike.
import type { SecondFactorOrNone } from '../../scenarios/schema/persona.ts';
import type { DeviceKind, Provider } from '../../scenarios/schema/provider.ts';
import type { DeviceState } from './device-state.ts';

export interface Device {
  /** Unique within the user: "main", "other". */
  readonly id: string;
  readonly kind: DeviceKind;
  /** Where a passkey created on this device is kept; the same synced provider on two devices shares it. */
  readonly provider: Provider;
  /** Absent: as usual for its kind. */
  readonly state?: DeviceState;
}

/** Factors on the human model's parameters, mean 1 over people. They persist over all attempts of a user. */
export interface Traits {
  /** Factor on durations of typing and pointing. */
  readonly slowness: number;
  /** Factor on the odds of a slip. */
  readonly carelessness: number;
  /** Factor on the odds of forgetting. */
  readonly forgetfulness: number;
  /** Factor on how long the person waits and how often they go on. */
  readonly patience: number;
}

export interface VirtualUser {
  readonly index: number;
  readonly persona: string;
  /** Ids of the groups of the directory that they are in: the persona's, and those that the scenario declares. */
  readonly groups: readonly string[];
  readonly locale: string;
  readonly givenName: string;
  readonly surname: string;
  readonly displayName: string;
  /** Unique in the population, ASCII: local part of the userPrincipalName. */
  readonly userName: string;
  readonly password: string;
  /** The one before; typed by mistake. */
  readonly oldPassword: string;
  readonly mobileNumber: string;
  readonly alternateEmail: string;
  readonly secondFactor: SecondFactorOrNone;
  /** Base32, RFC 4648; for those whose second factor is totp. */
  readonly totpSecret: string;
  /** At least one; [0] is the main device. */
  readonly devices: readonly [Device, ...Device[]];
  readonly traits: Traits;
  /** Factors in place of their persona's, by parameter id. Absent: none. */
  readonly habits?: Readonly<Record<string, number>> | undefined;
}

/** One need to sign in. */
export interface SignInNeed {
  /** Ordinal, from 0. */
  readonly ordinal: number;
  readonly day: number;
  /** User's clock when it arises, ms since the Unix epoch. */
  readonly atMs: number;
  readonly device: Device;
}
