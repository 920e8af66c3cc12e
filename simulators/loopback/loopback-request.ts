// HTTP to what runs on this machine, and to nothing else.
import { directRequest, type DirectAnswer, type DirectRequest } from './direct-request.ts';
import { isLoopback } from './loopback-address.ts';

/** Redirects are answers. Rejects with what the system says, and with RangeError for a URL of another machine or another scheme. */
export async function loopbackRequest(url: string, request: DirectRequest): Promise<DirectAnswer> {
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'http:') throw new RangeError(`${protocol} is not spoken on this machine`);
  if (!isLoopback(hostname)) throw new RangeError(`${hostname} is not this machine`);
  return directRequest(url, request);
}
