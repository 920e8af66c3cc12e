// Puts the app on a loopback port.
import { hostName, serveOnLoopback, type ServedApp } from '../../web-server/serve-on-loopback.ts';
import { createApp } from './app.ts';
import type { StartMessage } from './process-messages.ts';
import { noSignInLog, openSignInLog } from './sign-in-log.ts';

/** Rejects with the system's error when the port is taken or the log file cannot be opened. */
export async function serve(options: StartMessage, onLogFailure: (error: unknown) => never): Promise<ServedApp> {
  const { port, signInLogFile, passwordHashing, policy, simulation } = options;
  const log = signInLogFile === undefined ? noSignInLog : openSignInLog(signInLogFile, onLogFailure);
  const { baseUrl, stop } = await serveOnLoopback(port, (origin) =>
    createApp({
      baseUrl: origin,
      rpId: hostName,
      log,
      passwordHashing,
      policy,
      ...(simulation === undefined ? {} : { simulation }),
    }),
  );
  return {
    baseUrl,
    async stop() {
      await stop();
      log.close();
    },
  };
}
