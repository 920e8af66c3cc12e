// A lane of the virtual driver: lives users one after the other without I/O, on the rules of the reference provider.
import type { Policy } from '../../../scenarios/schema/policy.ts';
import type { ArmPolicies } from '../../../scenarios/schema/policy-of-arm.ts';
import type { Fault } from '../../../scenarios/schema/scenario.ts';
import type { Target } from '../../../scenarios/schema/target.ts';
import type { AccountHolder } from '../../attempt/account-holder.ts';
import type { DriverLane, OpenSession, SessionOrder } from '../../attempt/driver.ts';
import { VoidAttempt } from '../../attempt/void-attempt.ts';
import type { VirtualUser } from '../../people/virtual-user.ts';
import type { MachineTime } from './machine-time.ts';
import { VirtualAccount } from './virtual-account.ts';
import type { ProofingGround } from './virtual-recovery.ts';
import { VirtualTargetSession } from './virtual-target-session.ts';

export interface VirtualGround {
  readonly proofing?: ProofingGround | undefined;
  readonly target: Target;
  readonly policy: Policy;
  /** Absent: all arms have the same. */
  readonly armPolicies?: ArmPolicies;
  readonly seed: number;
  readonly faults: readonly Fault[];
  readonly machineTime: MachineTime;
  /** ms */
  readonly answerTimeMs: number;
}

const nothingToKeep = () => undefined;

export class VirtualLane implements DriverLane {
  readonly #ground: VirtualGround;
  /** Open at the target: hardly ever more than one, so that looking through them costs less than a table of them. */
  readonly #accounts: VirtualAccount[] = [];
  /** One for all attempts, one after the other. */
  #opened: (OpenSession & { readonly session: VirtualTargetSession }) | undefined;

  constructor(ground: VirtualGround) {
    this.#ground = ground;
  }

  openAccount(user: VirtualUser, { userPrincipalName, arm, password, identity }: AccountHolder): void {
    const policy = this.#ground.armPolicies?.[arm] ?? this.#ground.policy;
    this.closeAccount({ userPrincipalName });
    this.#accounts.push(new VirtualAccount(policy, user, userPrincipalName, password, identity));
  }

  /** As the target keeps it. */
  accountOf({ userPrincipalName }: AccountHolder): VirtualAccount {
    const account = this.#accounts[this.#placeOf(userPrincipalName)];
    if (account === undefined) throw new VoidAttempt('harness-error', `no account ${userPrincipalName} was opened`);
    return account;
  }

  closeAccount({ userPrincipalName }: Pick<AccountHolder, 'userPrincipalName'>): void {
    const place = this.#placeOf(userPrincipalName);
    const last = place < 0 ? undefined : this.#accounts.pop();
    if (last !== undefined && place < this.#accounts.length) this.#accounts[place] = last;
  }

  /** -1: it is not open. */
  #placeOf(userPrincipalName: string): number {
    for (let place = 0; place < this.#accounts.length; place += 1)
      if (this.#accounts[place]?.openedFor === userPrincipalName) return place;
    return -1;
  }

  openSession(order: SessionOrder): OpenSession {
    const account = this.accountOf(order.account);
    if (this.#opened === undefined) {
      const { target, seed, faults, machineTime, answerTimeMs, proofing } = this.#ground;
      const session = new VirtualTargetSession({
        order,
        account,
        target,
        seed,
        faults,
        machineTime,
        answerTimeMs,
        proofing,
      });
      this.#opened = { session, close: nothingToKeep };
    } else this.#opened.session.begin(order, account);
    return this.#opened;
  }

  leaveUser(): void {
    // Nothing is kept of them but their accounts, and those are closed.
  }
}
