// What a driver offers: accounts at the target, and a session for one attempt of one user.
import type { Ruse } from '../../scenarios/schema/ruse.ts';
import type { ArmId } from '../../scenarios/schema/arm.ts';
import type { Device, VirtualUser } from '../people/virtual-user.ts';
import type { AccountHolder } from './account-holder.ts';
import type { TargetSession } from './target-session.ts';
import type { Maybe } from './when-there.ts';

export interface Attacker {
  /** Correlation id of the attempt in which they came by the session that they go on with. Absent: they have none yet. */
  readonly goesOnFrom?: string | undefined;
}

export interface SessionOrder {
  readonly user: VirtualUser;
  readonly account: AccountHolder;
  readonly arm: ArmId;
  readonly device: Device;
  /** Address of the attempt's draws; planted faults are drawn with it. */
  readonly drawIndex: number;
  /** GUID that the target writes into its sign-in log. */
  readonly correlationId: string;
  /** From which a stranger comes. Absent: where the person is. */
  readonly address?: string | undefined;
  /** Whose pages the person is at: of somebody who phishes, between them and the target. Absent: those of the target itself. */
  readonly ruse?: Ruse | undefined;
  /** The machine that the target sees instead of the device at hand. Absent: it sees that. */
  readonly seenAs?: Device | undefined;
  /** Whoever phishes is at the target, and not the person. Absent: the person is. */
  readonly attacker?: Attacker | undefined;
}

export interface OpenSession {
  readonly session: TargetSession;
  /** Ends the attempt. When it failed, the driver may keep a picture of what the user saw under this name. */
  readonly close: (failure?: { readonly name: string; readonly log: object }) => Maybe<void>;
}

/** One lane of a driver: lives users one after the other. Throws VoidAttempt from openSession when it cannot. One that need not wait may answer at once. */
export interface DriverLane {
  /** Opens the user's account at the target, as an administrator would. */
  openAccount(user: VirtualUser, account: AccountHolder): Maybe<void>;
  closeAccount(account: AccountHolder): Maybe<void>;
  openSession(order: SessionOrder): Maybe<OpenSession>;
  /** The user has gone: forget all that the browser knows of them. */
  leaveUser(): Maybe<void>;
}
