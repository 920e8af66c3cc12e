// A public key as a provider publishes it, and what a token signed with one of them says.
import { X509Certificate } from 'node:crypto';
import { compactVerify, decodeProtectedHeader, importJWK } from 'jose';
import { z } from 'zod';

/** The one that Microsoft Entra takes and gives. */
export const tokenAlgorithm = 'RS256';

const text = z.string().min(1).max(4_096);

export const publishedKey = z
  .object({
    kty: z.literal('RSA'),
    use: z.literal('sig'),
    kid: text,
    n: text,
    e: text,
    x5c: z.array(z.base64().max(8_192)).min(1).max(5),
  })
  .refine(({ n, e, x5c: [leaf = ''] }) => isCertificateOf(leaf, { n, e }), 'expected x5c to be of this key');
export type PublishedKey = z.infer<typeof publishedKey>;

function isCertificateOf(certificate: string, { n, e }: { readonly n: string; readonly e: string }): boolean {
  try {
    const own = new X509Certificate(Buffer.from(certificate, 'base64')).publicKey.export({ format: 'jwk' });
    return own.n === n && own.e === e;
  } catch {
    return false;
  }
}

export type SaidByToken =
  | { readonly kind: 'signed'; readonly claims: Readonly<Record<string, unknown>> }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'forged' };

const claims = z.record(z.string(), z.unknown());

/** Whatever the token says of its algorithm, only a signature by the key that it names counts. Times and names are the caller's to look at. */
export async function readToken(token: string, keys: readonly PublishedKey[]): Promise<SaidByToken> {
  const header = headerOf(token);
  if (header === undefined) return { kind: 'unreadable' };
  const key = keys.find(({ kid }) => kid === header.kid);
  if (key === undefined || header.alg !== tokenAlgorithm) return { kind: 'forged' };
  try {
    const { kty, n, e } = key;
    const verifying = await importJWK({ kty, n, e }, tokenAlgorithm);
    const { payload } = await compactVerify(token, verifying, { algorithms: [tokenAlgorithm] });
    const said = claims.safeParse(JSON.parse(new TextDecoder().decode(payload)));
    return said.success ? { kind: 'signed', claims: said.data } : { kind: 'unreadable' };
  } catch {
    return { kind: 'forged' };
  }
}

function headerOf(token: string): { readonly alg?: unknown; readonly kid?: unknown } | undefined {
  try {
    return decodeProtectedHeader(token);
  } catch {
    return undefined;
  }
}
