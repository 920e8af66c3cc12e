// The project as it was at an earlier commit, in a folder of its own with the packages of today: what a benchmark is compared with.
import { execFile } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** @returns undefined where git does not know the commit, as in a copy without history. */
export async function earlierCommit(commit: string, folder: string): Promise<URL | undefined> {
  const project = fileURLToPath(new URL('../../', import.meta.url));
  const archive = join(folder, 'earlier.tar');
  const root = join(folder, 'earlier');
  try {
    await run('git', ['archive', '--output', archive, commit], { cwd: project });
    mkdirSync(root);
    await run('tar', ['-xf', archive, '-C', root]);
  } catch {
    return undefined;
  }
  symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'));
  return pathToFileURL(`${root}/`);
}
