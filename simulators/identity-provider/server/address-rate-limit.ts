// A general limit of POSTs by address, against guessing over many accounts. Off in simulation, where all users share loopback.
import { createMiddleware } from 'hono/factory';
import { errorPage } from '../pages/error-page.ts';
import type { AppEnvironment } from '../../web-server/app-environment.ts';
import { BoundedMap } from '../../web-server/bounded-map.ts';

/** Assumed: far above what people at one address do, far below what guessing needs. */
export const addressRatePolicy = { posts: 300, windowMs: 60_000 } as const;

export function addressRateLimit() {
  const windows = new BoundedMap<string, { readonly sinceMs: number; posts: number }>(10_000);
  return createMiddleware<AppEnvironment>(async (context, next) => {
    if (context.req.method === 'GET' || context.req.method === 'HEAD') return next();
    const address = context.env?.incoming?.socket.remoteAddress ?? 'unknown';
    // Monotonic: a wall clock that is set back must not keep an address out for longer.
    const { arrivedAtMs } = context.var;
    const last = windows.get(address);
    const window =
      last !== undefined && arrivedAtMs - last.sinceMs < addressRatePolicy.windowMs
        ? last
        : { sinceMs: arrivedAtMs, posts: 0 };
    window.posts += 1;
    windows.set(address, window);
    if (window.posts <= addressRatePolicy.posts) return next();
    context.header(
      'Retry-After',
      String(Math.ceil((window.sinceMs + addressRatePolicy.windowMs - arrivedAtMs) / 1000)),
    );
    return context.html(errorPage('too-many-requests'), 429);
  });
}
