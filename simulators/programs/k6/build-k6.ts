// Builds k6 from the module files beside this one. Their go.sum fixes every byte of source, and nothing may change it.
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runProgram } from '../../machine/run-program.ts';
import { goVersion, isNewEnoughGo, oldestGo } from './find-go.ts';
import type { K6InstallOptions } from './install-options.ts';
import { pinnedK6Version } from './k6-release.ts';

const k6Package = 'go.k6.io/k6/v2';

/**
 * Builds into the file `program`, which must be a new one. One to five minutes on two cores where Go has nothing cached, and 100 MB of sources.
 * @returns undefined when it worked, else why not, in the compiler's words.
 */
export async function buildK6(
  program: string,
  { env, onProgress, run = runProgram(onProgress) }: K6InstallOptions,
): Promise<string | undefined> {
  const version = await goVersion(env);
  if (version === undefined) return 'no Go in PATH';
  if (!isNewEnoughGo(version)) return `Go ${version}, too old: ${oldestGo} or newer is needed`;
  // A folder of its own: Go may want to write beside go.mod, and a go.work above the project must not matter.
  const folder = await mkdtemp(join(tmpdir(), 'passkey-pilot-k6-'));
  try {
    for (const file of ['go.mod', 'go.sum'])
      await copyFile(fileURLToPath(new URL(`module/${file}`, import.meta.url)), join(folder, file));
    const parameters = ['build', '-C', folder, '-mod=readonly', '-o', program, k6Package];
    const { ok, said } = await run(
      'go',
      parameters,
      buildEnvironment(env),
      `building k6 ${pinnedK6Version} (go build, a minute or more)`,
    );
    return ok ? undefined : said;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** As the official release is built (no cgo), for this machine, whatever the user's own Go settings are. Proxy and cache settings stay. */
function buildEnvironment(env: K6InstallOptions['env']): K6InstallOptions['env'] {
  const { GOOS: _os, GOARCH: _arch, GOEXPERIMENT: _experiment, ...rest } = env;
  return { ...rest, CGO_ENABLED: '0', GOFLAGS: '-mod=readonly -buildvcs=false', GOTOOLCHAIN: 'local', GOWORK: 'off' };
}
