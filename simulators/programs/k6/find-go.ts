// Finds the Go compiler that could build k6.
import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';

type Environment = Readonly<Record<string, string | undefined>>;

/** As module/go.mod says. */
export const oldestGo = '1.25';

/** "1.26.8", of the go in PATH; undefined when there is none. GOTOOLCHAIN=local: asking must not download a newer one. */
export async function goVersion(env: Environment): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)('go', ['env', 'GOVERSION'], {
      cwd: tmpdir(),
      env: { ...env, GOTOOLCHAIN: 'local' } as NodeJS.ProcessEnv,
      timeout: 20_000,
    });
    return /\bgo(\d+\.\d+\S*)/.exec(stdout)?.[1];
  } catch {
    return undefined;
  }
}

export function isNewEnoughGo(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10));
  const [leastMajor = 0, leastMinor = 0] = oldestGo.split('.').map(Number);
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}
