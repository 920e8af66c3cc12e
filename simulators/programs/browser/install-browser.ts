// Installs a browser where none was found: the distribution's own headless shell when we may, else puppeteer's download.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PilotError } from '../../../scenarios/schema/pilot-error.ts';
import { findBrowser, type FoundBrowser } from './find-browser.ts';
import { runProgram, type RunProgram } from '../../machine/run-program.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export interface InstallOptions {
  readonly env: Environment;
  /** Called when a stage begins and every second while it lasts. */
  readonly onProgress: (stage: string, elapsedMs: number) => void;
  /** Runs a program to its end; replaced in tests. */
  readonly run?: RunProgram;
  readonly userId?: number;
  readonly osRelease?: string;
}

/** Debian recommends fonts but does not require them; without one, pages show boxes. */
const debianPackages = ['chromium-headless-shell', 'fonts-liberation'];
const nameItYourself = 'install Chromium and name it in PASSKEY_PILOT_BROWSER';

/**
 * Tries each way this machine allows, in order, and says which failed when all did.
 * @throws PilotError `browser-missing` when installing is forbidden, `browser-not-installed` when no way worked.
 */
export async function installBrowser(options: InstallOptions): Promise<FoundBrowser> {
  const { env } = options;
  if ((env['PASSKEY_PILOT_NO_INSTALL'] ?? '') !== '' && env['PASSKEY_PILOT_NO_INSTALL'] !== '0') {
    throw new PilotError('browser-missing', {
      found: 'no Chromium',
      expected: 'one in PATH',
      remedy: `${nameItYourself}, or unset PASSKEY_PILOT_NO_INSTALL`,
    });
  }
  const run = options.run ?? runProgram(options.onProgress);
  const failures: string[] = [];
  const userId = options.userId ?? process.getuid?.();
  const mayUseApt = userId === 0 && isDebianLike(options.osRelease ?? (await osRelease()));
  if (mayUseApt) {
    const failure = await installWithApt(run, env);
    const found = failure === undefined ? await findBrowser(env) : undefined;
    if (found !== undefined) return found;
    failures.push(`apt-get: ${failure ?? 'installed, but no browser appeared in PATH'}`);
  }
  const failure = await installWithPuppeteer(run, env, mayUseApt);
  const found = failure === undefined ? await findBrowser(env) : undefined;
  if (found !== undefined) return found;
  failures.push(`puppeteer: ${failure ?? 'installed, but no browser appeared in its cache'}`);
  throw new PilotError('browser-not-installed', {
    found: failures.join('; '),
    expected: 'a browser',
    remedy: nameItYourself,
  });
}

/** Undefined when it worked, else what apt-get said. */
async function installWithApt(run: RunProgram, env: Environment): Promise<string | undefined> {
  const quiet = { ...env, DEBIAN_FRONTEND: 'noninteractive' };
  const update = await run('apt-get', ['update', '-q'], quiet, 'reading the list of packages (apt-get update)');
  if (!update.ok) return update.said;
  const install = await run(
    'apt-get',
    ['install', '-y', '-q', '--no-install-recommends', ...debianPackages],
    quiet,
    `installing ${debianPackages.join(' and ')} (apt-get install)`,
  );
  return install.ok ? undefined : install.said;
}

/** The build puppeteer was made for, through its own command, into its own cache; with the libraries it needs where apt-get may bring them. */
async function installWithPuppeteer(
  run: RunProgram,
  env: Environment,
  withLibraries: boolean,
): Promise<string | undefined> {
  const command = [
    puppeteerCommand(),
    'browsers',
    'install',
    'chrome-headless-shell',
    ...(withLibraries ? ['--install-deps'] : []),
  ];
  const { ok, said } = await run(process.execPath, command, env, 'downloading chrome-headless-shell (puppeteer)');
  return ok ? undefined : said;
}

function puppeteerCommand(): string {
  const require = createRequire(import.meta.url);
  const manifestFile = require.resolve('puppeteer/package.json');
  const { bin } = require(manifestFile) as { bin: string | Record<string, string> };
  return join(dirname(manifestFile), typeof bin === 'string' ? bin : (bin['puppeteer'] ?? ''));
}

function isDebianLike(release: string): boolean {
  return /^(?:ID|ID_LIKE)=.*\b(?:debian|ubuntu)\b/m.test(release);
}

async function osRelease(): Promise<string> {
  try {
    return await readFile('/etc/os-release', 'utf8');
  } catch {
    return '';
  }
}
