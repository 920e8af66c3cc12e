// Installs a browser where none was found: the distribution's own headless shell when we may, else puppeteer's download.
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import { findBrowser, type FoundBrowser } from './find-browser.ts';

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

export interface ProgramEnd {
  readonly ok: boolean;
  /** Last lines of what it said, for the sentence. */
  readonly said: string;
}
export type RunProgram = (program: string, parameters: readonly string[], env: Environment, stage: string) => Promise<ProgramEnd>;

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
    throw new PilotError('browser-missing', { found: 'no Chromium', expected: 'one in PATH', remedy: `${nameItYourself}, or unset PASSKEY_PILOT_NO_INSTALL` });
  }
  const run = options.run ?? runProgram(options.onProgress);
  const failures: string[] = [];
  const userId = options.userId ?? process.getuid?.();
  if (userId === 0 && isDebianLike(options.osRelease ?? (await osRelease()))) {
    const failure = await installWithApt(run, env);
    const found = failure === undefined ? await findBrowser(env) : undefined;
    if (found !== undefined) return found;
    failures.push(`apt-get: ${failure ?? 'installed, but no browser appeared in PATH'}`);
  }
  const failure = await installWithPuppeteer(run, env);
  const found = failure === undefined ? await findBrowser(env) : undefined;
  if (found !== undefined) return found;
  failures.push(`puppeteer: ${failure ?? 'installed, but no browser appeared in its cache'}`);
  throw new PilotError('browser-not-installed', { found: failures.join('; '), expected: 'a browser', remedy: nameItYourself });
}

/** Undefined when it worked, else what apt-get said. */
async function installWithApt(run: RunProgram, env: Environment): Promise<string | undefined> {
  const quiet = { ...env, DEBIAN_FRONTEND: 'noninteractive' };
  const update = await run('apt-get', ['update', '-q'], quiet, 'reading the list of packages (apt-get update)');
  if (!update.ok) return update.said;
  const install = await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...debianPackages], quiet, `installing ${debianPackages.join(' and ')} (apt-get install)`);
  return install.ok ? undefined : install.said;
}

/** The build puppeteer was made for, through its own command, into its own cache. */
async function installWithPuppeteer(run: RunProgram, env: Environment): Promise<string | undefined> {
  const command = puppeteerCommand();
  const { ok, said } = await run(process.execPath, [command, 'browsers', 'install', 'chrome-headless-shell'], env, 'downloading chrome-headless-shell (puppeteer)');
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

/** Runs a program quietly; a second hand goes to `onProgress`, its last words to the result. */
function runProgram(onProgress: InstallOptions['onProgress']): RunProgram {
  return (program, parameters, env, stage) =>
    new Promise((resolve) => {
      const startedAt = performance.now();
      onProgress(stage, 0);
      const timer = setInterval(() => onProgress(stage, performance.now() - startedAt), 1_000);
      let said = '';
      const listen = (chunk: Buffer) => {
        said = (said + chunk.toString('utf8')).slice(-2_000);
      };
      const end = (ok: boolean, words: string) => {
        clearInterval(timer);
        resolve({ ok, said: lastWords(words) });
      };
      const child = spawn(program, parameters, { env: env as NodeJS.ProcessEnv, stdio: ['ignore', 'pipe', 'pipe'] });
      child.stdout.on('data', listen);
      child.stderr.on('data', listen);
      child.once('error', (error) => end(false, error.message));
      child.once('close', (code, signal) => end(code === 0, said === '' ? `ended with ${signal ?? code}` : said));
    });
}

/** The line that says why: apt-get marks it "E:", others put it last. */
function lastWords(text: string): string {
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  return (lines.find((line) => line.startsWith('E:')) ?? lines.at(-1) ?? '').slice(0, 300);
}
