// The cookies of one browser at one site: as much of RFC 6265 as a site without subdomains needs.
interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
}

export class CookieJar {
  readonly #cookies = new Map<string, Cookie>();

  /** @param lines the `Set-Cookie` headers of an answer. */
  take(lines: readonly string[]): void {
    for (const line of lines) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
      const at = pair.indexOf('=');
      if (at <= 0) continue;
      const cookie = { name: pair.slice(0, at), value: pair.slice(at + 1), path: attribute(attributes, 'path') ?? '/' };
      const key = `${cookie.name} ${cookie.path}`;
      if (isOver(attributes)) this.#cookies.delete(key);
      else this.#cookies.set(key, cookie);
    }
  }

  /** The `Cookie` header of a request, or undefined when there is none to send. */
  header(path: string): string | undefined {
    const sent = this.list().filter((cookie) => isBeneath(path, cookie.path));
    return sent.length === 0 ? undefined : sent.map(({ name, value }) => `${name}=${value}`).join('; ');
  }

  list(): Cookie[] {
    return [...this.#cookies.values()];
  }
}

function attribute(attributes: readonly string[], name: string): string | undefined {
  const found = attributes.find((one) => one.toLowerCase().startsWith(`${name}=`));
  return found?.slice(name.length + 1);
}

function isOver(attributes: readonly string[]): boolean {
  const maxAge = attribute(attributes, 'max-age');
  const expires = attribute(attributes, 'expires');
  if (maxAge !== undefined) return Number(maxAge) <= 0;
  return expires !== undefined && Date.parse(expires) <= Date.now();
}

/** RFC 6265 section 5.1.4. */
function isBeneath(path: string, of: string): boolean {
  return path === of || (path.startsWith(of) && (of.endsWith('/') || path.charAt(of.length) === '/'));
}
