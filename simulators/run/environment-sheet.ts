// What a run was made on: runtime, browser, machine, versions of the packages that matter. Goes into the manifest.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, cpus, release, totalmem, type } from 'node:os';
import type { z } from 'zod';
import type { environment } from '../../scenarios/schema/run.ts';

export type EnvironmentSheet = z.infer<typeof environment>;

const packagesThatMatter = [
  'puppeteer',
  'chrome-remote-interface',
  '@simplewebauthn/server',
  '@node-rs/argon2',
  'hono',
  '@duckdb/node-api',
  '@faker-js/faker',
  'vega-lite',
  'esbuild',
];

/** @param generator what made the sign-ins: a browser, or k6; or what the virtual driver resampled. */
export function environmentSheet(
  generator: Pick<
    EnvironmentSheet,
    'browser' | 'browserPath' | 'headless' | 'sandbox' | 'k6' | 'k6Path' | 'machineTime'
  >,
): EnvironmentSheet {
  const processors = cpus();
  return {
    ...generator,
    node: process.version,
    operatingSystem: `${distribution() ?? `${type()} ${release()}`} ${arch()}`,
    cpuModel: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    memoryGiB: Math.round((totalmem() / 2 ** 30) * 10) / 10,
    packages: Object.fromEntries(packagesThatMatter.map((name) => [name, packageVersion(name)])),
  };
}

function distribution(): string | undefined {
  try {
    return /^PRETTY_NAME="(.*)"$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}

/** Reads the package.json next to the package's entry, because not every package exports it. */
function packageVersion(name: string): string {
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const root = entry.slice(0, entry.lastIndexOf(`node_modules/${name}/`) + `node_modules/${name}/`.length);
    const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { version: string };
    return version;
  } catch {
    return 'unknown';
  }
}
