// The lures that are out: each with its visit at the site and what the person has given so far. In memory, and of what was given only
// the kinds.
import { randomBytes } from 'node:crypto';
import type { Ruse } from '../../../../scenarios/schema/ruse.ts';
import type { Held, LureOrder, SecretKind } from '../lure.ts';
import { SiteVisit } from './site-visit.ts';

export interface Lure {
  readonly works: Ruse;
  readonly visit: SiteVisit;
  readonly given: Set<SecretKind>;
  /** Value of the relay's own cookie: the browser that has it opened the landing page. */
  readonly cookie: string;
}

export class Lures {
  readonly #lures = new Map<string, Lure>();
  readonly #site: string;
  readonly #token: string;

  constructor(site: string, token: string) {
    this.#site = site;
    this.#token = token;
  }

  /** False when there is one of this id. */
  open({ id, works, address }: LureOrder): boolean {
    if (this.find(id) !== undefined) return false;
    const visit = new SiteVisit(this.#site, this.#token, address);
    this.#lures.set(keyOf(id), { works, visit, given: new Set(), cookie: randomBytes(32).toString('base64url') });
    return true;
  }

  find(id: string): Lure | undefined {
    return this.#lures.get(keyOf(id));
  }

  /** False when there was none. */
  forget(id: string): boolean {
    return this.#lures.delete(keyOf(id));
  }
}

export function heldOf({ given, visit }: Lure): Held {
  return { given: [...given], cookies: visit.cookies.list() };
}

const keyOf = (id: string) => id.toLowerCase();
