// The k6 of a run: the one found on this machine, or one built or downloaded now into our cache.
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PilotError } from '../../../scenarios/schema/pilot-error.ts';
import { makeFolder } from '../../store/named-folder.ts';
import { aloneIn } from './alone-in.ts';
import { buildK6 } from './build-k6.ts';
import { downloadK6, officialReleases, type K6Releases } from './download-k6.ts';
import { findK6, type FoundK6 } from './find-k6.ts';
import type { K6InstallOptions } from './install-options.ts';
import { cachedK6, k6CacheFolder } from './k6-cache.ts';
import { k6ProgramName, oldestK6 } from './k6-release.ts';

const remedy =
  'install k6 (https://grafana.com/docs/k6/latest/set-up/install-k6/) or Go, or name a k6 in PASSKEY_PILOT_K6';

/**
 * Named, in PATH, in the cache; else built; else downloaded. PASSKEY_PILOT_NO_INSTALL forbids the last two.
 * @throws PilotError `k6-missing` with what each way said; `k6-not-usable` of findK6.
 */
export async function ensureK6(options: K6InstallOptions, releases: K6Releases = officialReleases): Promise<FoundK6> {
  const { env } = options;
  const passedOver: string[] = [];
  const found = await findK6(env, (path, why) => passedOver.push(`${path} ${why}`));
  if (found !== undefined) return found;
  const noInstall = env['PASSKEY_PILOT_NO_INSTALL'] ?? '';
  if (noInstall !== '' && noInstall !== '0') throw missing(passedOver, `${remedy}, or unset PASSKEY_PILOT_NO_INSTALL`);
  const folder = k6CacheFolder(env);
  try {
    makeFolder(folder);
  } catch (cause) {
    throw missing(
      [...passedOver, `no permission to keep one in ${folder}`],
      `${remedy}, or set XDG_CACHE_HOME to a folder that can be written`,
      cause,
    );
  }
  return aloneIn(folder, async () => (await findK6(env)) ?? obtain(folder, options, releases, passedOver), {
    onWait: (waitedMs) => options.onProgress('waiting for another process that brings k6', waitedMs),
  });
}

async function obtain(
  folder: string,
  options: K6InstallOptions,
  releases: K6Releases,
  passedOver: readonly string[],
): Promise<FoundK6> {
  const failures = [...passedOver];
  await removeLeftovers(folder);
  const ways = [
    ['build', buildK6],
    ['download', (program: string) => downloadK6(program, options, releases)],
  ] as const;
  for (const [way, bring] of ways) {
    const program = join(folder, `new-${process.pid}-${k6ProgramName}`);
    try {
      const failure = await bring(program, options);
      // It answers before it takes its place: nobody ever finds half a program there.
      if (failure === undefined) {
        await findK6({ ...options.env, PASSKEY_PILOT_K6: program });
        await rename(program, cachedK6(options.env));
        const found = await findK6(options.env);
        if (found !== undefined) return found;
      }
      failures.push(`${way}: ${failure ?? 'no k6 came of it'}`);
    } catch (error) {
      failures.push(`${way}: ${error instanceof PilotError ? (error.data.found ?? error.code) : String(error)}`);
    } finally {
      await rm(program, { force: true });
    }
  }
  throw missing(failures, remedy);
}

/** Of a process that was killed while it built: 65 MB each. Nobody else is at work here now. */
async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (/^(?:new|left)-|^\.unpack-/.test(name)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

function missing(found: readonly string[], whatToDo: string, cause?: unknown): PilotError {
  return new PilotError(
    'k6-missing',
    {
      found: found.length === 0 ? 'no k6 in PASSKEY_PILOT_K6, PATH or the cache' : `no usable k6 (${found.join('; ')})`,
      expected: `k6 ${oldestK6} or newer`,
      remedy: whatToDo,
    },
    cause === undefined ? undefined : { cause },
  );
}
