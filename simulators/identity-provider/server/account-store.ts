// Accounts and passkeys in memory, and what is counted against guessing at user names nobody has.
import { noGuesses, type GuessRecord } from '../rules/guess-record.ts';
import { normaliseUserName, type Account, type Message, type Passkey } from './account.ts';
import { BoundedMap } from './bounded-map.ts';

const rememberedUnknownNames = 10_000;
const inboxLength = 20;

export class AccountStore {
  readonly #accounts = new Map<string, Account>();
  readonly #owners = new Map<string, Account>();
  readonly #unknownNames = new BoundedMap<string, GuessRecord>(rememberedUnknownNames);

  find(userName: string): Account | undefined {
    return this.#accounts.get(normaliseUserName(userName));
  }

  /** False when the name is taken. */
  add(account: Account): boolean {
    if (this.#accounts.has(account.userPrincipalName)) return false;
    this.#accounts.set(account.userPrincipalName, account);
    return true;
  }

  /** False when there is no such account. */
  remove(userName: string): boolean {
    const account = this.find(userName);
    if (account === undefined) return false;
    for (const passkey of account.passkeys) this.#owners.delete(passkey.credentialId);
    return this.#accounts.delete(account.userPrincipalName);
  }

  guessesOf(userName: string): GuessRecord {
    const account = this.find(userName);
    if (account !== undefined) return account.guesses;
    const name = normaliseUserName(userName);
    const known = this.#unknownNames.get(name);
    const record = known ?? noGuesses();
    this.#unknownNames.set(name, record);
    return record;
  }

  ownerOf(credentialId: string): { readonly account: Account; readonly passkey: Passkey } | undefined {
    const account = this.#owners.get(credentialId);
    const passkey = account?.passkeys.find((candidate) => candidate.credentialId === credentialId);
    return account === undefined || passkey === undefined ? undefined : { account, passkey };
  }

  /** False when the credential id is registered already, to whomever (WebAuthn Level 3 section 7.1, step 26). */
  addPasskey(account: Account, passkey: Passkey): boolean {
    if (this.#owners.has(passkey.credentialId)) return false;
    account.passkeys.push(passkey);
    this.#owners.set(passkey.credentialId, account);
    return true;
  }

  deliver(account: Account, message: Message): void {
    account.inbox.push(message);
    if (account.inbox.length > inboxLength) account.inbox.shift();
  }
}
