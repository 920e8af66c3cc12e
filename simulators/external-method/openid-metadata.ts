// What an OpenID provider says of itself at its discovery address, and its keys: asked for when needed, and kept for a day as Microsoft Entra does.
// Rules of both addresses: Microsoft Learn, concept-authentication-external-method-provider, "Discovery of provider metadata". They want https there;
// servers of a simulation speak http on this machine, and no other is asked.
import { z } from 'zod';
import { loopbackRequest } from '../loopback/loopback-request.ts';
import { publishedKey, tokenAlgorithm, type PublishedKey } from './published-key.ts';

export const discoverySuffix = '/.well-known/openid-configuration';

export interface OpenIdMetadata {
  readonly issuer: string;
  /** Absent: it authorizes nobody. */
  readonly authorizationEndpoint?: string;
  readonly keys: readonly PublishedKey[];
}

const keptMs = 24 * 3_600_000;
/** Ms. Somebody waits at the page. */
const patienceMs = 5_000;
const largestAnswerBytes = 64 * 1024;

const discovery = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url().optional(),
  jwks_uri: z.url(),
  response_types_supported: z.array(z.string()).refine((types) => types.includes('id_token')),
  subject_types_supported: z.array(z.string()).min(1),
  id_token_signing_alg_values_supported: z
    .array(z.string())
    .refine((algorithms) => algorithms.includes(tokenAlgorithm)),
});
/** One key that cannot be used leaves the others standing. */
const keySet = z.object({ keys: z.array(z.unknown()).max(20) });

export class MetadataSource {
  readonly #url: string;
  #kept: { readonly untilMs: number; readonly metadata: Promise<OpenIdMetadata | undefined> } | undefined;

  constructor(url: string) {
    this.#url = url;
  }

  /** Undefined: it does not answer, or not as it should; asked again the next time. */
  async read(): Promise<OpenIdMetadata | undefined> {
    const nowMs = performance.now();
    if (this.#kept === undefined || this.#kept.untilMs <= nowMs)
      this.#kept = { untilMs: nowMs + keptMs, metadata: metadataAt(this.#url) };
    const asked = this.#kept;
    const metadata = await asked.metadata;
    if (metadata === undefined && this.#kept === asked) this.#kept = undefined;
    return metadata;
  }
}

async function metadataAt(url: string): Promise<OpenIdMetadata | undefined> {
  const said = discovery.safeParse(await json(url)).data;
  if (said === undefined || `${said.issuer}${discoverySuffix}` !== url) return undefined;
  const { issuer, authorization_endpoint: authorizationEndpoint, jwks_uri: keysUrl } = said;
  if (![keysUrl, authorizationEndpoint ?? keysUrl].every((address) => isOf(address, issuer))) return undefined;
  const keys = keySet
    .safeParse(await json(keysUrl))
    .data?.keys.flatMap((key) => publishedKey.safeParse(key).data ?? []);
  if (keys === undefined || keys.length === 0) return undefined;
  return { issuer, keys, ...(authorizationEndpoint === undefined ? {} : { authorizationEndpoint }) };
}

/** Of the same server, without a query or a fragment. */
function isOf(address: string, issuer: string): boolean {
  const { origin, search, hash } = new URL(address);
  return origin === new URL(issuer).origin && search === '' && hash === '';
}

async function json(url: string): Promise<unknown> {
  try {
    const signal = AbortSignal.timeout(patienceMs);
    const { status, body } = await loopbackRequest(url, { method: 'GET', signal, largestBytes: largestAnswerBytes });
    return status === 200 ? JSON.parse(body) : undefined;
  } catch {
    return undefined;
  }
}
