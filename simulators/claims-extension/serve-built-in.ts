// Puts the built-in check on a loopback port.
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { loopbackAddress } from '../loopback/loopback-address.ts';
import { builtInEndpoint, builtInPath, type BuiltInOptions } from './built-in-endpoint.ts';
import type { PermittedEndpoint } from './permitted-endpoint.ts';

export interface ServedBuiltIn {
  readonly endpoint: PermittedEndpoint;
  stop(): Promise<void>;
}

/** Wherever there is room. Rejects with the system's error. */
export async function serveBuiltIn(options: BuiltInOptions): Promise<ServedBuiltIn> {
  // Its own address is known only once there is a port.
  let app: ReturnType<typeof builtInEndpoint> | undefined;
  const server = createAdaptorServer({
    fetch: (request, environment) => app?.fetch(request, environment as object) ?? new Response(null, { status: 503 }),
    hostname: loopbackAddress,
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, loopbackAddress, () => resolve());
  });
  const host = `${loopbackAddress}:${(server.address() as AddressInfo).port}`;
  app = builtInEndpoint(options, host);
  return {
    endpoint: { url: `http://${host}${builtInPath}`, permission: { by: 'loopback' } },
    async stop() {
      const ended = new Promise<void>((resolve) => server.close(() => resolve()));
      if ('closeAllConnections' in server) server.closeAllConnections();
      await ended;
    },
  };
}
