// Puts the app on a loopback port.
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { loopbackAddress } from '../../loopback/loopback-address.ts';
import { createApp } from './app.ts';
import type { StartMessage } from './process-messages.ts';
import { noSignInLog, openSignInLog } from './sign-in-log.ts';

/** WebAuthn refuses IP addresses as relying party, so that the name stands in the URL. */
const hostName = 'localhost';

export interface ServedProvider {
  readonly baseUrl: string;
  stop(): Promise<void>;
}

/** Rejects with the system's error when the port is taken or the log file cannot be opened. */
export async function serve(options: StartMessage, onLogFailure: (error: unknown) => never): Promise<ServedProvider> {
  const log = options.signInLogFile === undefined ? noSignInLog : openSignInLog(options.signInLogFile, onLogFailure);
  // The origin is known only once there is a port, and the app only once there is an origin.
  let app: ReturnType<typeof createApp> | undefined;
  const server = createAdaptorServer({
    fetch: (request, environment) => app?.fetch(request, environment) ?? new Response(null, { status: 503 }),
    hostname: loopbackAddress,
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, loopbackAddress, () => resolve());
  });
  const baseUrl = `http://${hostName}:${(server.address() as AddressInfo).port}`;
  const { passwordHashing, policy, simulation } = options;
  app = createApp({
    baseUrl,
    rpId: hostName,
    log,
    passwordHashing,
    policy,
    ...(simulation === undefined ? {} : { simulation }),
  });
  return {
    baseUrl,
    async stop() {
      const ended = new Promise<void>((resolve) => server.close(() => resolve()));
      if ('closeAllConnections' in server) server.closeAllConnections();
      await ended;
      log.close();
    },
  };
}
