// The browser process of a lane. Started when first needed and again after a crash; never shared between lanes.
import puppeteer, { type Browser } from 'puppeteer';
import { PilotError } from '../../../scenarios/schema/pilot-error.ts';
import { browserFlags } from '../../programs/browser/browser-flags.ts';

export interface ChromiumOptions {
  readonly executablePath: string;
  /** shell: the old headless mode, a quarter of the cost; new: full Chromium without a window; headed: a real window. */
  readonly mode: 'shell' | 'new' | 'headed';
  readonly sandbox: boolean;
}

const launchTimeoutMs = 30_000;

export class Chromium {
  readonly #options: ChromiumOptions;
  #browser: Browser | undefined;

  constructor(options: ChromiumOptions) {
    this.#options = options;
  }

  /** Its process group: Debian starts the browser from a shell script that stays, so one id is not enough. */
  get processGroup(): number | undefined {
    return this.#browser?.process()?.pid;
  }

  /** The running browser. Throws PilotError browser-did-not-start. */
  async browser(): Promise<Browser> {
    if (this.#browser?.connected !== true) this.#browser = await launch(this.#options);
    return this.#browser;
  }

  async close(): Promise<void> {
    const browser = this.#browser;
    this.#browser = undefined;
    if (browser === undefined) return;
    const child = browser.process();
    await Promise.race([
      browser.close().catch(() => undefined),
      new Promise((resolve) => setTimeout(resolve, 3_000).unref()),
    ]);
    if (child?.pid !== undefined) killGroup(child.pid);
  }
}

async function launch({ executablePath, mode, sandbox }: ChromiumOptions): Promise<Browser> {
  try {
    const browser = await puppeteer.launch({
      executablePath,
      headless: mode === 'headed' ? false : mode === 'shell' ? 'shell' : true,
      // With a pipe the browser ends when we do, even when we are killed (measured: within 1.5 s; over a socket it stays for good).
      args: [...browserFlags(sandbox), '--remote-debugging-pipe', '--remote-debugging-port=0'],
      // Ctrl-C ends our run in order; the browser must not go first.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      timeout: launchTimeoutMs,
    });
    // The pipe of a browser that is killed breaks after puppeteer has let go of it; unheard, that would end our process.
    for (const stream of browser.process()?.stdio ?? []) stream?.on('error', () => undefined);
    return browser;
  } catch (cause) {
    throw new PilotError(
      'browser-did-not-start',
      {
        found: firstLine(cause),
        expected: 'a Chromium that starts',
        where: executablePath,
        remedy: 'run passkey-pilot doctor',
      },
      { cause },
    );
  }
}

function killGroup(processGroup: number): void {
  try {
    process.kill(-processGroup, 'SIGKILL');
  } catch {
    // All of it has ended by itself.
  }
}

function firstLine(cause: unknown): string {
  return (cause instanceof Error ? cause.message : String(cause)).split('\n')[0] ?? '';
}
