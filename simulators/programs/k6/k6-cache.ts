// Where a k6 of our own is kept: outside the project, so that a new clone or a CI run finds it again.
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { k6ProgramName, pinnedK6Version } from './k6-release.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** $XDG_CACHE_HOME, which counts only when absolute (XDG Base Directory specification), or ~/.cache. */
export function k6CacheFolder(env: Environment): string {
  const given = env['XDG_CACHE_HOME'] ?? '';
  const home = env['HOME'] ?? '';
  const caches = isAbsolute(given) ? given : join(home === '' ? homedir() : home, '.cache');
  return join(caches, 'passkey-pilot', 'k6', pinnedK6Version);
}

export function cachedK6(env: Environment): string {
  return join(k6CacheFolder(env), k6ProgramName);
}
