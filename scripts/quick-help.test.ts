// Whoever asks for help waits for what help needs, and not for what draws, reads tables or makes up people.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const heavy = new Set(['@duckdb/node-api', '@faker-js/faker', 'puppeteer', 'vega', 'vega-lite']);
const tellsPackages = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  const loaded = new Set();
  registerHooks({
    load(url, context, next) {
      const [, name] = /.*\\/node_modules\\/((?:@[^/]+\\/)?[^/]+)\\//.exec(url) ?? [];
      if (name !== undefined) loaded.add(name);
      return next(url, context);
    },
  });
  process.on('exit', () => process.stderr.write(JSON.stringify([...loaded])));
`)}`;

it.each(['--help', 'run --help', 'sensitivity --help', 'no-such-command'])(
  'loads nothing heavy: %s',
  { timeout: 60_000 },
  async (words) => {
    const { stderr } = await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', '--import', tellsPackages, 'scripts/passkey-pilot.ts', ...words.split(' ')],
      { cwd: fileURLToPath(new URL('..', import.meta.url)) },
    ).catch((error: unknown) => error as { readonly stderr: string });
    const loaded = JSON.parse(stderr.slice(stderr.lastIndexOf('['))) as string[];
    expect(loaded).toContain('commander');
    expect(loaded.filter((name) => heavy.has(name))).toEqual([]);
  },
);
