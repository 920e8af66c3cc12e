// What one server tells another behind the person's back: signed with a secret that both know, and good for one time.
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { loopbackRequest } from '../loopback/loopback-request.ts';
import { BoundedMap } from '../web-server/bounded-map.ts';

/** Ms. Whoever is told should have answered long before. */
const patienceMs = 5_000;
const idHeader = 'x-callback-id';
const signatureHeader = 'x-callback-signature';

export interface CallbackAddress {
  /** On this machine. */
  readonly url: string;
  /** Sent with it as they are. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Tries twice. @returns whether it was taken. */
export async function sendCallback(
  { url, headers }: CallbackAddress,
  secret: string,
  content: object,
): Promise<boolean> {
  const body = JSON.stringify(content);
  const id = randomUUID();
  const signed = {
    ...headers,
    'content-type': 'application/json',
    [idHeader]: id,
    [signatureHeader]: signatureOf(secret, id, body),
  };
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const answer = await loopbackRequest(url, {
      method: 'POST',
      headers: signed,
      body,
      signal: AbortSignal.timeout(patienceMs),
    }).catch(() => undefined);
    if (answer !== undefined && answer.status < 300) return true;
  }
  return false;
}

/** Callbacks remembered: a second one of an id is a replay. */
const remembered = 20_000;

/** Of whoever is told. */
export class CallbackGate {
  readonly #seen = new BoundedMap<string, true>(remembered);
  readonly #secret: string;

  constructor(secret: string) {
    this.#secret = secret;
  }

  /** @param body as it arrived. */
  judge(header: (name: string) => string | undefined, body: string): 'new' | 'forged' | 'replayed' {
    const [id, shown] = [header(idHeader), header(signatureHeader)];
    if (id === undefined || shown === undefined) return 'forged';
    const expected = Buffer.from(signatureOf(this.#secret, id, body));
    const found = Buffer.from(shown);
    if (found.length !== expected.length || !timingSafeEqual(found, expected)) return 'forged';
    if (this.#seen.get(id) !== undefined) return 'replayed';
    this.#seen.set(id, true);
    return 'new';
  }
}

function signatureOf(secret: string, id: string, body: string): string {
  return createHmac('sha256', secret).update(`${id}.${body}`).digest('base64url');
}
