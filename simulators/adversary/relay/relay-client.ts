// The harness's side door to the relay: lures are opened, asked about and forgotten.
import { controlRequest, type ControlledServer } from '../../server-process/control-request.ts';
import { held, type Held, type LureOrder } from './lure.ts';
import type { Relay } from './relay-process.ts';

export class RelayClient {
  readonly #server: ControlledServer;

  constructor({ baseUrl, token }: Pick<Relay, 'baseUrl' | 'token'>) {
    const codes = { died: 'relay-died', refused: 'relay-refused-control' };
    this.#server = { baseUrl, token, noun: 'the relay', codes };
  }

  /** Before the person comes: without it there is no page for them. */
  async open(order: LureOrder): Promise<void> {
    await this.#request('POST', '/control/lures', order);
  }

  async held(id: string): Promise<Held> {
    return held.parse(await this.#request('GET', pathOf(id)));
  }

  async forget(id: string): Promise<void> {
    await this.#request('DELETE', pathOf(id));
  }

  #request(method: string, path: string, body?: object): Promise<unknown> {
    // The relay takes what a page of its own would send, and nothing else.
    return controlRequest(this.#server, { method, path, body, headers: { origin: this.#server.baseUrl } });
  }
}

const pathOf = (id: string) => `/control/lures/${encodeURIComponent(id)}`;
