// Carries out planted faults before a request has any effect. A refusal holds for every request of the position, because browsers
// send a request again when its connection is reset; a delay is planted once, on the first.
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { createMiddleware } from 'hono/factory';
import { waitInFull } from '../machine/wait-in-full.ts';
import type { AppEnvironment } from './app-environment.ts';
import { BoundedMap } from './bounded-map.ts';
import { planFaults, type FaultPlan } from './faults.ts';
import type { Page } from './page-response.ts';
import type { Simulated } from './simulated.ts';

/** Positions remembered; one is of interest for seconds only. */
const capacity = 10_000;

/** @param failed the page that a planted 500 shows. */
export function faultMiddleware(simulation: Pick<Simulated, 'seed' | 'faults'>, failed: () => Page) {
  const delayed = new BoundedMap<string, true>(capacity);
  return createMiddleware<AppEnvironment>(async (context, next) => {
    const { position } = context.var;
    if (position === undefined || simulation.faults.length === 0) return next();
    const plan: FaultPlan = planFaults(simulation.faults, simulation.seed, position);
    const key = JSON.stringify(position);
    if (plan.delayMs > 0 && delayed.get(key) === undefined) {
      delayed.set(key, true);
      // Whoever asked has given up long before.
      await waitInFull(plan.delayMs);
      context.set('plantedMs', plan.delayMs);
      // It has passed on the user's clock too: a slow target lets codes expire.
      context.set('nowMs', context.var.nowMs + plan.delayMs);
    }
    switch (plan.refusal) {
      case undefined:
        return next();
      case '500':
        return context.html(failed(), 500);
      case 'reset':
        context.env?.incoming?.socket.resetAndDestroy();
        return RESPONSE_ALREADY_SENT;
      case 'stall':
        await closed(context.env?.outgoing);
        return RESPONSE_ALREADY_SENT;
    }
  });
}

/** Until the client gives up. */
function closed(outgoing: NonNullable<AppEnvironment['Bindings']>['outgoing']): Promise<void> {
  return new Promise((resolve) => outgoing?.once('close', () => resolve()));
}
