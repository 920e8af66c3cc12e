import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PilotError } from '../../../scenarios/schema/pilot-error.ts';
import { officialReleases, type K6Releases } from './download-k6.ts';
import { ensureK6 } from './ensure-k6.ts';
import { TestHome } from './test-programs.fixture.ts';

let home: TestHome;
let server: Server;
let archive: Buffer;
let requests: string[];

beforeEach(async () => {
  home = await TestHome.make();
  await home.k6('release/k6-v2.2.0-test/k6');
  // The system's own, which needs its gzip; no other program of the system, such as a Go, is in PATH.
  await home.program('b/tar', 'PATH=/usr/bin:/bin exec /usr/bin/tar "$@"');
  archive = execFileSync('tar', ['-czf', '-', '-C', home.file('release'), 'k6-v2.2.0-test'], { encoding: 'buffer' });
  requests = [];
  server = createServer((request, response) => {
    requests.push(request.url ?? '');
    if (request.url === '/v2.2.0/k6-v2.2.0-test.tar.gz') response.end(archive);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
  await home.remove();
});

const cacheFolder = '.cache/passkey-pilot/k6/2.2.0';

/** A Go that notes what it was asked and leaves a k6 where it was told to. */
const go = (version: string, build: string) => `case "$1" in
  env) echo go${version};;
  build) echo "$GOFLAGS|$GOTOOLCHAIN|$GOWORK|$CGO_ENABLED|\${GOOS-none}|$*" >> '${home.file('go.log')}'; shift 5; out="$1"; ${build};;
esac`;
const builds = () => `/bin/cp '${home.file('release/k6-v2.2.0-test/k6')}' "$out"`;
const goLog = async () => (await readFile(home.file('go.log'), 'utf8')).trim().split('\n');

function releases(sha256 = createHash('sha256').update(archive).digest('hex')): K6Releases {
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    archives: { [`${process.platform}-${process.arch}`]: { name: 'test', ending: 'tar.gz', sha256 } },
  };
}
const nothingReleased: K6Releases = { baseUrl: 'http://127.0.0.1:9', archives: {} };
const stages: string[] = [];
const ensure = (from: K6Releases, env: Record<string, string> = home.env()) =>
  ensureK6({ env, onProgress: (stage) => stages.push(stage) }, from);

describe('ensureK6', () => {
  it('brings nothing where there is one', async () => {
    const k6 = await home.k6('a/k6');
    await home.program('b/go', go('1.26.8', builds()));
    expect(await ensure(releases())).toMatchObject({ path: k6, foundBy: 'PATH' });
    expect(requests).toEqual([]);
    expect(await readdir(home.path)).not.toContain('.cache');
  });

  it('builds it with Go, changing nothing of go.sum, for this machine, whatever the user set', async () => {
    await home.program('a/go', go('1.26.8', builds()));
    const env = home.env({ GOFLAGS: '-mod=mod', GOOS: 'plan9', GOTOOLCHAIN: 'auto', GOWORK: '/x/go.work' });
    expect(await ensure(releases(), env)).toEqual({
      path: home.file(`${cacheFolder}/k6`),
      version: '2.2.0',
      foundBy: 'cache',
    });
    expect(requests).toEqual([]);
    const [line = ''] = await goLog();
    expect(line).toMatch(
      /^-mod=readonly -buildvcs=false\|local\|off\|0\|none\|build -C \S+ -mod=readonly -o \S+ go\.k6\.io\/k6\/v2$/,
    );
    expect(await readdir(home.file(cacheFolder))).toEqual(['k6']);
    await ensure(releases());
    expect(await goLog()).toHaveLength(1);
  });

  it('builds once when two want it at once', async () => {
    await home.program('a/go', go('1.26.8', `/bin/sleep 0.5; ${builds()}`));
    const [one, other] = await Promise.all([ensure(nothingReleased), ensure(nothingReleased)]);
    expect(one).toEqual(other);
    expect(await goLog()).toHaveLength(1);
  });

  it.each([
    ['without Go', undefined],
    ['with a Go that is too old', '1.24.9'],
  ])('downloads the release %s', async (_, version) => {
    if (version !== undefined) await home.program('a/go', go(version, builds()));
    expect(await ensure(releases())).toEqual({
      path: home.file(`${cacheFolder}/k6`),
      version: '2.2.0',
      foundBy: 'cache',
    });
    expect(requests).toEqual(['/v2.2.0/k6-v2.2.0-test.tar.gz']);
    expect(await readdir(home.file(cacheFolder))).toEqual(['k6']);
  });

  it('lets no other bytes through', async () => {
    await expect(ensure(releases('0'.repeat(64)))).rejects.toMatchObject({
      code: 'k6-missing',
      data: { found: expect.stringContaining('is not what was pinned') },
    });
    expect(await readdir(home.file(cacheFolder))).toEqual([]);
  });

  it('says of every way why it failed, in one sentence, and what to do', async () => {
    const old = await home.k6('b/k6', '1.7.1');
    await home.program('a/go', go('1.26.8', 'echo "go: proxy.golang.org: no such host" >&2; exit 1'));
    const from = {
      ...releases(),
      archives: { [`${process.platform}-${process.arch}`]: { name: 'gone', ending: 'tar.gz', sha256: '' } },
    } as const;
    await expect(ensure(from)).rejects.toMatchObject({
      code: 'k6-missing',
      data: {
        found: `no usable k6 (${old} is k6 1.7.1; build: go: proxy.golang.org: no such host; download: ${from.baseUrl}/v2.2.0/k6-v2.2.0-gone.tar.gz answers 404)`,
        expected: 'k6 2.0.0 or newer',
        remedy: expect.stringContaining('PASSKEY_PILOT_K6'),
      },
    });
  });

  it('tells a network that cannot be reached', async () => {
    const nowhere = { baseUrl: 'http://127.0.0.1:1', archives: releases().archives };
    await expect(ensure(nowhere)).rejects.toMatchObject({
      data: { found: expect.stringMatching(/build: no Go in PATH; download: http:\S+ cannot be reached \(.+\)/) },
    });
  });

  it('is not fooled by a build that ends well and leaves none, or leaves something else', async () => {
    await home.program('a/go', go('1.26.8', ':'));
    await expect(ensure(nothingReleased)).rejects.toMatchObject({
      data: { found: expect.stringContaining('build: no program at') },
    });
    await home.program('a/go', go('1.26.8', 'echo hello > "$out"'));
    await expect(ensure(nothingReleased)).rejects.toMatchObject({
      data: { found: expect.stringContaining('which cannot be run') },
    });
    expect(await readdir(home.file(cacheFolder))).toEqual([]);
  });

  it('clears away what a killed build left, and takes over its mark', async () => {
    await mkdir(home.file(`${cacheFolder}/.unpack-1`), { recursive: true });
    await writeFile(home.file(`${cacheFolder}/new-1-k6`), 'half a k6');
    await home.program('a/go', go('1.26.8', builds()));
    await ensure(nothingReleased);
    expect(await readdir(home.file(cacheFolder))).toEqual(['k6']);
  });

  it('brings nothing when forbidden', async () => {
    await home.program('a/go', go('1.26.8', builds()));
    await expect(ensure(releases(), home.env({ PASSKEY_PILOT_NO_INSTALL: '1' }))).rejects.toMatchObject({
      code: 'k6-missing',
      data: { remedy: expect.stringContaining('unset PASSKEY_PILOT_NO_INSTALL') },
    });
    expect(requests).toEqual([]);
  });

  it('says so where its cache cannot be', async () => {
    await writeFile(home.file('file'), '');
    const failure = await ensure(releases(), home.env({ XDG_CACHE_HOME: home.file('file') })).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(PilotError);
    expect(failure).toMatchObject({ code: 'k6-missing', data: { remedy: expect.stringContaining('XDG_CACHE_HOME') } });
  });
});

describe('officialReleases', () => {
  it('pins a SHA-256 for each platform that k6 is released for', () => {
    expect(Object.keys(officialReleases.archives)).toEqual([
      'linux-x64',
      'linux-arm64',
      'darwin-x64',
      'darwin-arm64',
      'win32-x64',
    ]);
    const sums = Object.values(officialReleases.archives).map(({ sha256 }) => sha256);
    for (const sum of sums) expect(sum).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set(sums).size).toBe(sums.length);
  });
});
