// The harness's side door to a provider that was started for simulation: accounts, inboxes, memory.
import { z } from 'zod';
import { directoryAudit, type DirectoryAudit } from '../../scenarios/schema/directory-audit.ts';
import type { DeskAnswer } from '../../scenarios/schema/help-desk.ts';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import type { AccountHolder } from '../attempt/account-holder.ts';
import type { DirectAnswer } from '../loopback/direct-request.ts';
import { loopbackRequest } from '../loopback/loopback-request.ts';
import type { VirtualUser } from '../people/virtual-user.ts';
import type { EnrolledPasskey } from './server/enrolled-passkey.ts';
import { deskReply, type DeskReply } from './server/desk-reply.ts';
import type { NewAccount } from './server/simulation-routes.ts';

const inbox = z.object({
  messages: z.array(z.object({ channel: z.string(), purpose: z.string(), code: z.string(), sentAtMs: z.number() })),
});
type Headers = Readonly<Record<string, string>>;

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
  readonly #baseUrl: string;
  readonly #token: string;

  constructor({ baseUrl, token }: { readonly baseUrl: string; readonly token: string }) {
    this.#baseUrl = baseUrl;
    this.#token = token;
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
    await this.#request('DELETE', `/simulation/accounts/${encodeURIComponent(account.userPrincipalName)}`);
  }

  async removePassword({ userPrincipalName }: AccountHolder): Promise<void> {
    await this.#request('DELETE', `/simulation/accounts/${encodeURIComponent(userPrincipalName)}/password`);
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

  async #request(method: string, path: string, body?: object, headers: Headers = {}): Promise<unknown> {
    let answer: DirectAnswer;
    try {
      answer = await loopbackRequest(`${this.#baseUrl}${path}`, {
        method,
        headers: {
          ...headers,
          'x-pilot-token': this.#token,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    } catch (cause) {
      throw new PilotError(
        'target-died',
        {
          found: 'no answer',
          expected: 'the identity provider',
          where: this.#baseUrl,
          remedy: 'look into what ended it, and try again',
        },
        { cause },
      );
    }
    if (answer.status < 200 || answer.status >= 300) {
      throw new PilotError('target-refused-control', {
        found: `status ${answer.status}`,
        expected: 'success',
        where: `${method} ${path.split('/').slice(0, 3).join('/')}`,
      });
    }
    return answer.body === '' ? undefined : JSON.parse(answer.body);
  }
}

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
