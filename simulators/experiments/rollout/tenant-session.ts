// An attempt in a tenant: the site itself, with the account as it keeps it.
import type { Device } from '../../people/virtual-user.ts';
import { VirtualTargetSession } from '../../drivers/virtual/virtual-target-session.ts';
import type { Life } from './life.ts';
import type { TenantGround } from './tenant-ground.ts';

export class TenantSession extends VirtualTargetSession {
  constructor(
    { loaded: { scenario, target }, machineTime, recovery }: TenantGround,
    { user, account, kept }: Life,
    device: Device,
    drawIndex: number,
  ) {
    super({
      order: { user, account, arm: account.arm, device, drawIndex, correlationId: '' },
      account: kept,
      target,
      seed: scenario.seed,
      faults: scenario.faults,
      machineTime,
      answerTimeMs: scenario.limits.answerTime,
      proofing: recovery?.proofing,
    });
  }
}
