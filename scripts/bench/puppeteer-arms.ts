// Arms (a) and (b): passkey sign-ins as a test written with puppeteer does them, in a browser of their own with puppeteer's own flags.
import puppeteer, { type Browser, type CDPSession, type Page } from 'puppeteer';
import { PartClock, type BenchArm } from './arm.ts';
import type { BenchGround, BenchPerson } from './ground.ts';

/** Beside puppeteer's own: what a test on this machine cannot do without. */
const neededFlags = (sandbox: boolean) => (sandbox ? [] : ['--no-sandbox']);

export async function freshContextArm(ground: BenchGround, person: BenchPerson): Promise<BenchArm> {
  const browser = await launch(ground);
  const signInOnce = async (clock: PartClock) => {
    const context = await clock.time('context and page opened', () => browser.createBrowserContext());
    const page = await clock.time('context and page opened', () => context.newPage());
    await clock.time('authenticator', () => giveAuthenticator(ground, page, person));
    await throughPages(ground, page, clock);
    await clock.time('context and page closed', () => context.close());
  };
  return arm(ground, browser, 'a', 'plain puppeteer, a fresh context per sign-in', signInOnce);
}

export async function reusedPageArm(ground: BenchGround, person: BenchPerson): Promise<BenchArm> {
  const browser = await launch(ground);
  const page = await browser.newPage();
  const session = await giveAuthenticator(ground, page, person);
  const signInOnce = async (clock: PartClock) => {
    await clock.time('cookies cleared', () => session.send('Network.clearBrowserCookies'));
    await throughPages(ground, page, clock);
  };
  return arm(ground, browser, 'b', 'plain puppeteer, one page reused, cookies cleared', signInOnce);
}

function arm(
  ground: BenchGround,
  browser: Browser,
  id: 'a' | 'b',
  title: string,
  signInOnce: (clock: PartClock) => Promise<void>,
): BenchArm {
  const processGroup = browser.process()?.pid;
  return {
    id,
    title,
    browser: `${ground.browser.mode} with puppeteer's own flags ${neededFlags(ground.browser.sandbox)
      .map((flag) => `and ${flag}`)
      .join(' ')}`.trim(),
    processGroups: processGroup === undefined ? [] : [processGroup],
    async signIn(durationMs) {
      const clock = new PartClock();
      const startedAtMs = performance.now();
      let signIns = 0;
      while (performance.now() - startedAtMs < durationMs) {
        await signInOnce(clock);
        signIns += 1;
      }
      return { signIns, elapsedMs: performance.now() - startedAtMs, parts: clock.parts };
    },
  };
}

async function launch({ browser, closeLater }: BenchGround): Promise<Browser> {
  const launched = await puppeteer.launch({
    executablePath: browser.executablePath,
    headless: browser.mode === 'shell' ? 'shell' : true,
    args: neededFlags(browser.sandbox),
    // The ground closes all browsers in order.
    handleSIGINT: false,
    handleSIGTERM: false,
  });
  closeLater(() => launched.close());
  return launched;
}

/** The session stays open: when it detaches, Chromium takes the authenticator away. */
async function giveAuthenticator({ target }: BenchGround, page: Page, { account }: BenchPerson): Promise<CDPSession> {
  const [passkey] = account.passkeys;
  if (passkey === undefined) throw new Error('found no passkey, expected one that was registered');
  const session = await page.createCDPSession();
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const { credentialId, key, userHandle } = passkey;
  if (!('pkcs8' in key)) throw new Error('found a derived key, expected the one the browser made');
  await session.send('WebAuthn.addCredential', {
    authenticatorId,
    credential: {
      credentialId,
      isResidentCredential: true,
      rpId: target.rpId,
      privateKey: key.pkcs8,
      userHandle,
      signCount: passkey.signCount,
      backupEligibility: true,
      backupState: true,
    },
  });
  // A synced passkey reports no counter. Without this the second context's counter would be seen as a copy's.
  await session.send('WebAuthn.setCredentialProperties', {
    authenticatorId,
    credentialId,
    signCount: -1,
    backupEligibility: true,
    backupState: true,
  } as { authenticatorId: string; credentialId: string });
  return session;
}

async function throughPages({ provider, target }: BenchGround, page: Page, clock: PartClock): Promise<void> {
  await clock.time('sign-in page (goto)', () => page.goto(`${provider.baseUrl}${target.paths.signIn}`));
  await clock.time('click to home page', () =>
    Promise.all([page.waitForNavigation(), page.click(target.controls.usePasskey)]),
  );
  const home = await clock.time('check', () => page.$(target.pages.home ?? ''));
  if (home === null) throw new Error(`found ${page.url()} after the sign-in, expected the home page`);
}
