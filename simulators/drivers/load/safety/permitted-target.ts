// Whom a run may load: this machine always, another one only when the user names it as theirs, a well-known login host never.
import { PilotError } from '../../../../scenarios/schema/pilot-error.ts';
import type { Target } from '../../../../scenarios/schema/target.ts';
import { isLoopback } from '../../../loopback/loopback-address.ts';
import { productionLoginHost } from './production-login-hosts.ts';

export type Permission =
  /** Nothing leaves this machine. */
  | { readonly by: 'loopback' }
  /** The user has said that this host is theirs. */
  | { readonly by: 'consent'; readonly host: string };

/** As the command line has it: --i-own-this-target HOST or HOST:PORT. */
const consentOption = '--i-own-this-target';

/**
 * @param consent the host after `--i-own-this-target`, with a port or without; undefined when it was not given.
 * @throws PilotError, bad input: `target-address-missing`, `target-address-not-valid`, `target-is-production`, `target-not-permitted`, `consent-not-valid`.
 */
export function permittedTarget(
  { kind, baseUrl }: Pick<Target, 'kind' | 'baseUrl'>,
  consent: string | undefined,
): Permission {
  if (baseUrl === undefined) {
    // Started by us, and it binds to loopback only.
    if (kind === 'reference') return { by: 'loopback' };
    throw badInput('target-address-missing', {
      found: 'no baseUrl',
      expected: 'the address of the target',
      where: 'target',
      remedy: 'add baseUrl to the file of the target',
    });
  }
  const url = targetUrl(baseUrl);
  const host = hostOf(url);
  // An IPv4 address inside IPv6 counts as any other host.
  if (isLoopback(host)) return { by: 'loopback' };
  const production = productionLoginHost(host);
  if (production !== undefined) {
    throw badInput('target-is-production', {
      found: `${host}, which belongs to a login service others depend on (${production.host})`,
      expected: 'a target of your own',
      where: baseUrl,
      remedy: 'load a server that you run; consent does not open this one',
    });
  }
  if (consent === undefined) {
    throw badInput('target-not-permitted', {
      found: `${host}, which is not this machine`,
      expected: `your word that it is yours`,
      where: baseUrl,
      remedy: `if it is, add ${consentOption} ${host}`,
    });
  }
  const named = consentedHost(consent);
  if (named.host !== host || (named.port !== undefined && named.port !== portOf(url))) {
    throw badInput('target-not-permitted', {
      found: `${consentOption} ${consent}`,
      expected: `exactly ${url.port === '' ? host : `${host} or ${host}:${url.port}`}`,
      where: baseUrl,
      remedy: 'name the host that the scenario targets, if it is yours',
    });
  }
  return { by: 'consent', host };
}

function targetUrl(baseUrl: string): URL {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  const problem =
    url === undefined || url.hostname === ''
      ? 'no address'
      : !['http:', 'https:'].includes(url.protocol)
        ? `the scheme ${url.protocol}`
        : // "https://localhost@elsewhere.example" reads as one host and is another.
          url.username !== '' || url.password !== '' || baseUrl.includes('@')
          ? 'a user name or "@" in it'
          : undefined;
  if (url === undefined || problem !== undefined) {
    throw badInput('target-address-not-valid', {
      found: problem ?? 'no address',
      expected: 'http:// or https://, a host and maybe a port',
      where: baseUrl,
      remedy: 'correct baseUrl in the file of the target',
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
      remedy: 'repeat the host of the target as its address has it',
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
