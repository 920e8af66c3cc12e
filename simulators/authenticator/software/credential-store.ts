// Credentials of one authenticator, found by id, and the newest of a relying party, in constant time however many there are.
import type { Credential } from './credential.ts';

/** Discoverable credentials at one relying party. */
interface Accounts {
  readonly byUserHandle: Map<string, Credential>;
  /** In order of arrival; may end in credentials that were replaced or removed since. */
  readonly arrivals: Credential[];
}

export class CredentialStore {
  readonly #byId = new Map<string, Credential>();
  readonly #byRpId = new Map<string, Accounts>();

  /** A discoverable credential replaces the one of the same user at the same relying party (section 6.3.2, step 7). */
  add(credential: Credential): void {
    this.#byId.set(credential.id, credential);
    if (!credential.discoverable) return;
    const accounts: Accounts = this.#byRpId.get(credential.rpId) ?? { byUserHandle: new Map(), arrivals: [] };
    const replaced = accounts.byUserHandle.get(credential.userHandle);
    if (replaced !== undefined && replaced.id !== credential.id) this.#byId.delete(replaced.id);
    accounts.byUserHandle.set(credential.userHandle, credential);
    accounts.arrivals.push(credential);
    this.#byRpId.set(credential.rpId, accounts);
  }

  find(rpId: string, id: string): Credential | undefined {
    const credential = this.#byId.get(id);
    return credential?.rpId === rpId ? credential : undefined;
  }

  /** The discoverable credential that came last. */
  newest(rpId: string): Credential | undefined {
    const accounts = this.#byRpId.get(rpId);
    for (let last = accounts?.arrivals.at(-1); last !== undefined; last = accounts?.arrivals.at(-1)) {
      if (this.#byId.get(last.id) === last) return last;
      accounts?.arrivals.pop();
    }
    return undefined;
  }

  remove(id: string): void {
    const credential = this.#byId.get(id);
    if (credential === undefined) return;
    this.#byId.delete(id);
    const accounts = this.#byRpId.get(credential.rpId);
    if (accounts?.byUserHandle.get(credential.userHandle) === credential)
      accounts.byUserHandle.delete(credential.userHandle);
  }

  get size(): number {
    return this.#byId.size;
  }
}
