// Starts the null target as a child process of the harness: a stand-in for the reference identity provider that does nothing, for the
// generator's own limit, or that takes a time of known truth, for tests of what is measured.
import { newSimulationToken } from '../../../identity-provider/process.ts';
import { startServerProcess, type ServerProcess } from '../../../server-process/start-server-process.ts';
import type { NullTargetOptions } from './null-target-options.ts';

export interface NullTarget extends ServerProcess {
  /** There to be shown as to the real one; it is not looked at. */
  readonly token: string;
}

/** Rejects with PilotError `null-target-not-started` when it does not come up. */
export async function startNullTarget(options: NullTargetOptions = {}): Promise<NullTarget> {
  const server = await startServerProcess({
    name: 'null-target',
    main: new URL('main.ts', import.meta.url),
    message: options,
    runtimeFlags: [],
  });
  return { ...server, token: newSimulationToken() };
}
