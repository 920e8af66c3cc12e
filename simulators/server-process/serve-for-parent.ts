// The child's side of a server process. It is told how to start over IPC, so that no secret stands on a command line, and it ends
// when its parent does.
import { outliveUnreadOutput } from '../machine/unread-output.ts';
import type { ServerMessage } from './server-message.ts';

export interface StartedServer {
  readonly baseUrl: string;
  stop(): Promise<void>;
}

/** `start` gets what the parent sent first; what it throws is told to the parent as the reason. */
export function serveForParent(start: (message: unknown) => Promise<StartedServer>): void {
  // Standard error is the parent's.
  outliveUnreadOutput();
  const tell = (message: ServerMessage) => process.send?.(message);
  const begin = async (message: unknown) => {
    const server = await start(message);
    process.on('message', (later) => {
      if (later === 'stop') void server.stop().then(() => process.exit(0));
    });
    // Windows knows no groups: there Ctrl-C reaches us too, and the parent decides when the server may end.
    process.on('SIGINT', () => {});
    tell({ kind: 'ready', baseUrl: server.baseUrl });
  };
  process.once('disconnect', () => process.exit(0));
  process.once('message', (message) => {
    begin(message).catch((error: unknown) => {
      tell({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
      process.disconnect?.();
    });
  });
}
