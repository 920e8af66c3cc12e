// A Temporary Access Pass, as the rollout gives them.
import type { Life } from './life.ts';
import type { TenantGround } from './tenant-ground.ts';

export function issuePass({ rollout }: TenantGround, { kept }: Life, issuedAtMs: number): void {
  const { lifetime, oneTime } = rollout.temporaryAccessPass;
  kept.issuePass({ issuedAtMs, lifetimeMs: lifetime, isUsableOnce: oneTime });
}
