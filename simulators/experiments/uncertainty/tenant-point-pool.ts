// Worker threads that live points of a rollout.
import type { MachineProfile } from '../../../scenarios/schema/machine-profile.ts';
import { openWorkerPool, type WorkerPool } from '../../machine/worker-pool.ts';
import { tenantPart } from '../rollout/tenant-ground.ts';
import type { LivedTenantPoint, RolloutLoaded, TenantPointOrder } from './live-tenant-point.ts';
import type { TenantPointWorkerSetup } from './tenant-point-worker.ts';

export type TenantPointPool = WorkerPool<TenantPointOrder, LivedTenantPoint>;

export function openTenantPointPool(loaded: RolloutLoaded, profile: MachineProfile, workers: number): TenantPointPool {
  const setup: TenantPointWorkerSetup = {
    loaded: { ...tenantPart(loaded), scenario: loaded.scenario },
    profile,
  };
  return openWorkerPool(new URL('tenant-point-worker.ts', import.meta.url), setup, workers, 'the sensitivity analysis');
}
