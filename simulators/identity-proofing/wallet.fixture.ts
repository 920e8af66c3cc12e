// A wallet for tests, by jose: what wallet.js does in a page.
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { publicKey, type PublicKey } from './identity-credential.ts';

export interface Wallet {
  readonly key: PublicKey;
  readonly privateKey: CryptoKey;
}

export async function newWallet(): Promise<Wallet> {
  const pair = await generateKeyPair('ES256', { extractable: true });
  const { kty, crv, x, y } = await exportJWK(pair.publicKey);
  return { key: publicKey.parse({ kty, crv, x, y }), privateKey: pair.privateKey };
}

export async function presentationOf(
  { privateKey }: Wallet,
  credential: string,
  audience: string,
  nonce: string,
): Promise<string> {
  return new SignJWT({
    aud: audience,
    nonce,
    vp: { type: ['VerifiablePresentation'], verifiableCredential: [credential] },
  })
    .setProtectedHeader({ alg: 'ES256', typ: 'JWT' })
    .sign(privateKey);
}
