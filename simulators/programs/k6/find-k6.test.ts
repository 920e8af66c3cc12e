import { execFileSync } from 'node:child_process';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findK6 } from './find-k6.ts';
import { k6VersionIn, oldestK6 } from './k6-release.ts';
import { TestHome } from './test-programs.fixture.ts';

let home: TestHome;
beforeEach(async () => {
  home = await TestHome.make();
});
afterEach(() => home.remove());

const cached = '.cache/passkey-pilot/k6/2.2.0/k6';

describe('findK6', () => {
  it('finds nothing where there is nothing', async () => {
    expect(await findK6(home.env())).toBeUndefined();
    expect(await findK6({ HOME: home.path })).toBeUndefined();
  });

  it('prefers the named one, then PATH in its order, then the cache', async () => {
    const inCache = await home.k6(cached);
    expect(await findK6(home.env())).toEqual({ path: inCache, version: '2.2.0', foundBy: 'cache' });
    const second = await home.k6('b/k6', '2.1.0');
    expect(await findK6(home.env())).toEqual({ path: second, version: '2.1.0', foundBy: 'PATH' });
    const first = await home.k6('a/k6', '3.0.0-rc1');
    expect(await findK6(home.env())).toEqual({ path: first, version: '3.0.0-rc1', foundBy: 'PATH' });
    const named = await home.k6('mine', '2.0.0');
    expect(await findK6(home.env({ PASSKEY_PILOT_K6: named }))).toEqual({
      path: named,
      version: '2.0.0',
      foundBy: 'PASSKEY_PILOT_K6',
    });
  });

  it('looks where XDG_CACHE_HOME says, when it is absolute', async () => {
    const elsewhere = await home.k6('caches/passkey-pilot/k6/2.2.0/k6');
    expect((await findK6(home.env({ XDG_CACHE_HOME: home.file('caches') })))?.path).toBe(elsewhere);
    expect(await findK6(home.env({ XDG_CACHE_HOME: 'caches' }))).toBeUndefined();
  });

  it('passes over what is no k6 2, and says why', async () => {
    const old = await home.k6('a/k6', '1.7.1');
    const foreign = await home.program('b/k6', 'echo hello');
    const broken = await home.program(cached, 'echo "error while loading shared libraries: libc.so" >&2; exit 127');
    const passedOver: [string, string][] = [];
    expect(await findK6(home.env(), (...told) => passedOver.push(told))).toBeUndefined();
    expect(passedOver).toEqual([
      [old, 'is k6 1.7.1'],
      [foreign, 'says "hello"'],
      [broken, 'says "error while loading shared libraries: libc.so"'],
    ]);
  });

  it('passes over a folder, and a file that may not be run', async () => {
    await mkdir(home.file('a/k6'), { recursive: true });
    await mkdir(home.file('b'));
    await writeFile(home.file('b/k6'), '');
    await chmod(home.file('b/k6'), 0o644);
    const passedOver: string[] = [];
    expect(await findK6(home.env(), (_, why) => passedOver.push(why))).toBeUndefined();
    expect(passedOver).toEqual(['cannot be run', 'cannot be run']);
  });

  it.each([
    ['gone', '', 'no program at '],
    ['old', "echo 'k6 v1.7.1 (go1.25.0, linux/amd64)'", ', which is k6 1.7.1'],
    ['other', 'echo hello', ', which says "hello"'],
  ])('refuses a named one that does not work (%s) rather than take another', async (name, says, found) => {
    await home.k6('a/k6');
    const named = says === '' ? home.file(name) : await home.program(name, says);
    const failure = findK6(home.env({ PASSKEY_PILOT_K6: named }));
    await expect(failure).rejects.toMatchObject({
      code: 'k6-not-usable',
      badInput: true,
      data: { where: 'PASSKEY_PILOT_K6', expected: `k6 ${oldestK6} or newer` },
    });
    await expect(failure).rejects.toMatchObject({ data: { found: expect.stringContaining(found) } });
  });

  it('finds the k6 of this machine, which says its version', async ({ skip }) => {
    const found = await findK6(process.env);
    if (found === undefined) return skip('no k6 on this machine: `npm run doctor` says how to get one');
    expect(k6VersionIn(execFileSync(found.path, ['version'], { encoding: 'utf8' }))).toBe(found.version);
  });
});

describe('k6VersionIn', () => {
  it.each([
    ['k6 v2.2.0 (commit/9e0c7f1a2b, go1.25.12, linux/amd64)\nExtensions:\n', '2.2.0'],
    ['k6.exe v2.2.0 (go1.26.8, windows/amd64)', '2.2.0'],
    ['my k6-new v2.3.0-rc1 (commit/abc-dirty, go1.27, darwin/arm64)', '2.3.0-rc1'],
    ['mock6 v2.2.0', undefined],
    ['node v24.1.0 (x64)', undefined],
    ['', undefined],
  ])('%j → %s', (said, version) => {
    expect(k6VersionIn(said)).toBe(version);
  });
});
