import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { browserVersion, findBrowser } from './find-browser.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'browsers-'));
});
afterEach(() => rm(home, { recursive: true }));

/** A program that answers as a browser would. */
async function program(path: string, says = 'echo "Chromium 140.0.1"'): Promise<string> {
  const file = join(home, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `#!/bin/sh\n${says}\n`);
  await chmod(file, 0o755);
  return file;
}

const environment = (more: Record<string, string> = {}) => ({
  HOME: home,
  PATH: [join(home, 'a'), join(home, 'b')].join(delimiter),
  ...more,
});

describe('findBrowser', () => {
  it('finds nothing where there is nothing', async () => {
    expect(await findBrowser(environment())).toBeUndefined();
    expect(await findBrowser({ HOME: home })).toBeUndefined();
  });

  it('prefers a headless shell to a full browser, wherever in PATH it is', async () => {
    const full = await program('a/chromium');
    const shell = await program('b/chromium-headless-shell');
    expect(await findBrowser(environment())).toEqual({ path: shell, foundBy: 'PATH', kind: 'headless-shell' });
    expect(await findBrowser(environment(), 'full')).toEqual({ path: full, foundBy: 'PATH', kind: 'full' });
  });

  it('passes over what cannot be run and what is a folder', async () => {
    await writeFile(await program('a/chromium-headless-shell'), '').then(() =>
      chmod(join(home, 'a/chromium-headless-shell'), 0o644),
    );
    await mkdir(join(home, 'a/chrome-headless-shell'));
    const chrome = await program('b/google-chrome');
    expect((await findBrowser(environment()))?.path).toBe(chrome);
  });

  it('takes the one that is named, before all others', async () => {
    await program('a/chromium-headless-shell');
    const mine = await program('mine/browser');
    const puppeteers = await program('puppeteers/browser');
    expect((await findBrowser(environment({ PUPPETEER_EXECUTABLE_PATH: puppeteers })))?.foundBy).toBe(
      'PUPPETEER_EXECUTABLE_PATH',
    );
    expect(
      await findBrowser(environment({ PUPPETEER_EXECUTABLE_PATH: puppeteers, PASSKEY_PILOT_BROWSER: mine })),
    ).toEqual({ path: mine, foundBy: 'PASSKEY_PILOT_BROWSER', kind: 'full' });
  });

  it('refuses a name that leads nowhere rather than take another browser', async () => {
    await program('a/chromium-headless-shell');
    await expect(findBrowser(environment({ PASSKEY_PILOT_BROWSER: join(home, 'gone') }))).rejects.toMatchObject({
      code: 'browser-not-executable',
      badInput: true,
      data: { where: 'PASSKEY_PILOT_BROWSER' },
    });
  });

  it('sees through a link what kind it is', async () => {
    const shell = await program('opt/chrome-headless-shell');
    await mkdir(join(home, 'a'));
    await symlink(shell, join(home, 'a/chrome'));
    expect((await findBrowser(environment()))?.kind).toBe('headless-shell');
    expect(await findBrowser(environment(), 'full')).toBeUndefined();
  });

  it("takes the newest of puppeteer's cache, by number and not by letter", async () => {
    await program(
      '.cache/puppeteer/chrome-headless-shell/linux-99.0.1/chrome-headless-shell-linux64/chrome-headless-shell',
    );
    const newest = await program(
      '.cache/puppeteer/chrome-headless-shell/linux-140.0.1/chrome-headless-shell-linux64/chrome-headless-shell',
    );
    expect(await findBrowser(environment())).toEqual({
      path: newest,
      foundBy: 'puppeteer cache',
      kind: 'headless-shell',
    });
  });
});

describe('browserVersion', () => {
  it('is what the browser says', async () => {
    expect(await browserVersion(await program('a/chromium'))).toBe('Chromium 140.0.1');
  });

  it('tells what a browser said that does not start', async () => {
    const broken = await program('a/chromium', 'echo "error while loading shared libraries: libnss3.so" >&2; exit 127');
    await expect(browserVersion(broken)).rejects.toMatchObject({
      code: 'browser-does-not-start',
      data: { found: '"error while loading shared libraries: libnss3.so"' },
    });
  });
});
