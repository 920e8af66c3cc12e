// The device that a request comes from, as far as a tenant can know it: what Conditional Access asks of it.
import type { Platform } from '../../scenarios/schema/conditional-access.ts';

export interface Client {
  /** Absent: not recognised. */
  readonly platform?: Platform | undefined;
  /** Joined to the directory or the domain. */
  readonly isManaged: boolean;
  /** Meets the tenant's rules for devices. */
  readonly isCompliant: boolean;
  /** In the network of the organisation. */
  readonly isAtWork: boolean;
}

export const unknownClient: Client = { isManaged: false, isCompliant: false, isAtWork: false };
