// What a lane of browsers has of phishing: the relay before the site, the attacker's own browser, what the attacker holds, and a picture of
// each kind of thing that was seen.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sightFile, type Sight } from '../../../scenarios/schema/sight.ts';
import type { Target } from '../../../scenarios/schema/target.ts';
import { RelayClient } from '../../adversary/relay/relay-client.ts';
import type { Relay } from '../../adversary/relay/relay-process.ts';
import type { Attacker, SessionOrder } from '../../attempt/driver.ts';
import type { BrowserAttackParts } from './browser-attack.ts';
import type { SessionCookie, UserPage } from './user-page.ts';

export interface PhishingParts {
  readonly relay: Relay;
  readonly sightsFolder: string;
  readonly target: Target;
  readonly baseUrl: string;
  /** In a context of its own. */
  readonly openPage: () => Promise<UserPage>;
}

export class PhishingInBrowsers {
  readonly #parts: PhishingParts;
  readonly #relay: RelayClient;
  #page: UserPage | undefined;
  /** Of the person at hand: lures that were opened, and what the attacker's own browser held at the end of an attempt. */
  readonly #lures = new Set<string>();
  readonly #spoils = new Map<string, readonly SessionCookie[]>();
  #seenAssertion: string | undefined;

  constructor(parts: PhishingParts) {
    this.#parts = parts;
    this.#relay = new RelayClient(parts.relay);
  }

  /** The attacker's. Undefined: not opened yet. */
  get page(): UserPage | undefined {
    return this.#page;
  }

  /** Address of the pages that the person comes to. */
  async lure({ correlationId: id, ruse, address }: SessionOrder): Promise<string> {
    if (ruse === undefined || address === undefined) throw new Error('a lure without a ruse or an address');
    await this.#relay.open({ id, works: ruse, address });
    this.#lures.add(id);
    return this.#parts.relay.baseUrl;
  }

  /** With the session that they go on with, and no other. */
  async attackersPage({ goesOnFrom }: Attacker): Promise<UserPage> {
    await this.#page?.forgetSession();
    const page = (this.#page ??= await this.#parts.openPage());
    if (goesOnFrom === undefined) return page;
    const cookies = this.#lures.has(goesOnFrom)
      ? (await this.#relay.held(goesOnFrom)).cookies
      : (this.#spoils.get(goesOnFrom) ?? []);
    await page.takeCookies(cookies, this.#parts.baseUrl);
    return page;
  }

  /** Of the attempt that an attacker has made. */
  async keepSpoils(correlationId: string): Promise<void> {
    if (this.#page !== undefined && !this.#page.isLost)
      this.#spoils.set(correlationId, await this.#page.cookiesFor(this.#parts.baseUrl));
  }

  /** Somebody on the way of what the person's page sends. */
  watch(page: UserPage): void {
    page.watchSent(this.#parts.target.ceremonies.authentication.verify, (body) => (this.#seenAssertion = body));
  }

  sights({ arm, ruse }: SessionOrder, page: UserPage): Pick<BrowserAttackParts, 'seenAssertion' | 'onSight'> {
    return {
      seenAssertion: () => this.#seenAssertion,
      onSight: (of) => this.#keep(sightOf(of, arm, ruse), page),
    };
  }

  async leaveUser(): Promise<void> {
    const page = this.#page;
    this.#page = undefined;
    this.#spoils.clear();
    this.#seenAssertion = undefined;
    const lures = [...this.#lures];
    this.#lures.clear();
    await Promise.all([page?.close(), ...lures.map((id) => this.#relay.forget(id))]);
  }

  /** One of each kind. */
  async #keep(sight: Sight, page: UserPage): Promise<void> {
    const { sightsFolder } = this.#parts;
    const path = join(sightsFolder, sightFile(sight));
    if (existsSync(path)) return;
    mkdirSync(sightsFolder, { recursive: true });
    writeFileSync(path, await page.screenshot());
  }
}

function sightOf(of: Sight['of'], arm: string, ruse: SessionOrder['ruse']): Sight {
  if (of === 'home') return { of, arm };
  return of === 'lure' ? { of, ruse } : { of };
}
