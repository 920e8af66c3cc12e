// What this machine offers to a run, one finding for each thing a run needs, and what to do where it is not there.
import { access, mkdtemp, rmdir, stat, statfs } from 'node:fs/promises';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import { browserVersion, findBrowser } from './browser/find-browser.ts';
import { sandboxSupport } from './browser/sandbox-support.ts';
import { goVersion, isNewEnoughGo, oldestGo } from './k6/find-go.ts';
import { findK6 } from './k6/find-k6.ts';
import { oldestK6, pinnedK6Version } from './k6/k6-release.ts';
import { findLocalhost, type Resolve } from '../loopback/localhost-name.ts';
import { isNewEnough, oldestNode } from '../machine/runtime-version.ts';

export interface Finding {
  readonly id:
    | 'runtime'
    | 'browser'
    | 'sandbox'
    | 'clock'
    | 'cores'
    | 'memory'
    | 'disk'
    | 'run-folders'
    | 'names'
    | 'k6';
  /** note: a run works, but the reader should know. */
  readonly state: 'ok' | 'note' | 'problem';
  readonly found: string;
  /** What to do; always there for a problem. */
  readonly remedy?: string;
}

export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly nodeVersion: string;
  /** Folder in which run folders are made. */
  readonly runsFolder: string;
  /** A file of this project: the wall clock cannot be earlier than it was written. */
  readonly datedFile: string;
  /** Absent: as the system does. */
  readonly resolve?: Resolve;
}

/** Rules of thumb for a browser with two lanes, a server and a run folder; below them a run may still work, slowly. */
const leastMemoryBytes = 1e9;
const leastDiskBytes = 5e8;

export async function inspectMachine(machine: Machine): Promise<Finding[]> {
  return Promise.all([
    runtime(machine.nodeVersion),
    browser(machine.env),
    sandbox(),
    clock(machine.datedFile),
    cores(),
    memory(),
    disk(machine.runsFolder),
    runFolders(machine.runsFolder),
    names(machine.resolve),
    k6(machine.env),
  ]);
}

function runtime(version: string): Finding {
  const found = `Node ${version} (${process.execPath})`;
  return isNewEnough(version)
    ? { id: 'runtime', state: 'ok', found }
    : {
        id: 'runtime',
        state: 'problem',
        found,
        remedy: `use Node ${oldestNode} or newer; \`npm start\` uses the one that npm install brought`,
      };
}

async function browser(env: Machine['env']): Promise<Finding> {
  try {
    const found = await findBrowser(env);
    if (found === undefined) {
      const remedy =
        '`npm start` installs one where it may; else install chromium-headless-shell or name a Chromium in PASSKEY_PILOT_BROWSER';
      return {
        id: 'browser',
        state: 'problem',
        found: 'no Chromium in PASSKEY_PILOT_BROWSER, PATH or the puppeteer cache',
        remedy,
      };
    }
    const version = await browserVersion(found.path);
    return {
      id: 'browser',
      state: 'ok',
      found: `${version}, ${found.kind === 'full' ? 'full browser' : 'headless shell'} (${found.path}, by ${found.foundBy})`,
    };
  } catch (cause) {
    if (!(cause instanceof PilotError)) throw cause;
    return {
      id: 'browser',
      state: 'problem',
      found: cause.data.found ?? cause.code,
      remedy: cause.data.remedy ?? 'name another browser in PASSKEY_PILOT_BROWSER',
    };
  }
}

async function sandbox(): Promise<Finding> {
  const support = await sandboxSupport();
  if (support.possible) return { id: 'sandbox', state: 'ok', found: "Chromium's sandbox can be used" };
  return support.why === 'root'
    ? {
        id: 'sandbox',
        state: 'note',
        found: 'running as root: Chromium starts without its sandbox',
        remedy: 'only the reference target on this machine is visited; run as another user for a remote one',
      }
    : {
        id: 'sandbox',
        state: 'note',
        found: 'no unprivileged user namespaces: Chromium starts without its sandbox',
        remedy: 'allow user namespaces (sysctl) before visiting a remote target',
      };
}

async function clock(datedFile: string): Promise<Finding> {
  let resolutionMs = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 10_000; i += 1) {
    const before = performance.now();
    const step = performance.now() - before;
    if (step > 0 && step < resolutionMs) resolutionMs = step;
  }
  const written = (await stat(datedFile)).mtimeMs;
  const now = Date.now();
  const found = `monotonic clock in steps of ${(resolutionMs * 1_000).toPrecision(2)} µs or less, wall clock ${new Date(now).toISOString()}`;
  if (now < written)
    return {
      id: 'clock',
      state: 'problem',
      found: `${found}, earlier than this project's files`,
      remedy: 'set the date of this machine',
    };
  if (resolutionMs > 1)
    return { id: 'clock', state: 'note', found, remedy: 'measured times under a few ms mean little here' };
  return { id: 'clock', state: 'ok', found };
}

function cores(): Finding {
  const usable = availableParallelism();
  const found = `${usable} usable (${cpus()[0]?.model.trim() ?? 'unknown model'})`;
  return usable >= 2
    ? { id: 'cores', state: 'ok', found }
    : {
        id: 'cores',
        state: 'note',
        found,
        remedy:
          'browser and server share one core: measured times are longer; do not compare with machines that have two',
      };
}

function memory(): Finding {
  // Inside a container the limit counts, not what the host has free.
  const freeBytes = process.availableMemory();
  const found = `${gigabytes(freeBytes)} free of ${gigabytes(totalmem())}`;
  return freeBytes >= leastMemoryBytes
    ? { id: 'memory', state: 'ok', found }
    : {
        id: 'memory',
        state: 'note',
        found,
        remedy: `close something: with less than ${gigabytes(leastMemoryBytes)} the browser may be killed`,
      };
}

async function disk(runsFolder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(await nearestFolder(runsFolder));
  const found = `${gigabytes(bavail * bsize)} free for ${runsFolder}`;
  return bavail * bsize >= leastDiskBytes
    ? { id: 'disk', state: 'ok', found }
    : { id: 'disk', state: 'problem', found, remedy: 'free some space, or write elsewhere with --out' };
}

async function runFolders(runsFolder: string): Promise<Finding> {
  const folder = await nearestFolder(runsFolder);
  try {
    // A permission bit says little (root, read-only mounts): only a folder that was made proves it.
    await rmdir(await mkdtemp(join(folder, '.doctor-')));
    return { id: 'run-folders', state: 'ok', found: `${runsFolder} can be written` };
  } catch (cause) {
    const found = ['EACCES', 'EPERM'].includes(codeOf(cause))
      ? `no permission to write in ${folder}`
      : `that nothing can be written in ${folder} (${codeOf(cause)})`;
    return { id: 'run-folders', state: 'problem', found, remedy: 'write elsewhere with --out' };
  }
}

/** Runs need no name; what they hand to other programs does. */
async function names(resolveName: Machine['resolve']): Promise<Finding> {
  const { found, remedy } = await findLocalhost(resolveName);
  return remedy === undefined
    ? { id: 'names', state: 'ok', found }
    : {
        id: 'names',
        state: 'note',
        found,
        remedy: `this program asks nobody for that name; for other programs, ${remedy}`,
      };
}

async function k6(env: Machine['env']): Promise<Finding> {
  const passedOver: string[] = [];
  try {
    const found = await findK6(env, (path, why) => passedOver.push(`${path} ${why}`));
    if (found !== undefined)
      return { id: 'k6', state: 'ok', found: `k6 ${found.version} (${found.path}, by ${found.foundBy})` };
  } catch (cause) {
    if (!(cause instanceof PilotError)) throw cause;
    return {
      id: 'k6',
      state: 'problem',
      found: cause.data.found ?? cause.code,
      remedy: cause.data.remedy ?? 'name another k6 in PASSKEY_PILOT_K6',
    };
  }
  const also = passedOver.length === 0 ? '' : ` (${passedOver.join('; ')})`;
  return {
    id: 'k6',
    state: 'note',
    found: `no k6 ${oldestK6} or newer in PASSKEY_PILOT_K6, PATH or the cache${also}`,
    remedy: await wayToK6(env),
  };
}

/** What a load run will do, as ensureK6 does it. */
async function wayToK6(env: Machine['env']): Promise<string> {
  const go = await goVersion(env);
  if (!['', '0'].includes(env['PASSKEY_PILOT_NO_INSTALL'] ?? ''))
    return 'only load runs need it: install k6, or unset PASSKEY_PILOT_NO_INSTALL';
  if (go !== undefined && isNewEnoughGo(go))
    return `only load runs need it: the first one builds k6 ${pinnedK6Version} with Go ${go}, a minute or more`;
  const lack = go === undefined ? 'no Go is here' : `Go ${go} is older than ${oldestGo}`;
  return `only load runs need it: the first one downloads k6 ${pinnedK6Version} from github.com (${lack}); without a network, install k6`;
}

/** The folder itself, or the nearest one above it that exists. */
async function nearestFolder(folder: string): Promise<string> {
  const path = resolve(folder);
  try {
    await access(path);
    return path;
  } catch {
    return nearestFolder(join(path, '..'));
  }
}

const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(1)} GB`;

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'no reason given';
}
