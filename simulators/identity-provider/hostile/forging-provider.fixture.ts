// An external provider that answers whatever a case wants: its keys are published as they should be, what it signs is up to the case.
import { Hono } from 'hono';
import type { JWTPayload } from 'jose';
import { discoverySuffix } from '../../external-method/openid-metadata.ts';
import { newSigningKey, type SigningKey } from '../../external-method/signing-key.ts';
import type { AppEnvironment } from '../../web-server/app-environment.ts';
import { serveOnLoopback, type ServedApp } from '../../web-server/serve-on-loopback.ts';

export interface ForgingProvider extends ServedApp {
  readonly key: SigningKey;
  readonly discoveryUrl: string;
}

/** @param changed what it says of itself other than it should. */
export async function serveForgingProvider(
  changed: (metadata: Record<string, unknown>) => Record<string, unknown> = (metadata) => metadata,
): Promise<ForgingProvider> {
  const key = await newSigningKey('Forging provider');
  const served = await serveOnLoopback(0, (baseUrl) => {
    const app = new Hono<AppEnvironment>();
    app.get(discoverySuffix, (context) =>
      context.json(
        changed({
          issuer: baseUrl,
          authorization_endpoint: `${baseUrl}/authorize`,
          jwks_uri: `${baseUrl}/keys`,
          response_types_supported: ['id_token'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['RS256'],
        }),
      ),
    );
    app.get('/keys', (context) => context.json({ keys: [key.published] }));
    return app;
  });
  return { ...served, key, discoveryUrl: `${served.baseUrl}${discoverySuffix}` };
}

/** What the site asked, as it stands in the form of its page. */
export function askedOnPage(html: string): Readonly<Record<string, string>> {
  const fields = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)];
  return Object.fromEntries(
    fields.map(([, name = '', value = '']) => [
      name,
      value.replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&#39;', "'"),
    ]),
  );
}

/** Claims of an honest answer. */
export function honestClaims(
  { baseUrl }: Pick<ForgingProvider, 'baseUrl'>,
  asked: Readonly<Record<string, string>>,
  nowMs: number,
): JWTPayload {
  const iat = Math.floor(nowMs / 1_000);
  return {
    iss: baseUrl,
    aud: asked['client_id'] ?? '',
    sub: String(payloadOf(asked['id_token_hint'] ?? '')['sub']),
    nonce: asked['nonce'] ?? '',
    iat,
    exp: iat + 300,
    acr: 'possessionorinherence',
    amr: ['swk'],
  };
}

/** Of a token, unverified. */
export function payloadOf(token: string): Readonly<Record<string, unknown>> {
  const [, payload = ''] = token.split('.');
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Record<string, unknown>;
}

/** A token with a header that its signer chose: signed by nobody, or with a secret. */
export function tokenOf(header: object, claims: JWTPayload, sign: (signed: string) => string): string {
  const part = (of: object) => Buffer.from(JSON.stringify(of)).toString('base64url');
  const signed = `${part(header)}.${part(claims)}`;
  return `${signed}.${sign(signed)}`;
}
