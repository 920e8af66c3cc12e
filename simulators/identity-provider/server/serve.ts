// Puts the app on a loopback port.
import { hostName, serveOnLoopback, type ServedApp } from '../../web-server/serve-on-loopback.ts';
import type { DirectoryAudit } from '../../../scenarios/schema/directory-audit.ts';
import type { SignIn } from '../../../scenarios/schema/sign-in.ts';
import { createApp } from './app.ts';
import type { StartMessage } from './process-messages.ts';
import { noRowLog, openRowLog, type RowLog } from './row-log.ts';

/** Rejects with the system's error when the port is taken or the log file cannot be opened. */
export async function serve(options: StartMessage, onLogFailure: (error: unknown) => never): Promise<ServedApp> {
  const { port, signInLogFile, auditLogFile, passwordHashing, policy, recovery, external, simulation } = options;
  const logIn = <Row>(file: string | undefined): RowLog<Row> =>
    file === undefined ? noRowLog : openRowLog(file, onLogFailure);
  const [log, auditLog] = [logIn<SignIn>(signInLogFile), logIn<DirectoryAudit>(auditLogFile)];
  const { baseUrl, stop } = await serveOnLoopback(port, (origin) =>
    createApp({
      baseUrl: origin,
      rpId: hostName,
      log,
      auditLog,
      passwordHashing,
      policy,
      recovery,
      external,
      ...(simulation === undefined ? {} : { simulation }),
    }),
  );
  return {
    baseUrl,
    async stop() {
      await stop();
      log.close();
      auditLog.close();
    },
  };
}
