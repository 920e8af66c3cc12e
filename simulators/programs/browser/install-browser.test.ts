import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureBrowser } from './ensure-browser.ts';
import { installBrowser, type InstallOptions } from './install-browser.ts';
import type { ProgramEnd } from '../../machine/run-program.ts';

const debian = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n';
const fedora = 'ID=fedora\n';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'install-'));
});
afterEach(() => rm(home, { recursive: true }));

/** Records what is run; `answer` decides how each ends and may leave a browser behind. */
function machine(
  osRelease: string,
  userId: number,
  answer: (line: string) => Promise<ProgramEnd>,
  more: Record<string, string> = {},
) {
  const lines: string[] = [];
  const options: InstallOptions = {
    env: { HOME: home, PATH: join(home, 'bin'), ...more },
    osRelease,
    userId,
    onProgress: () => undefined,
    run: async (program, parameters) => {
      const line = [program, ...parameters].join(' ');
      lines.push(line);
      return answer(line);
    },
  };
  return { options, lines };
}

async function leaveBrowser(path: string): Promise<void> {
  await mkdir(dirname(join(home, path)), { recursive: true });
  await writeFile(join(home, path), '#!/bin/sh\n');
  await chmod(join(home, path), 0o755);
}
const cached = '.cache/puppeteer/chrome-headless-shell/linux-1/chrome-headless-shell-linux64/chrome-headless-shell';
const refused: ProgramEnd = { ok: false, said: 'E: Unable to locate package chromium-headless-shell' };

describe('installBrowser', () => {
  it('uses apt-get as root on Debian, with a font', async () => {
    const { options, lines } = machine(debian, 0, async (line) => {
      if (line.includes('install')) await leaveBrowser('bin/chromium-headless-shell');
      return { ok: true, said: '' };
    });
    expect(await installBrowser(options)).toMatchObject({
      path: join(home, 'bin/chromium-headless-shell'),
      kind: 'headless-shell',
    });
    expect(lines).toEqual([
      'apt-get update -q',
      'apt-get install -y -q --no-install-recommends chromium-headless-shell fonts-liberation',
    ]);
  });

  it.each([
    ['not root', debian, 1000],
    ['not Debian', fedora, 0],
  ])("uses puppeteer's download when %s", async (_, release, userId) => {
    const { options, lines } = machine(release, userId, async () => {
      await leaveBrowser(cached);
      return { ok: true, said: '' };
    });
    expect(await installBrowser(options)).toMatchObject({ foundBy: 'puppeteer cache' });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/puppeteer.*cli\.js browsers install chrome-headless-shell$/);
  });

  it('goes on to puppeteer where apt-get has no such package', async () => {
    const { options, lines } = machine('ID=ubuntu\nID_LIKE=debian\n', 0, async (line) => {
      if (line.startsWith('apt-get install')) return refused;
      if (line.includes('puppeteer')) await leaveBrowser(cached);
      return { ok: true, said: '' };
    });
    expect(await installBrowser(options)).toMatchObject({ foundBy: 'puppeteer cache' });
    expect(lines).toHaveLength(3);
    // No such package means libraries may be missing too.
    expect(lines[2]).toMatch(/ --install-deps$/);
  });

  it('says of every way why it failed, and what to do', async () => {
    const { options } = machine(debian, 0, async (line) =>
      line.startsWith('apt-get') ? refused : { ok: false, said: 'getaddrinfo ENOTFOUND' },
    );
    await expect(installBrowser(options)).rejects.toMatchObject({
      code: 'browser-not-installed',
      data: {
        found: 'apt-get: E: Unable to locate package chromium-headless-shell; puppeteer: getaddrinfo ENOTFOUND',
        remedy: 'install Chromium and name it in PASSKEY_PILOT_BROWSER',
      },
    });
  });

  it('is not fooled by a program that ends well and leaves no browser', async () => {
    const { options } = machine(fedora, 0, async () => ({ ok: true, said: '' }));
    await expect(installBrowser(options)).rejects.toMatchObject({ code: 'browser-not-installed' });
  });

  it('runs nothing when forbidden', async () => {
    const { options, lines } = machine(debian, 0, async () => ({ ok: true, said: '' }), {
      PASSKEY_PILOT_NO_INSTALL: '1',
    });
    await expect(installBrowser(options)).rejects.toMatchObject({ code: 'browser-missing' });
    expect(lines).toEqual([]);
  });

  it('finds what a real program has installed', async () => {
    await leaveBrowser('bin/apt-get');
    const browser = join(home, 'bin/chromium-headless-shell');
    await writeFile(
      join(home, 'bin/apt-get'),
      `#!/bin/sh\n[ "$1" = update ] || { echo '#!/bin/sh' > '${browser}'; /bin/chmod 755 '${browser}'; }\n`,
    );
    const {
      options: { run: _, ...options },
    } = machine(debian, 0, async () => refused);
    const stages: string[] = [];
    expect(await installBrowser({ ...options, onProgress: (stage) => stages.push(stage) })).toMatchObject({
      path: browser,
    });
    expect(stages).toEqual([
      'reading the list of packages (apt-get update)',
      'installing chromium-headless-shell and fonts-liberation (apt-get install)',
    ]);
  });
});

describe('ensureBrowser', () => {
  it('installs nothing where there is one', async () => {
    await leaveBrowser('bin/chromium');
    const { options, lines } = machine(debian, 0, async () => refused);
    expect(await ensureBrowser('any', options)).toMatchObject({ kind: 'full' });
    expect(lines).toEqual([]);
  });

  it('does not install a full browser unasked', async () => {
    await leaveBrowser('bin/chromium-headless-shell');
    const { options, lines } = machine(debian, 0, async () => refused);
    await expect(ensureBrowser('full', options)).rejects.toMatchObject({ code: 'full-browser-missing' });
    expect(lines).toEqual([]);
  });
});
