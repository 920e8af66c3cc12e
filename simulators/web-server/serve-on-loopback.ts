// Puts an app on a loopback port.
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { loopbackAddress } from '../loopback/loopback-address.ts';
import type { AppEnvironment } from './app-environment.ts';

/** WebAuthn refuses IP addresses as relying party, so that the name stands in the URL. */
export const hostName = 'localhost';

type App = Pick<Hono<AppEnvironment>, 'fetch'>;

export interface ServedApp {
  readonly baseUrl: string;
  stop(): Promise<void>;
}

/**
 * Rejects with the system's error when the port is taken.
 * @param port 0: wherever there is room.
 * @param appAt the app, once its origin is known; that is known only once there is a port.
 * @param name in the URL: `localhost`, or one beneath it.
 */
export async function serveOnLoopback(
  port: number,
  appAt: (baseUrl: string) => App | Promise<App>,
  name: string = hostName,
): Promise<ServedApp> {
  let app: App | undefined;
  const server = createAdaptorServer({
    fetch: (request, environment) => app?.fetch(request, environment) ?? new Response(null, { status: 503 }),
    hostname: loopbackAddress,
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, loopbackAddress, () => resolve());
  });
  const baseUrl = `http://${name}:${(server.address() as AddressInfo).port}`;
  app = await appAt(baseUrl);
  return {
    baseUrl,
    async stop() {
      const ended = new Promise<void>((resolve) => server.close(() => resolve()));
      if ('closeAllConnections' in server) server.closeAllConnections();
      await ended;
    },
  };
}
