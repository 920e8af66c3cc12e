// A lane of the browser driver: one browser, in it one user at a time, each in a page and context of their own.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Target } from '../../../scenarios/schema/target.ts';
import type { AccountHolder } from '../../attempt/account-holder.ts';
import type { DriverLane, OpenSession, SessionOrder } from '../../attempt/driver.ts';
import type { SimulationClient } from '../../identity-provider/simulation-client.ts';
import type { VirtualUser } from '../../people/virtual-user.ts';
import { browserTargetSession } from './browser-target-session.ts';
import type { Relay } from '../../adversary/relay/relay-process.ts';
import type { Chromium } from './chromium.ts';
import { blank } from './page-scripts.ts';
import { PhishingInBrowsers } from './phishing-in-browsers.ts';
import { UserPage } from './user-page.ts';

export interface BrowserLaneOptions {
  readonly chromium: Chromium;
  readonly target: Target;
  readonly baseUrl: string;
  readonly simulation: { readonly client: SimulationClient; readonly token: string };
  /** Real time after which a target counts as not answering, ms. */
  readonly answerTimeMs: number;
  /** Folder for pictures of failed attempts. */
  readonly failuresFolder: string;
  /** The relay of this run's site, and a folder for what people and attackers saw. Absent: nobody phishes. */
  readonly phishing?: { readonly relay: Relay; readonly sightsFolder: string } | undefined;
}

/** Of each kind of failure, so many attempts are kept to look at. */
const picturesOfEach = 3;

export class BrowserLane implements DriverLane {
  readonly #options: BrowserLaneOptions;
  #page: UserPage | undefined;
  #phone: UserPage | undefined;
  readonly #phishing: PhishingInBrowsers | undefined;

  constructor(options: BrowserLaneOptions) {
    this.#options = options;
    const { target, baseUrl, phishing } = options;
    if (phishing !== undefined)
      this.#phishing = new PhishingInBrowsers({ ...phishing, target, baseUrl, openPage: () => this.#openPage() });
  }

  openAccount(user: VirtualUser, account: AccountHolder): Promise<void> {
    return this.#options.simulation.client.openAccount(user, account);
  }

  closeAccount(account: AccountHolder): Promise<void> {
    return this.#options.simulation.client.closeAccount(account);
  }

  async openSession(order: SessionOrder): Promise<OpenSession> {
    const { target, baseUrl, simulation } = this.#options;
    if ([this.#page, this.#phone, this.#phishing?.page].some((page) => page?.isLost === true))
      await this.#startAfresh();
    await this.#page?.forgetSession();
    await this.#phone?.forgetSession();
    const phishing = this.#phishing;
    const page =
      order.attacker === undefined ? await this.#personsPage() : await phishing?.attackersPage(order.attacker);
    if (page === undefined) throw new Error('an attacker in a run in which nobody phishes');
    const phone = async () => (this.#phone ??= await this.#openPage());
    const at = order.ruse === undefined ? baseUrl : await phishing?.lure(order);
    if (at === undefined) throw new Error('a lure in a run in which nobody phishes');
    return {
      session: browserTargetSession({
        order,
        page,
        phone,
        target,
        baseUrl: at,
        simulation,
        phishing: phishing?.sights(order, page),
      }),
      close: async (failure) => {
        if (order.attacker !== undefined) await phishing?.keepSpoils(order.correlationId);
        if (failure === undefined) return;
        await this.#keep(page, failure.name, {
          correlationId: order.correlationId,
          user: order.user.index,
          arm: order.arm,
          steps: failure.log,
        });
        // After a failure of ours page and browser may be in any state; the next attempt gets new ones.
        if (failure.name.startsWith('void-')) await this.#startAfresh();
      },
    };
  }

  async leaveUser(): Promise<void> {
    const pages = [this.#page, this.#phone];
    this.#page = undefined;
    this.#phone = undefined;
    await Promise.all([...pages.map((page) => page?.close()), this.#phishing?.leaveUser()]);
  }

  async #personsPage(): Promise<UserPage> {
    if (this.#page !== undefined) return this.#page;
    const page = await this.#openPage();
    this.#phishing?.watch(page);
    this.#page = page;
    return page;
  }

  /** In a context of its own, as on another device. */
  async #openPage(): Promise<UserPage> {
    const { chromium, target, answerTimeMs } = this.#options;
    return UserPage.open(await chromium.browser(), target, answerTimeMs);
  }

  async #startAfresh(): Promise<void> {
    await this.leaveUser();
    await this.#options.chromium.close();
  }

  async #keep(page: UserPage, name: string, log: object): Promise<void> {
    const { failuresFolder } = this.#options;
    const safeName = name.replaceAll(/[^a-z0-9.-]/gi, '-');
    for (let index = 1; index <= picturesOfEach; index += 1) {
      const path = join(failuresFolder, `${safeName}-${index}`);
      if (existsSync(`${path}.json`)) continue;
      mkdirSync(failuresFolder, { recursive: true });
      writeFileSync(`${path}.json`, `${JSON.stringify(log, null, 2)}\n`, { flag: 'w' });
      // No picture where the page itself is what failed.
      const picture =
        page.isLost || name.startsWith('void-browser') ? undefined : await this.#picture(page).catch(() => undefined);
      if (picture !== undefined) writeFileSync(`${path}.png`, picture);
      return;
    }
  }

  /** Of what the person saw, but for a pass. */
  async #picture(page: UserPage): Promise<Uint8Array> {
    const controls = this.#options.target.recovery?.controls;
    if (controls !== undefined) await page.prepare(blank([controls.issuedPass, controls.pass]));
    return page.screenshot();
  }
}
