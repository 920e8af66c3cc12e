// The one way in which this program speaks HTTP: past every proxy of the environment (Node takes those for fetch and for its own agents
// when NODE_USE_ENV_PROXY or --use-env-proxy says so), and past every resolver where the address is one of this machine. Passwords and
// dates of birth go this way. Whether an address may be asked at all is decided before (permitted-address.ts).
import { Agent, request, type IncomingHttpHeaders, type RequestOptions } from 'node:http';
import { Agent as SecureAgent, request as secureRequest } from 'node:https';
import { isIP } from 'node:net';
import { addressOf, isLoopback } from './loopback-address.ts';

export interface DirectRequest {
  readonly method: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Aborted: rejects with its reason. */
  readonly signal?: AbortSignal;
  /** Of the answer's body. Absent: any. */
  readonly largestBytes?: number;
}

export interface DirectAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** The body is larger than was asked for; the connection has been closed. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

/** Of our own: the global ones may have been given a proxy. A connection for each request: one that was kept may be gone when it is used again. */
const plain = { ask: request, agent: new Agent({ keepAlive: false }), port: 80 };
const secure = { ask: secureRequest, agent: new SecureAgent({ keepAlive: false }), port: 443 };

/** Redirects are answers. Rejects with what the system says, with BodyTooLarge, and with RangeError for another scheme. */
export async function directRequest(
  url: string,
  { method, headers = {}, body, signal, largestBytes = Number.POSITIVE_INFINITY }: DirectRequest,
): Promise<DirectAnswer> {
  const { protocol, hostname, host, port, pathname, search } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') throw new RangeError(`${protocol} is not spoken here`);
  signal?.throwIfAborted();
  const { ask, agent, port: usualPort } = protocol === 'http:' ? plain : secure;
  const bare = hostname.replaceAll(/[[\]]/g, '');
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const options: RequestOptions & { servername?: string } = {
    agent,
    host: isLoopback(hostname) ? addressOf({ hostname }) : bare,
    port: port === '' ? usualPort : Number(port),
    method,
    path: `${pathname}${search}`,
    headers: { ...headers, ...length, host },
    // The certificate is of the name, wherever that leads.
    ...(isIP(bare) === 0 ? { servername: bare } : {}),
    ...(signal === undefined ? {} : { signal }),
  };
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(signal?.aborted === true ? (signal.reason as Error) : error);
    const asked = ask(options, (response) => {
      const pieces: Buffer[] = [];
      let bytes = 0;
      response
        .on('data', (piece: Buffer) => {
          bytes += piece.length;
          if (bytes <= largestBytes) pieces.push(piece);
          else {
            reject(new BodyTooLarge(`more than ${largestBytes} bytes`));
            asked.destroy();
          }
        })
        .on('error', fail)
        .on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(pieces).toString('utf8'),
          }),
        );
    });
    asked.on('error', fail).end(body);
  });
}
