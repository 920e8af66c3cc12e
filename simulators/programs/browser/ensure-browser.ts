// The browser of a run: the one found on this machine, or one installed now.
import { PilotError } from '../../../scenarios/schema/pilot-error.ts';
import { findBrowser, type FoundBrowser } from './find-browser.ts';
import { installBrowser, type InstallOptions } from './install-browser.ts';

/**
 * @param need `full` for a browser that can show a window; such a one is never installed unasked.
 * @throws PilotError of findBrowser and installBrowser, and `full-browser-missing`.
 */
export async function ensureBrowser(need: 'any' | 'full', options: InstallOptions): Promise<FoundBrowser> {
  const found = await findBrowser(options.env, need);
  if (found !== undefined) return found;
  if (need === 'full') {
    throw new PilotError('full-browser-missing', {
      found: 'no browser that can show a window',
      expected: 'a full Chromium or Chrome',
      remedy: 'install one (on Debian: apt-get install chromium), or leave --headed out',
    });
  }
  return installBrowser(options);
}
