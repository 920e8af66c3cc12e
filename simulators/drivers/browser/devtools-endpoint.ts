// Where a browser that Chromium started takes further DevTools connections. puppeteer holds a pipe to it, so that it ends with
// us even when we are killed; the connections that own authenticators go over the port, which the browser picks and writes down.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser } from 'puppeteer';
import { VoidAttempt } from '../../attempt/void-attempt.ts';

const profileFlag = '--user-data-dir=';
/** It is written while the browser starts, ms. */
const writtenWithinMs = 5_000;
const lookAgainAfterMs = 10;

/** "ws://127.0.0.1:PORT/devtools/browser/ID". Throws VoidAttempt devtools-disconnected when the browser does not say. */
export async function devtoolsEndpoint(browser: Browser): Promise<string> {
  const profile = browser
    .process()
    ?.spawnargs.find((argument) => argument.startsWith(profileFlag))
    ?.slice(profileFlag.length);
  if (profile === undefined)
    throw new VoidAttempt('devtools-disconnected', 'the browser was not started by us, with a profile of its own');
  for (let waitedMs = 0; waitedMs < writtenWithinMs; waitedMs += lookAgainAfterMs) {
    const [port, path] = (await readFile(join(profile, 'DevToolsActivePort'), 'utf8').catch(() => '')).split('\n');
    if (port !== undefined && path !== undefined) return `ws://127.0.0.1:${port}${path}`;
    await wait(lookAgainAfterMs);
  }
  throw new VoidAttempt(
    'devtools-disconnected',
    `the browser named no DevTools port within ${writtenWithinMs / 1_000} s`,
  );
}
