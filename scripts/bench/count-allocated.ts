// Asks a process of its own how many bytes an attempt takes: with room for a whole block, so that nothing is collected meanwhile.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Allocated } from './allocated.ts';

/** A gate, too: the figure has no noise but how V8 happens to compile, some 5 bytes. */
export const allocationGoalBytes = 2_048;
/** MB of each half of V8's young generation. */
const roomMB = 256;

/** @throws Error where V8 collected garbage in between, so that the figure means nothing. */
export async function bytesAnAttempt(): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    `--max-semi-space-size=${roomMB}`,
    `--min-semi-space-size=${roomMB}`,
    '--import',
    'tsx',
    fileURLToPath(new URL('allocated.ts', import.meta.url)),
  ]);
  const { attempts, bytes, collections } = JSON.parse(stdout) as Allocated;
  if (collections > 0) throw new Error(`found ${collections} collections while allocation was measured, expected none`);
  return bytes / attempts;
}
