// One process at a time works in a folder; others wait. The holder touches its mark, so a dead one is known on any machine that shares the folder.
import { mkdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';

export interface AloneOptions {
  /** Called when another is found at work, and again every second. */
  readonly onWait?: (waitedMs: number) => void;
  /** A mark older than this belongs to nobody; ms. */
  readonly staleAfterMs?: number;
}

/** Runs `work` while no other process does in this folder, which must exist. Saves double work; it is no guard for what must be atomic. */
export async function aloneIn<T>(
  folder: string,
  work: () => Promise<T>,
  { onWait, staleAfterMs = 30_000 }: AloneOptions = {},
): Promise<T> {
  const mark = join(folder, 'at-work');
  const startedAt = performance.now();
  while (!(await take(mark))) {
    const ageMs = await age(mark);
    // From the future, too: of a clock that was set back since.
    if (ageMs !== undefined && Math.abs(ageMs) > staleAfterMs) {
      // Of several that see it, one gets the rename.
      const gone = join(folder, `left-${randomUUID()}`);
      await rename(mark, gone).catch(() => undefined);
      await rm(gone, { recursive: true, force: true });
      continue;
    }
    onWait?.(performance.now() - startedAt);
    await new Promise((resolve) => setTimeout(resolve, Math.min(1_000, staleAfterMs / 4)));
  }
  const beat = setInterval(() => void utimes(mark, new Date(), new Date()).catch(() => undefined), staleAfterMs / 6);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    await rm(mark, { recursive: true, force: true });
  }
}

async function take(mark: string): Promise<boolean> {
  try {
    await mkdir(mark);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** ms; undefined when the mark has just gone. */
async function age(mark: string): Promise<number | undefined> {
  try {
    return Date.now() - (await stat(mark)).mtimeMs;
  } catch {
    return undefined;
  }
}
