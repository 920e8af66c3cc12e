// Where what runs on this machine is met: at the number itself, whatever names lead to and whatever proxy the environment asks for. A URL
// keeps its name, which WebAuthn needs for a relying party.

/** What our own servers listen on. */
export const loopbackAddress = '127.0.0.1';

/** RFC 1122 127/8, RFC 4291 ::1, RFC 6761 localhost and names beneath it. @param host as a URL has it, lower case. */
export function isLoopback(host: string): boolean {
  return host === '[::1]' || isLoopbackName(host) || /^127(?:\.\d{1,3}){3}$/.test(host);
}

function isLoopbackName(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost');
}

/** The address behind a URL on this machine: no resolver is asked. @throws RangeError for a URL of another one. */
export function addressOf({ hostname }: Pick<URL, 'hostname'>): string {
  if (!isLoopback(hostname)) throw new RangeError(`${hostname} is not this machine`);
  return isLoopbackName(hostname) ? loopbackAddress : hostname.replaceAll(/[[\]]/g, '');
}

/** Names of this machine in URLs and where they lead, as k6's option `hosts` takes it; empty where there are none. */
export function hostsOf(urls: readonly string[]): Readonly<Record<string, string>> {
  const names = urls.map((url) => new URL(url).hostname).filter(isLoopbackName);
  return Object.fromEntries(names.map((name) => [name, loopbackAddress]));
}

type Environment = Readonly<Record<string, string | undefined>>;

/** As Go, Node, curl and Chromium read NO_PROXY between them. */
const neverProxied = ['localhost', '.localhost', '127.0.0.1', '127.0.0.0/8', '::1', '[::1]'];

/** The environment of a program that we start: it may have its proxy for the world, but not for this machine. */
export function loopbackEnvironment(env: Environment): Record<string, string | undefined> {
  const exceptions = [
    ...new Set([
      ...neverProxied,
      ...[env['NO_PROXY'], env['no_proxy']].flatMap((list) => (list ?? '').split(/[\s,]+/)),
    ]),
  ]
    .filter((entry) => entry !== '')
    .join(',');
  // Both: of two that differ each program takes the one it likes.
  return { ...env, NO_PROXY: exceptions, no_proxy: exceptions };
}
