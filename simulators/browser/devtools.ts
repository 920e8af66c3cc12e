// One DevTools connection to one page, through chrome-remote-interface. It owns the page's WebAuthn domain, so it stays
// open until the page is gone: when any DevTools session of a page detaches, Chromium drops the page's authenticators.
import CDP from 'chrome-remote-interface';

/** The part of a WebAuthn credential that the protocol hands out and takes back. Byte strings are base64. */
export interface DevtoolsCredential {
  readonly credentialId: string;
  readonly isResidentCredential: boolean;
  readonly rpId?: string;
  readonly privateKey: string;
  readonly userHandle?: string;
  readonly signCount: number;
  readonly backupEligibility?: boolean;
  readonly backupState?: boolean;
}

export interface DevtoolsEvents {
  'Runtime.bindingCalled': { readonly name: string; readonly payload: string };
  'Page.frameNavigated': { readonly frame: { readonly parentId?: string; readonly unreachableUrl?: string } };
  'Inspector.targetCrashed': object;
  'WebAuthn.credentialAdded': { readonly authenticatorId: string; readonly credential: DevtoolsCredential };
  'WebAuthn.credentialAsserted': { readonly authenticatorId: string; readonly credential: DevtoolsCredential };
  disconnect: object;
}

interface Client {
  send(method: string, params?: object): Promise<unknown>;
  on(event: string, listener: (params: never) => void): void;
}

export class Devtools {
  readonly #client: Client;

  private constructor(client: Client) {
    this.#client = client;
  }

  /** @param browserEndpoint WebSocket address of the browser; @param targetId of the page. */
  static async connect(browserEndpoint: string, targetId: string): Promise<Devtools> {
    const { host, hostname, port } = new URL(browserEndpoint);
    // local: take the protocol's description from the package; fetching it from the browser costs 70 ms a page.
    const client: unknown = await CDP({ host: hostname, port: Number(port), target: `ws://${host}/devtools/page/${targetId}`, local: true });
    return new Devtools(client as Client);
  }

  async send<T = object>(method: string, params: object = {}): Promise<T> {
    return (await this.#client.send(method, params)) as T;
  }

  on<E extends keyof DevtoolsEvents>(event: E, listener: (params: DevtoolsEvents[E]) => void): void {
    this.#client.on(event, listener);
  }
}
