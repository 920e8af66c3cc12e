// Where the name "localhost" leads on this machine. This program asks nobody for it, but a k6 or a browser of the user's own does, on its way
// to what `serve` has started; and where another machine answers to it, passwords would go there.
import { lookup } from 'node:dns/promises';
import { isLoopback, loopbackAddress } from './loopback-address.ts';

/** Addresses of a name. Rejects as getaddrinfo does. */
export type Resolve = (name: string) => Promise<readonly string[]>;

const bySystem: Resolve = async (name) => (await lookup(name, { all: true })).map(({ address }) => address);

export interface LocalhostName {
  /** "localhost → 127.0.0.1", or why it leads nowhere. */
  readonly found: string;
  /** A clause; absent: all is as it should be. */
  readonly remedy?: string;
}

const hostsFile = process.platform === 'win32' ? String.raw`C:\Windows\System32\drivers\etc\hosts` : '/etc/hosts';
const line = `put the line "${loopbackAddress} localhost" into ${hostsFile}`;
/** A resolver that is not there is asked again and again, ms. */
const answersWithinMs = 2_000;

export async function findLocalhost(resolve: Resolve = bySystem): Promise<LocalhostName> {
  const late = Symbol('late');
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<typeof late>((done) => {
    timer = setTimeout(() => done(late), answersWithinMs);
  });
  try {
    const addresses = await Promise.race([resolve('localhost'), limit]);
    if (addresses === late)
      return { found: `localhost leads nowhere within ${answersWithinMs / 1_000} s`, remedy: line };
    const found = `localhost → ${[...new Set(addresses)].join(', ')}`;
    const elsewhere = addresses.filter((address) => !isLoopback(address.includes(':') ? `[${address}]` : address));
    if (elsewhere.length > 0)
      return {
        found: `${found}, of which ${elsewhere.join(', ')} is not this machine`,
        remedy: `${line} and take other lines for that name out of it`,
      };
    if (addresses.length === 0) return { found: 'localhost leads nowhere', remedy: line };
    return addresses.includes(loopbackAddress)
      ? { found }
      : { found: `${found}, where nothing of ours listens`, remedy: line };
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    return { found: `localhost leads nowhere (${code})`, remedy: line };
  } finally {
    clearTimeout(timer);
  }
}

/** For whoever starts a run or `serve`; undefined where there is nothing to say. */
export function noteOnLocalhost({ found, remedy }: LocalhostName): string | undefined {
  return remedy === undefined
    ? undefined
    : `Names: ${found}. This program asks nobody for that name; for other programs on their way here, ${remedy}.`;
}
