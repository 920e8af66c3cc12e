// One DevTools connection to one page, through chrome-remote-interface. It owns the page's WebAuthn domain, so it stays
// open until the page is gone: when any DevTools session of a page detaches, Chromium drops the page's authenticators.
import CDP from 'chrome-remote-interface';
import { VoidAttempt } from '../../attempt/void-attempt.ts';

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
  /** Seconds in the browser's monotonic time. */
  'Page.domContentEventFired': { readonly timestamp: number };
  'Page.loadEventFired': { readonly timestamp: number };
  'Page.frameNavigated': { readonly frame: { readonly parentId?: string; readonly unreachableUrl?: string } };
  'Network.requestWillBeSent': {
    readonly request: { readonly method: string; readonly url: string; readonly postData?: string };
  };
  'Inspector.targetCrashed': object;
  'Inspector.detached': { readonly reason: string };
  'WebAuthn.credentialAdded': { readonly authenticatorId: string; readonly credential: DevtoolsCredential };
  'WebAuthn.credentialAsserted': { readonly authenticatorId: string; readonly credential: DevtoolsCredential };
  disconnect: object;
}

interface Client {
  send(method: string, params?: object): Promise<unknown>;
  on(event: string, listener: (params: never) => void): void;
}

/** Time a browser gets to answer a command before it counts as hung, ms. */
const hungAfterMs = 10_000;
/** A dead browser drops this connection before it is known to be dead: so long the better name is waited for, ms. */
const betterNameWithinMs = 500;

export class Devtools {
  readonly #client: Client;
  #lost: Promise<never> = new Promise(() => undefined);

  private constructor(client: Client) {
    this.#client = client;
  }

  /** @param browserEndpoint WebSocket address of the browser; @param targetId of the page. */
  static async connect(browserEndpoint: string, targetId: string): Promise<Devtools> {
    const { host, hostname, port } = new URL(browserEndpoint);
    // local: take the protocol's description from the package; fetching it from the browser costs 70 ms a page.
    const client: unknown = await CDP({
      host: hostname,
      port: Number(port),
      target: `ws://${host}/devtools/page/${targetId}`,
      local: true,
    });
    return new Devtools(client as Client);
  }

  /** From now on commands end when this rejects: the browser or the page is gone. */
  endWith(lost: Promise<never>): void {
    this.#lost = lost;
  }

  /** Throws VoidAttempt: browser-hung, what endWith rejects with, devtools-disconnected, or harness-error for a command refused. */
  async send<T = object>(method: string, params: object = {}): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const hung = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () =>
          reject(
            new VoidAttempt('browser-hung', `the browser did not answer ${method} within ${hungAfterMs / 1_000} s`),
          ),
        hungAfterMs,
      );
    });
    try {
      return (await Promise.race([this.#client.send(method, params), this.#lost, hung])) as T;
    } catch (cause) {
      if (cause instanceof VoidAttempt) throw cause;
      const reason = cause instanceof Error ? cause.message : String(cause);
      if (!reason.includes('WebSocket')) throw new VoidAttempt('harness-error', `${method}: ${reason}`, { cause });
      await Promise.race([this.#lost, new Promise((resolve) => setTimeout(resolve, betterNameWithinMs))]);
      throw new VoidAttempt('devtools-disconnected', reason, { cause });
    } finally {
      clearTimeout(timer);
    }
  }

  on<E extends keyof DevtoolsEvents>(event: E, listener: (params: DevtoolsEvents[E]) => void): void {
    this.#client.on(event, listener);
  }
}
