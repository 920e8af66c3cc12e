// What every request carries once the first middleware has looked at it.
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Position } from './position.ts';

export interface AppEnvironment {
  /** Absent when the app is called without a socket. */
  Bindings: Partial<HttpBindings>;
  Variables: {
    /** "Now" for every rule: the server's clock, or the virtual user's in simulation. Ms since the Unix epoch. */
    nowMs: number;
    /** How wrong the server's clock goes by a planted fault: part of nowMs. */
    skewMs: number;
    /** Monotonic clock at arrival, ms. */
    arrivedAtMs: number;
    /** Delay planted by a fault, as really waited, ms. */
    plantedMs: number;
    /** From client-request-id, when it is a GUID. */
    clientRequestId?: string;
    /** True when the request proved to come from the simulation this server was started for. */
    simulated: boolean;
    position?: Position;
    /** From which the simulation says that the request comes. Absent: from where it comes. */
    address?: string;
  };
}

export type AppContext = Context<AppEnvironment>;

/** The server's own time on this request so far, ms: without planted delay. */
export function ownTimeMs(context: AppContext): number {
  return performance.now() - context.var.arrivedAtMs - context.var.plantedMs;
}
