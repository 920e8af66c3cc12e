// First middleware: arrival time, the request's "now", its place in the run. Simulation headers count only with the token.
import { createMiddleware } from 'hono/factory';
import { z } from 'zod';
import { ownTimeMs, type AppContext, type AppEnvironment } from './app-environment.ts';
import { clockSkewMs } from './faults.ts';
import { parsePosition } from './position.ts';
import { BoundedMap } from './bounded-map.ts';
import { sameSecret } from './same-secret.ts';
import type { Simulated } from './simulated.ts';

const clockHeader = z
  .string()
  .regex(/^\d{1,15}(\.\d+)?$/)
  .transform(Number);
const guid = z.guid();
const ip = z.ipv4();
/** Times that a row of the sign-in log can carry: four digits of year, none before the epoch. */
const firstMs = 0;
const lastMs = Date.UTC(9999, 11, 31);

/** Redirects under way of which the time is kept for the page they lead to. */
const redirectsKept = 1_000;

export function requestFacts(simulation: Pick<Simulated, 'token' | 'faults'> | undefined) {
  /** Time spent before a redirect, by request id: browsers show scripts only the last response's Server-Timing. */
  const beforeRedirect = new BoundedMap<string, { readonly appMs: number; readonly plantedMs: number }>(redirectsKept);
  return createMiddleware<AppEnvironment>(async (context, next) => {
    context.set('arrivedAtMs', performance.now());
    context.set('plantedMs', 0);
    context.set('nowMs', Date.now());
    context.set('skewMs', 0);
    const requestId = guid.safeParse(context.req.header('client-request-id')).data;
    if (requestId !== undefined) context.set('clientRequestId', requestId);
    const simulated = simulation !== undefined && sameSecret(context.req.header('x-pilot-token'), simulation.token);
    context.set('simulated', simulated);
    if (simulated) {
      const clock = context.req.header('x-pilot-clock');
      const position = context.req.header('x-pilot-position');
      const clockMs = clock === undefined ? Date.now() : clockHeader.safeParse(clock).data;
      const parsed = position === undefined ? undefined : parsePosition(position);
      if (position !== undefined && parsed === undefined) {
        return badHeader(
          context,
          `x-pilot-position: found "${position}", expected "user=0;arm=passkey;attempt=0;visit=0;flow=passkey;step=use-passkey"`,
        );
      }
      const skewMs = clockSkewMs(simulation.faults, parsed);
      const nowMs = clockMs === undefined ? Number.NaN : clockMs + skewMs;
      if (!(nowMs >= firstMs && nowMs <= lastMs))
        return badHeader(
          context,
          `x-pilot-clock: found "${clock}", expected milliseconds since the Unix epoch, before the year 9999 ends`,
        );
      const address = context.req.header('x-pilot-address');
      const shownAddress = address === undefined ? undefined : ip.safeParse(address).data;
      if (address !== undefined && shownAddress === undefined)
        return badHeader(context, `x-pilot-address: found "${address}", expected an address such as "192.0.2.1"`);
      if (shownAddress !== undefined) context.set('address', shownAddress);
      if (parsed !== undefined) context.set('position', parsed);
      context.set('nowMs', nowMs);
      context.set('skewMs', skewMs);
    }
    await next();
    const earlier = requestId === undefined ? undefined : beforeRedirect.get(requestId);
    if (context.res.headers.has('x-hono-already-sent')) {
      // Nobody is told of it, and no later request spent it.
      if (requestId !== undefined) beforeRedirect.delete(requestId);
      return undefined;
    }
    const appMs = ownTimeMs(context) + (earlier?.appMs ?? 0);
    const plantedMs = context.var.plantedMs + (earlier?.plantedMs ?? 0);
    if (requestId !== undefined) {
      if (context.res.status === 303) beforeRedirect.set(requestId, { appMs, plantedMs });
      else if (earlier !== undefined) beforeRedirect.delete(requestId);
    }
    context.header(
      'Server-Timing',
      `app;dur=${appMs.toFixed(3)}${plantedMs > 0 ? `, planted;dur=${plantedMs.toFixed(3)}` : ''}`,
    );
    return undefined;
  });
}

function badHeader(context: AppContext, message: string) {
  return context.json({ code: 'bad-request', message }, 400);
}
