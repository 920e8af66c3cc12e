// Finds a Chromium to drive: the one the user names, then PATH, then puppeteer's download folder.
import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, readdir, realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { PilotError } from '../../../scenarios/schema/pilot-error.ts';

export interface FoundBrowser {
  readonly path: string;
  /** Which of the places it was found in. */
  readonly foundBy: 'PASSKEY_PILOT_BROWSER' | 'PUPPETEER_EXECUTABLE_PATH' | 'PATH' | 'puppeteer cache';
  /** headless-shell starts faster and has no window; full can be shown with --headed. */
  readonly kind: 'headless-shell' | 'full';
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Smallest first: a headless shell starts in a third of the time and needs no display. */
const programNames = [
  'chromium-headless-shell',
  'chrome-headless-shell',
  'chromium',
  'google-chrome',
  'google-chrome-stable',
  'chromium-browser',
  'chrome',
];
const namedBy = ['PASSKEY_PILOT_BROWSER', 'PUPPETEER_EXECUTABLE_PATH'] as const;

/**
 * The browser to drive, or undefined when there is none.
 * @param need `full` leaves headless shells out (a window is wanted).
 * @throws PilotError `browser-not-executable` when a variable names something that cannot be run.
 */
export async function findBrowser(env: Environment, need: 'any' | 'full' = 'any'): Promise<FoundBrowser | undefined> {
  for (const variable of namedBy) {
    const path = env[variable];
    if (path === undefined || path === '') continue;
    if (!(await isExecutable(path))) {
      throw new PilotError(
        'browser-not-executable',
        {
          found: `no program at ${path}`,
          expected: 'the path of a Chromium',
          where: variable,
          remedy: `correct ${variable} or unset it`,
        },
        { badInput: true },
      );
    }
    return { path, foundBy: variable, kind: await kindOf(path) };
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const name of programNames) {
    for (const folder of folders) {
      const path = join(folder, name);
      if (!(await isExecutable(path))) continue;
      const kind = await kindOf(path);
      if (need === 'any' || kind === 'full') return { path, foundBy: 'PATH', kind };
    }
  }
  return inPuppeteerCache(env, need);
}

/**
 * What the browser says of itself: "Chromium 140.0.7339.80".
 * @throws PilotError `browser-does-not-start`, most often because a shared library is missing.
 */
export async function browserVersion(path: string): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(path, ['--version', '--no-sandbox'], { timeout: 20_000 });
    return stdout.trim().split('\n').at(-1)?.trim() ?? '';
  } catch (cause) {
    const said = cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim().split('\n')[0] : '';
    throw new PilotError(
      'browser-does-not-start',
      {
        found: said === '' ? `no answer from ${path}` : `"${said}"`,
        expected: 'its version',
        where: path,
        remedy: 'install the libraries it names, or name another browser in PASSKEY_PILOT_BROWSER',
      },
      { cause },
    );
  }
}

/** puppeteer keeps <cache>/<browser>/<platform>-<version>/<folder>/<program>; the newest version wins. */
async function inPuppeteerCache(env: Environment, need: 'any' | 'full'): Promise<FoundBrowser | undefined> {
  const cache = env['PUPPETEER_CACHE_DIR'] ?? join(env['HOME'] ?? homedir(), '.cache', 'puppeteer');
  for (const program of need === 'full' ? ['chrome'] : ['chrome-headless-shell', 'chrome']) {
    const versions = await namesIn(join(cache, program));
    versions.sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
    for (const version of versions) {
      for (const folder of await namesIn(join(cache, program, version))) {
        const path = join(cache, program, version, folder, program);
        if (await isExecutable(path)) return { path, foundBy: 'puppeteer cache', kind: await kindOf(path) };
      }
    }
  }
  return undefined;
}

/** A link named "chrome" may lead to a headless shell; what it leads to counts. */
async function kindOf(path: string): Promise<FoundBrowser['kind']> {
  const target = await realpath(path);
  return [path, target].some((name) => /headless[-_]shell/.test(basename(name))) ? 'headless-shell' : 'full';
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch {
    return [];
  }
}
