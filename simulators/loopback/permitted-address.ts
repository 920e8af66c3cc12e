// Whom a run may send requests to: this machine always, another one only when the user names it as theirs, a well-known login host never.
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import { isLoopback } from './loopback-address.ts';
import { productionLoginHost } from './production-login-hosts.ts';

export type Permission =
  /** Nothing leaves this machine. */
  | { readonly by: 'loopback' }
  /** The user has said that this host is theirs. */
  | { readonly by: 'consent'; readonly host: string };

/** What an address is the address of, for errors. */
export interface Addressed {
  /** Of the errors' codes: "target" gives `target-not-permitted`. */
  readonly code: string;
  /** As in "a target of your own". */
  readonly noun: string;
  /** What to do about an address that is none. */
  readonly correct: string;
  /** "load", "probe": what may be done with a server of one's own. */
  readonly verb: string;
}

/** As the command line has it: --i-own-this-target HOST or HOST:PORT. */
const consentOption = '--i-own-this-target';

/**
 * @param consent the host after `--i-own-this-target`, with a port or without; undefined when it was not given.
 * @throws PilotError, bad input: `<code>-address-not-valid`, `<code>-is-production`, `<code>-not-permitted`, `consent-not-valid`.
 */
export function permittedAddress(address: string, consent: string | undefined, of: Addressed): Permission {
  const url = plainUrl(address, of);
  const host = hostOf(url);
  // An IPv4 address inside IPv6 counts as any other host.
  if (isLoopback(host)) return { by: 'loopback' };
  const production = productionLoginHost(host);
  if (production !== undefined) {
    throw badInput(`${of.code}-is-production`, {
      found: `${host}, which belongs to a login service others depend on (${production.host})`,
      expected: `a ${of.noun} of your own`,
      where: address,
      remedy: `${of.verb} a server that you run; consent does not open this one`,
    });
  }
  if (consent === undefined) {
    throw badInput(`${of.code}-not-permitted`, {
      found: `${host}, which is not this machine`,
      expected: `your word that it is yours`,
      where: address,
      remedy: `if it is, add ${consentOption} ${host}`,
    });
  }
  const named = consentedHost(consent);
  if (named.host !== host || (named.port !== undefined && named.port !== portOf(url))) {
    throw badInput(`${of.code}-not-permitted`, {
      found: `${consentOption} ${consent}`,
      expected: `exactly ${url.port === '' ? host : `${host} or ${host}:${url.port}`}`,
      where: address,
      remedy: `name the host of the ${of.noun}, if it is yours`,
    });
  }
  return { by: 'consent', host };
}

function plainUrl(address: string, { code, correct }: Addressed): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const problem =
    url === undefined || url.hostname === ''
      ? 'no address'
      : !['http:', 'https:'].includes(url.protocol)
        ? `the scheme ${url.protocol}`
        : // "https://localhost@elsewhere.example" reads as one host and is another.
          url.username !== '' || url.password !== '' || address.includes('@')
          ? 'a user name or "@" in it'
          : undefined;
  if (url === undefined || problem !== undefined) {
    throw badInput(`${code}-address-not-valid`, {
      found: problem ?? 'no address',
      expected: 'http:// or https://, a host and maybe a port',
      where: address,
      remedy: correct,
    });
  }
  return url;
}

/** Lower case, Punycode and dotted numbers come from the URL parser ("0x7f.1" is "127.0.0.1" there); a dot at the end names the same host. */
function hostOf(url: URL): string {
  return url.hostname.replace(/\.+$/, '');
}

function consentedHost(consent: string): { host: string; port?: number } {
  const [, name = '', port] = /^(\[[^\]]*\]|[^:@/?#\\\s]+)(?::(\d{1,5}))?$/.exec(consent.trim()) ?? [];
  if (name === '' || !URL.canParse(`http://${name}`)) {
    throw badInput('consent-not-valid', {
      found: `"${consent}"`,
      expected: 'a host, or host:port',
      where: consentOption,
      remedy: 'repeat the host as the address has it',
    });
  }
  const host = hostOf(new URL(`http://${name}`));
  return port === undefined ? { host } : { host, port: Number(port) };
}

function portOf({ port, protocol }: URL): number {
  return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
}

function badInput(code: string, data: ConstructorParameters<typeof PilotError>[1]): PilotError {
  return new PilotError(code, data, { badInput: true });
}
