// The one way in which this program speaks HTTP to what runs on this machine: past every proxy of the environment (Node takes those for
// fetch and for its own agents when NODE_USE_ENV_PROXY or --use-env-proxy says so) and past every resolver. Passwords go this way.
import { Agent, request, type IncomingHttpHeaders } from 'node:http';
import { addressOf } from './loopback-address.ts';

export interface LoopbackRequest {
  readonly method: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Aborted: rejects with its reason. */
  readonly signal?: AbortSignal;
}

export interface LoopbackAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Of our own: the global one may have been given a proxy. A connection for each request: one that was kept may be gone when it is used again. */
const agent = new Agent({ keepAlive: false });

/** Redirects are answers. Rejects with what the system says, and with RangeError for a URL of another machine or another scheme. */
export async function loopbackRequest(
  url: string,
  { method, headers = {}, body, signal }: LoopbackRequest,
): Promise<LoopbackAnswer> {
  const { protocol, hostname, host, port, pathname, search } = new URL(url);
  if (protocol !== 'http:') throw new RangeError(`${protocol} is not spoken on this machine`);
  signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(signal?.aborted === true ? (signal.reason as Error) : error);
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const asked = request(
      {
        agent,
        host: addressOf({ hostname }),
        port: port === '' ? 80 : Number(port),
        method,
        path: `${pathname}${search}`,
        headers: { ...headers, ...length, host },
        ...(signal === undefined ? {} : { signal }),
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response
          .on('data', (chunk: string) => {
            text += chunk;
          })
          .on('error', fail)
          .on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
      },
    );
    asked.on('error', fail).end(body);
  });
}
