// The hands that live a tenant: worker threads, or this thread alone. What is lived does not depend on which, nor on how many.
import type { Worker } from 'node:worker_threads';
import type { MachineProfile } from '../../../../scenarios/schema/machine-profile.ts';
import type { Rollout } from '../../../../scenarios/schema/rollout.ts';
import { startWorker } from '../../../machine/start-worker.ts';
import type { MachineTime } from '../../../drivers/virtual/machine-time.ts';
import { openTenantGround, tenantPart, type TenantScenario } from '../tenant-ground.ts';
import { TenantHand, type HandAnswer, type HandOrder } from '../tenant-hand.ts';
import type { TenantWorkerSetup } from './tenant-worker.ts';

export type HandsOrder =
  | { readonly kind: 'threads'; readonly workers: number; readonly profile: MachineProfile }
  /** In this thread, which alone can hold a machine time that is a function. */
  | { readonly kind: 'here'; readonly machineTime: MachineTime };

export interface Hands {
  readonly all: readonly Hand[];
  readonly close: () => Promise<void>;
}

/**
 * A person is lived and forgotten, so nearly all that a hand allocates is garbage at once. V8 would let 192 MB of it gather in each thread
 * (Node 24, 64 bit; 128 MB of it resident); collected in two halves of 8 MB it takes no more processor time.
 */
const heapLimits = { maxYoungGenerationSizeMb: 24 } as const;

/** One order at a time. */
export type Hand = (order: HandOrder) => Promise<HandAnswer>;

/** @param most threads for which there is work. */
export function openHands(
  order: HandsOrder,
  most: number,
  {
    loaded,
    rollout,
    folder,
    stop,
  }: {
    readonly loaded: TenantScenario;
    readonly rollout: Rollout;
    readonly folder: string;
    readonly stop: AbortSignal;
  },
): Hands {
  if (order.kind === 'here') {
    const hand = new TenantHand(openTenantGround(loaded, rollout, order.machineTime), folder, () => stop.aborted);
    return { all: [(each) => hand.follow(each)], close: async () => hand.close() };
  }
  const stopped = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const raise = () => Atomics.store(new Int32Array(stopped), 0, 1);
  if (stop.aborted) raise();
  stop.addEventListener('abort', raise, { once: true });
  const setup: TenantWorkerSetup = {
    loaded: tenantPart(loaded),
    rollout,
    profile: order.profile,
    folder,
    stopped,
  };
  const threads = Array.from({ length: Math.min(order.workers, most) }, () =>
    startWorker(new URL('tenant-worker.ts', import.meta.url), setup, heapLimits),
  );
  return {
    all: threads.map(handOf),
    async close() {
      stop.removeEventListener('abort', raise);
      raise();
      await Promise.all(threads.map((thread) => thread.terminate()));
    },
  };
}

function handOf(thread: Worker): Hand {
  let waiting:
    | { readonly resolve: (answer: HandAnswer) => void; readonly reject: (cause: unknown) => void }
    | undefined;
  let failed: { readonly cause: unknown } | undefined;
  const fail = (cause: unknown) => {
    failed ??= { cause };
    waiting?.reject(failed.cause);
  };
  thread.on('error', fail);
  thread.on('exit', (code) => fail(new Error(`a worker thread of the rollout ended with exit code ${code}`)));
  thread.on('message', (answer: HandAnswer) => waiting?.resolve(answer));
  return (order) =>
    new Promise((resolve, reject) => {
      if (failed !== undefined) return reject(failed.cause);
      waiting = { resolve, reject };
      thread.postMessage(order);
    });
}
