// What is done when this program is killed and can do nothing any more: the generators it started are ended, and the folder with the
// secrets of its virtual users is removed. A small shell waits for our end: its standard input closes with us, however we go.
import { spawn, type ChildProcess } from 'node:child_process';

/** Reads ids of process groups, one a line; then there is nobody to read from any more. */
const script =
  'groups=; while read -r id; do groups="$groups $id"; done; for id in $groups; do kill -9 "-$id"; done; rm -rf -- "$1"';

export interface LastWill {
  /** This process leads a group, all of which must end with us. */
  end(processId: number): void;
  /** All of it has been done. */
  revoke(): void;
}

/** Nothing is done where there is no such shell (Windows). */
export function writeLastWill(folder: string): LastWill {
  // A group of its own: Ctrl-C is for us.
  const shell =
    process.platform === 'win32'
      ? undefined
      : spawn('/bin/sh', ['-c', script, 'last-will', folder], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  shell?.unref();
  ignoreErrors(shell);
  return {
    end: (processId) => void shell?.stdin?.write(`${processId}\n`),
    revoke: () => void shell?.kill('SIGKILL'),
  };
}

/** A shell that cannot be started or has been ended by somebody leaves us without a will, and is no reason to stop. */
function ignoreErrors(shell: ChildProcess | undefined): void {
  shell?.on('error', () => undefined);
  shell?.stdin?.on('error', () => undefined);
}
