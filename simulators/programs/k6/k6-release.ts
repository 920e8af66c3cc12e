// The k6 we build, download and try against, and the oldest that can run our script.

/** As pinned in module/go.mod. */
export const pinnedK6Version = '2.2.0';

/** TextEncoder and the options we pass are those of k6 2; a k6 of our own version is nowhere needed. */
export const oldestK6 = '2.0.0';

/**
 * "k6 v2.2.0 (commit/9e0c7f1a2b, go1.25.12, linux/amd64)" → "2.2.0"; undefined when it is not what k6 says. The first word is the
 * name of its file, whatever that is.
 */
export function k6VersionIn(said: string): string | undefined {
  return /^.+ v(\d+\.\d+\.\d+\S*) \((?:\S+, )?go\d\S*, \w+\/\w+\)/m.exec(said)?.[1];
}

export function isNewEnoughK6(version: string): boolean {
  return Number(version.split('.')[0]) >= Number(oldestK6.split('.')[0]);
}

export const k6ProgramName = process.platform === 'win32' ? 'k6.exe' : 'k6';
