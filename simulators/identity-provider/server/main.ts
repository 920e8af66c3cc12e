// The identity provider as a process of its own. It is told how to start over IPC, so that no secret stands on a command line, and
// it ends when its parent does.
import { serve } from './serve.ts';
import { logFailedExitCode, startMessage, type ProviderMessage } from './process-messages.ts';

const tell = (message: ProviderMessage) => process.send?.(message);

process.once('disconnect', () => process.exit(0));
process.once('message', (message) => {
  start(message).catch((error: unknown) => {
    tell({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
    process.disconnect?.();
  });
});

async function start(message: unknown): Promise<void> {
  const server = await serve(startMessage.parse(message), () => process.exit(logFailedExitCode));
  process.on('message', (later) => {
    if (later === 'stop') void server.stop().then(() => process.exit(0));
  });
  // Ctrl-C reaches the whole process group; the parent decides when the server may end.
  process.on('SIGINT', () => {});
  tell({ kind: 'ready', baseUrl: server.baseUrl });
}
