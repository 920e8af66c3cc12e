// The harness's side door to a provider that was started for simulation: accounts, inboxes, memory.
import { z } from 'zod';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import type { Account } from '../attempt/account.ts';
import type { VirtualUser } from '../population/virtual-user.ts';

const inbox = z.object({ messages: z.array(z.object({ channel: z.string(), purpose: z.string(), code: z.string(), sentAtMs: z.number() })) });
const memory = z.object({ residentBytes: z.number(), cpuMs: z.number() });

export class SimulationClient {
  readonly #baseUrl: string;
  readonly #token: string;

  constructor({ baseUrl, token }: { readonly baseUrl: string; readonly token: string }) {
    this.#baseUrl = baseUrl;
    this.#token = token;
  }

  async openAccount(user: VirtualUser, account: Account): Promise<void> {
    await this.#request('POST', '/simulation/accounts', {
      accounts: [
        {
          userPrincipalName: account.userPrincipalName,
          displayName: user.displayName,
          password: account.password,
          secondFactor: user.secondFactor,
          totpSecret: user.totpSecret,
          mobileNumber: user.mobileNumber,
          alternateEmail: user.alternateEmail,
        },
      ],
    });
  }

  async closeAccount(account: Account): Promise<void> {
    await this.#request('DELETE', `/simulation/accounts/${encodeURIComponent(account.userPrincipalName)}`);
  }

  /** Code of the message that was sent last, or undefined when the inbox is empty. */
  async lastCode(account: Account): Promise<string | undefined> {
    const answer = inbox.parse(await this.#request('GET', `/simulation/inbox/${encodeURIComponent(account.userPrincipalName)}`));
    return answer.messages.at(-1)?.code;
  }

  async memory(): Promise<z.infer<typeof memory>> {
    return memory.parse(await this.#request('GET', '/simulation/memory'));
  }

  async #request(method: string, path: string, body?: object): Promise<unknown> {
    let response: Response;
    try {
      response = await fetch(`${this.#baseUrl}${path}`, {
        method,
        headers: { 'x-pilot-token': this.#token, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    } catch (cause) {
      throw new PilotError('target-died', { found: 'no answer', expected: 'the identity provider', where: this.#baseUrl, remedy: 'run again with --resume' }, { cause });
    }
    if (!response.ok) {
      throw new PilotError('target-refused-control', { found: `status ${response.status}`, expected: 'success', where: `${method} ${path.split('/').slice(0, 3).join('/')}` });
    }
    const text = await response.text();
    return text === '' ? undefined : JSON.parse(text);
  }
}
