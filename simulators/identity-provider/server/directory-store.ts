// The directory in memory, and beside each account what its person proves themselves by: secrets that the site never sees.
import type { Account } from '../../site/account.ts';
import { withoutPasskeys, withPasswordReset, withSessionsRevoked } from '../../site/administration.ts';
import { normaliseUserName } from '../../site/account.ts';
import type { Answer, Message } from '../../site/answer.ts';
import { noGuesses, type GuessRecord } from '../../site/rules/guess-record.ts';
import type { TemporaryAccessPass } from '../../site/rules/temporary-access-pass.ts';
import type { Directory } from '../../site/tenant.ts';
import { BoundedMap } from '../../web-server/bounded-map.ts';

const rememberedUnknownNames = 10_000;
const inboxLength = 20;

export interface Secrets {
  /** Absent: an administrator has taken the password away. */
  passwordHash?: string;
  /** Of the Temporary Access Pass that was given last. */
  passHash?: string;
  /** Base32, RFC 4648; of those whose second factor is an authenticator app. */
  readonly totpSecret?: string;
  /** COSE_Key by credential id. */
  readonly publicKeys: Map<string, Uint8Array<ArrayBuffer>>;
}

/** As it reached the person's inbox. */
export interface DeliveredMessage extends Pick<Message, 'channel' | 'purpose' | 'code'> {
  readonly to: string;
  readonly sentAtMs: number;
}

interface Entry {
  account: Account;
  readonly secrets: Secrets;
  /** Messages sent, newest last; the oldest fall out. */
  readonly inbox: DeliveredMessage[];
}

export class DirectoryStore implements Directory {
  readonly #entries = new Map<string, Entry>();
  /** User names by credential id. */
  readonly #owners = new Map<string, string>();
  readonly #unknownNames = new BoundedMap<string, GuessRecord>(rememberedUnknownNames);

  accountOf(userName: string): Account | undefined {
    return this.#entry(userName)?.account;
  }

  ownerOf(credentialId: string): Account | undefined {
    const owner = this.#owners.get(credentialId);
    return owner === undefined ? undefined : this.accountOf(owner);
  }

  guessesAtNobody(userName: string): GuessRecord {
    return this.#unknownNames.get(userName) ?? noGuesses;
  }

  secretsOf(userName: string): Secrets | undefined {
    return this.#entry(userName)?.secrets;
  }

  inboxOf(userName: string): readonly DeliveredMessage[] | undefined {
    return this.#entry(userName)?.inbox;
  }

  /** False when the name is taken. */
  add(account: Account, secrets: Secrets): boolean {
    if (this.#entries.has(account.userPrincipalName)) return false;
    this.#entries.set(account.userPrincipalName, { account, secrets, inbox: [] });
    this.#own(account);
    return true;
  }

  /** The account that is no more; undefined when there was none. */
  remove(userName: string): Account | undefined {
    const account = this.accountOf(userName);
    if (account === undefined) return undefined;
    for (const { credentialId } of account.credentials) this.#owners.delete(credentialId);
    this.#entries.delete(account.userPrincipalName);
    return account;
  }

  /** As an administrator does it. False when there is no such account. */
  removePassword(userName: string): boolean {
    const entry = this.#entry(userName);
    if (entry === undefined) return false;
    entry.account = { ...entry.account, hasPassword: false };
    delete entry.secrets.passwordHash;
    return true;
  }

  /** As an administrator does it. False when there is no such account. */
  givePass(userName: string, pass: TemporaryAccessPass): boolean {
    const entry = this.#entry(userName);
    if (entry === undefined) return false;
    entry.account = { ...entry.account, pass };
    return true;
  }

  /** As an administrator does it. False when there is no such account. */
  resetPassword(userName: string, passwordHash: string, nowMs: number): boolean {
    const entry = this.#entry(userName);
    if (entry === undefined) return false;
    entry.account = withPasswordReset(entry.account, nowMs);
    entry.secrets.passwordHash = passwordHash;
    return true;
  }

  /** As an administrator does it. False when there is no such account. */
  revokeSessions(userName: string, nowMs: number): boolean {
    const entry = this.#entry(userName);
    if (entry === undefined) return false;
    entry.account = withSessionsRevoked(entry.account, nowMs);
    return true;
  }

  /** As an administrator does it. False when there is no such account. */
  deletePasskeys(userName: string): boolean {
    const entry = this.#entry(userName);
    if (entry === undefined) return false;
    for (const { credentialId } of entry.account.credentials) {
      this.#owners.delete(credentialId);
      entry.secrets.publicKeys.delete(credentialId);
    }
    entry.account = withoutPasskeys(entry.account);
    return true;
  }

  /** Carries out what an answer of the site makes of the directory. */
  take({ account, guessesAtNobody, message }: Answer, nowMs: number): void {
    if (account !== undefined) this.#replace(account);
    if (guessesAtNobody !== undefined) this.#unknownNames.set(guessesAtNobody.userName, guessesAtNobody.guesses);
    if (message !== undefined) this.#deliver(message, nowMs);
  }

  #entry(userName: string): Entry | undefined {
    return this.#entries.get(normaliseUserName(userName));
  }

  #replace(account: Account): void {
    const entry = this.#entries.get(account.userPrincipalName);
    if (entry === undefined) return;
    const registered = account.credentials.length !== entry.account.credentials.length;
    entry.account = account;
    if (registered) this.#own(account);
  }

  #own({ credentials, userPrincipalName }: Account): void {
    for (const { credentialId } of credentials) this.#owners.set(credentialId, userPrincipalName);
  }

  /** The way from here to the person is the simulators' delivery, not ours. */
  #deliver({ to, address, channel, purpose, code }: Message, nowMs: number): void {
    const inbox = this.#entries.get(to)?.inbox;
    inbox?.push({ channel, to: address, purpose, code, sentAtMs: nowMs });
    if (inbox !== undefined && inbox.length > inboxLength) inbox.shift();
  }
}
