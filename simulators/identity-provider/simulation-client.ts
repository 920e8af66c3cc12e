// The harness's side door to a provider that was started for simulation: accounts, inboxes, memory.
import { z } from 'zod';
import { directoryAudit, type DirectoryAudit } from '../../scenarios/schema/directory-audit.ts';
import type { DeskAnswer } from '../../scenarios/schema/help-desk.ts';
import type { AccountHolder } from '../attempt/account-holder.ts';
import type { VirtualUser } from '../people/virtual-user.ts';
import { controlRequest, type ControlledServer } from '../server-process/control-request.ts';
import type { EnrolledPasskey } from './server/enrolled-passkey.ts';
import { deskReply, type DeskReply } from './server/desk-reply.ts';
import type { NewAccount } from './server/simulation-routes.ts';

const inbox = z.object({
  messages: z.array(z.object({ channel: z.string(), purpose: z.string(), code: z.string(), sentAtMs: z.number() })),
});
type Headers = Readonly<Record<string, string>>;

const given = z.object({ pass: z.string().optional() });
const audit = z.object({ rows: z.array(directoryAudit) });
const memory = z.object({
  residentBytes: z.number(),
  cpuMs: z.number(),
  /** Share of the time since the last time it was asked in which the event loop was busy; 0 to 1. */
  eventLoopUtilisation: z.number().optional(),
});

export interface AccountOrder {
  readonly user: VirtualUser;
  readonly account: AccountHolder;
  /** Passkeys that the person has from before, with the user handle they were made for. */
  readonly enrolled?: { readonly userHandle: string; readonly passkeys: readonly EnrolledPasskey[] };
}

export interface AddAccountsOptions {
  readonly signal?: AbortSignal;
  /** So many more are there. */
  readonly onBatch?: (count: number) => void;
}

/** Some 0.5 s of hashing on one core. */
const accountsInBatch = 24;

export class SimulationClient {
  readonly #server: ControlledServer;

  constructor({ baseUrl, token }: Pick<ControlledServer, 'baseUrl' | 'token'>) {
    const codes = { died: 'target-died', refused: 'target-refused-control' };
    this.#server = { baseUrl, token, noun: 'the identity provider', codes };
  }

  openAccount(user: VirtualUser, account: AccountHolder): Promise<void> {
    return this.openAccounts([{ user, account }]);
  }

  openAccounts(orders: readonly AccountOrder[], options?: AddAccountsOptions): Promise<void> {
    return this.addAccounts(orders.map(newAccountOf), options);
  }

  /**
   * Resolves once all are there. The provider hashes every password as in life: some 20 ms of a core each at OWASP's cost. Aborted:
   * rejects with the signal's reason after the batch under way.
   */
  async addAccounts(accounts: readonly NewAccount[], { signal, onBatch }: AddAccountsOptions = {}): Promise<void> {
    for (let from = 0; from < accounts.length; from += accountsInBatch) {
      signal?.throwIfAborted();
      const batch = accounts.slice(from, from + accountsInBatch);
      await this.#request('POST', '/simulation/accounts', { accounts: batch });
      onBatch?.(batch.length);
    }
  }

  async closeAccount(account: AccountHolder): Promise<void> {
    await this.#request('DELETE', accountPath(account.userPrincipalName));
  }

  async removePassword({ userPrincipalName }: AccountHolder): Promise<void> {
    await this.#request('DELETE', `${accountPath(userPrincipalName)}/password`);
  }

  /** As an administrator does, at the time in the headers. Undefined: the policy gives this person none. */
  async givePass({ userPrincipalName }: AccountHolder, headers: Headers): Promise<string | undefined> {
    return given.parse(await this.#request('POST', `${accountPath(userPrincipalName)}/passes`, {}, headers)).pass;
  }

  /** As an administrator does, at the time in the headers. */
  async resetPassword({ userPrincipalName }: AccountHolder, headers: Headers): Promise<void> {
    await this.#request('POST', `${accountPath(userPrincipalName)}/password/reset`, {}, headers);
  }

  async revokeSessions({ userPrincipalName }: AccountHolder, headers: Headers): Promise<void> {
    await this.#request('DELETE', `${accountPath(userPrincipalName)}/sessions`, undefined, headers);
  }

  async deletePasskeys({ userPrincipalName }: AccountHolder, headers: Headers): Promise<void> {
    await this.#request('DELETE', `${accountPath(userPrincipalName)}/passkeys`, undefined, headers);
  }

  /** Code of the message that was sent last, or undefined when the inbox is empty. */
  async lastCode(account: AccountHolder): Promise<string | undefined> {
    const answer = inbox.parse(
      await this.#request('GET', `/simulation/inbox/${encodeURIComponent(account.userPrincipalName)}`),
    );
    return answer.messages.at(-1)?.code;
  }

  /** Rows of the audit log on this account. */
  async auditOf({ userPrincipalName }: AccountHolder): Promise<readonly DirectoryAudit[]> {
    const answer = await this.#request('GET', `/simulation/audit/${encodeURIComponent(userPrincipalName)}`);
    return audit.parse(answer).rows;
  }

  /** @param headers as every request of an attempt carries them. */
  async callHelpDesk({ userPrincipalName }: AccountHolder, headers: Headers): Promise<DeskReply> {
    return deskReply.parse(await this.#request('POST', '/simulation/help-desk/calls', { userPrincipalName }, headers));
  }

  async answerHelpDesk(
    call: string,
    said: { readonly answer?: DeskAnswer; readonly passedOver: boolean },
    headers: Headers,
  ): Promise<DeskReply> {
    const path = `/simulation/help-desk/calls/${encodeURIComponent(call)}/answers`;
    return deskReply.parse(await this.#request('POST', path, said, headers));
  }

  async memory(): Promise<z.infer<typeof memory>> {
    return memory.parse(await this.#request('GET', '/simulation/memory'));
  }

  #request(method: string, path: string, body?: object, headers: Headers = {}): Promise<unknown> {
    return controlRequest(this.#server, { method, path, body, headers });
  }
}

const accountPath = (userPrincipalName: string) => `/simulation/accounts/${encodeURIComponent(userPrincipalName)}`;

/** What the provider is told of a person: secrets, so keep it where only its owner reads. */
export function newAccountOf({ user, account, enrolled }: AccountOrder): NewAccount {
  return {
    userPrincipalName: account.userPrincipalName,
    displayName: user.displayName,
    groups: [...user.groups],
    password: account.password,
    secondFactor: user.secondFactor,
    totpSecret: user.totpSecret,
    mobileNumber: user.mobileNumber,
    alternateEmail: user.alternateEmail,
    ...(account.identity === undefined ? {} : { identity: account.identity }),
    ...(enrolled === undefined ? {} : { userHandle: enrolled.userHandle, passkeys: [...enrolled.passkeys] }),
  };
}
