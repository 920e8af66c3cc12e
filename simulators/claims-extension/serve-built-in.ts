// Puts the built-in check on a loopback port.
import { serveOnLoopback } from '../web-server/serve-on-loopback.ts';
import { builtInEndpoint, builtInPath, type BuiltInOptions } from './built-in-endpoint.ts';
import type { PermittedEndpoint } from './permitted-endpoint.ts';

export interface ServedBuiltIn {
  readonly endpoint: PermittedEndpoint;
  stop(): Promise<void>;
}

/** Wherever there is room. Rejects with the system's error. */
export async function serveBuiltIn(options: BuiltInOptions): Promise<ServedBuiltIn> {
  const { baseUrl, stop } = await serveOnLoopback(0, (base) => builtInEndpoint(options, new URL(base).host));
  return { endpoint: { url: `${baseUrl}${builtInPath}`, permission: { by: 'loopback' } }, stop };
}
