// An attempt in a tenant: the site itself, with the account as it keeps it.
import type { WithoutNeed } from '../../attempt/before-need.ts';
import type { SessionOrder } from '../../attempt/driver.ts';
import type { Device } from '../../people/virtual-user.ts';
import { VirtualTargetSession, type VirtualSessionParts } from '../../drivers/virtual/virtual-target-session.ts';
import type { Life } from './life.ts';
import type { TenantGround } from './tenant-ground.ts';

export class TenantSession extends VirtualTargetSession {
  constructor(ground: TenantGround, life: Life, device: Device, drawIndex: number) {
    const { user, account } = life;
    super(partsOf(ground, life, { user, account, arm: account.arm, device, drawIndex, correlationId: '' }));
  }
}

/** Of a move of an attack: at the pages of whoever attacks, or in their browser. */
export function attackedSession(ground: TenantGround, life: Life, move: WithoutNeed): VirtualTargetSession {
  const { cameTo: account, plan, address, ruse, seenAs, attacker } = move;
  const { device, firstDraw: drawIndex } = plan;
  const order = { user: life.user, account, arm: account.arm, device, drawIndex, correlationId: '' };
  return new VirtualTargetSession(partsOf(ground, life, { ...order, address, ruse, seenAs, attacker }));
}

function partsOf(
  { loaded: { scenario, target }, machineTime, recovery }: TenantGround,
  { kept }: Life,
  order: SessionOrder,
): VirtualSessionParts {
  return {
    order,
    account: kept,
    target,
    seed: scenario.seed,
    faults: scenario.faults,
    machineTime,
    answerTimeMs: scenario.limits.answerTime,
    proofing: recovery?.proofing,
  };
}
