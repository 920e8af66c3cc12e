// An attempt in a tenant: the reference provider's rules, and what the tenant's policy adds to them.
import type { SessionOrder } from '../../attempt/driver.ts';
import type { Performed, StepAddress } from '../../attempt/target-session.ts';
import type { Intent } from '../../people/intent.ts';
import type { Device } from '../../people/virtual-user.ts';
import { VirtualTargetSession } from '../../drivers/virtual/virtual-target-session.ts';
import type { Life } from './life.ts';
import type { TenantGround } from './tenant-ground.ts';

export class TenantSession extends VirtualTargetSession {
  readonly #passwordRemoved: boolean;
  readonly #machineTime: (at: StepAddress) => Performed<'choose-another-way'>['measured'];

  constructor(
    { loaded: { scenario, target }, machineTime }: TenantGround,
    life: Life,
    device: Device,
    drawIndex: number,
  ) {
    const order: SessionOrder = {
      user: life.user,
      account: life.account,
      arm: life.account.arm,
      device,
      drawIndex,
      correlationId: '',
    };
    super({
      order,
      account: life.kept,
      target,
      seed: scenario.seed,
      faults: scenario.faults,
      machineTime,
      answerTimeMs: scenario.limits.answerTime,
    });
    this.#passwordRemoved = life.passwordRemoved;
    this.#machineTime = (at) => machineTime.partsOf(order, at, 'choose-another-way', 'unavailable');
  }

  /** Without a password there is no other way. The flow knows of no such answer, so it stands as one that is not to be had now. */
  override 'choose-another-way'(
    intent: Intent<'choose-another-way'>,
    at: StepAddress,
  ): Performed<'choose-another-way'> {
    return this.#passwordRemoved
      ? { result: 'unavailable', code: 'no-other-way', measured: this.#machineTime(at) }
      : super['choose-another-way'](intent, at);
  }
}
