// For tests: Chromium with its virtual authenticator as a side of ceremonies. Pages of any origin are made up on the spot and no
// name is looked up, so that nothing of it leaves the machine.
import puppeteer, { type Browser, type CDPSession, type Page } from 'puppeteer';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { browserFlags } from '../../programs/browser/browser-flags.ts';
import { findBrowser } from '../../programs/browser/find-browser.ts';
import { sandboxSupport } from '../../programs/browser/sandbox-support.ts';
import type { Answer, AuthenticatorTraits, CeremonySide, LooseOptions } from './ceremony-side.fixture.ts';
import type { PersonAtPrompt } from './software-authenticator.ts';

export class ChromiumSide implements CeremonySide {
  readonly #browser: Browser;
  readonly #page: Page;
  readonly #devtools: CDPSession;
  #authenticatorId: string | undefined;
  #counts = true;

  private constructor(browser: Browser, page: Page, devtools: CDPSession) {
    this.#browser = browser;
    this.#page = page;
    this.#devtools = devtools;
  }

  static async open(): Promise<ChromiumSide> {
    const found = await findBrowser(process.env);
    if (found === undefined) throw new Error('no browser; npm test installs one');
    const browser = await puppeteer.launch({
      executablePath: found.path,
      headless: found.kind === 'full' ? true : 'shell',
      args: [...browserFlags((await sandboxSupport()).possible), '--host-resolver-rules=MAP * ~NOTFOUND'],
    });
    const page = (await browser.pages())[0] ?? (await browser.newPage());
    const devtools = await page.createCDPSession();
    const html = {
      responseCode: 200,
      responseHeaders: [{ name: 'content-type', value: 'text/html' }],
      body: Buffer.from('<!doctype html><title>page</title>').toString('base64'),
    };
    devtools.on(
      'Fetch.requestPaused',
      ({ requestId }) => void devtools.send('Fetch.fulfillRequest', { requestId, ...html }),
    );
    await devtools.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
    await devtools.send('WebAuthn.enable');
    return new ChromiumSide(browser, page, devtools);
  }

  async plugIn({ transport, keepsDiscoverable, backup, counts, person }: AuthenticatorTraits): Promise<void> {
    if (this.#authenticatorId !== undefined)
      await this.#devtools.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId: this.#authenticatorId });
    const { authenticatorId } = await this.#devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        ctap2Version: 'ctap2_1',
        transport: transport as 'internal',
        hasResidentKey: keepsDiscoverable,
        hasUserVerification: person.verification !== 'not-set-up',
        isUserVerified: person.verification === 'succeeds',
        automaticPresenceSimulation: person.presence === 'confirms',
        defaultBackupEligibility: backup !== 'device-bound',
        defaultBackupState: backup === 'backed-up',
      },
    });
    this.#authenticatorId = authenticatorId;
    this.#counts = counts;
  }

  async setPerson({ presence, verification }: PersonAtPrompt): Promise<void> {
    const authenticatorId = this.#authenticatorId ?? '';
    await this.#devtools.send('WebAuthn.setAutomaticPresenceSimulation', {
      authenticatorId,
      enabled: presence === 'confirms',
    });
    await this.#devtools.send('WebAuthn.setUserVerified', {
      authenticatorId,
      isUserVerified: verification === 'succeeds',
    });
  }

  async create(origin: string, options: LooseOptions): Promise<Answer<RegistrationResponseJSON>> {
    const answer = await this.#ask<RegistrationResponseJSON>(origin, 'create', 'parseCreationOptionsFromJSON', options);
    // Only here can a counter be switched off; before, there is no credential.
    if ('given' in answer && !this.#counts) {
      const credentialId = Buffer.from(answer.given.id, 'base64url').toString('base64');
      await this.#devtools.send('WebAuthn.setCredentialProperties', {
        authenticatorId: this.#authenticatorId ?? '',
        credentialId,
        signCount: -1,
      } as never);
    }
    return answer;
  }

  get(origin: string, options: LooseOptions): Promise<Answer<AuthenticationResponseJSON>> {
    return this.#ask(origin, 'get', 'parseRequestOptionsFromJSON', options);
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }

  async #ask<T>(origin: string, method: string, parse: string, options: LooseOptions): Promise<Answer<T>> {
    if (!this.#page.url().startsWith(`${origin}/`)) await this.#page.goto(`${origin}/`);
    const { result } = await this.#devtools.send('Runtime.evaluate', {
      awaitPromise: true,
      returnByValue: true,
      expression: `(async () => {
        try {
          const publicKey = PublicKeyCredential.${parse}(${JSON.stringify(options)});
          return { given: (await navigator.credentials.${method}({ publicKey })).toJSON() };
        } catch (error) {
          return { refused: error.name };
        }
      })()`,
    });
    return result.value as Answer<T>;
  }
}
