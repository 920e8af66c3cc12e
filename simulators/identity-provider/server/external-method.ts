// The external provider as the site's server knows it: whether somebody can be sent there, what is sent, and what a token that comes back says.
import { z } from 'zod';
import type { ExternalProvider } from '../../site/request.ts';
import type { ExternalAnswer, ExternalQuestion } from '../../site/rules/external-answer.ts';
import { askedMethods } from '../../site/rules/factor-kind.ts';
import { askedClass } from '../../../scenarios/schema/external-method.ts';
import type { Account } from '../../site/account.ts';
import { MetadataSource } from '../../external-method/openid-metadata.ts';
import { readToken } from '../../external-method/published-key.ts';
import { newSigningKey, type SigningKey } from '../../external-method/signing-key.ts';
import { tenantId, tenantIssuer } from '../external-paths.ts';
import type { ExternalProviderAddress } from './provider-options.ts';
import { freshChallenge } from './unguessable.ts';

/** The form that sends a person there. */
export interface SentElsewhere {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Longest token looked at: an honest one is some 1 000 characters. */
const longestToken = 16_384;

export class ExternalMethod {
  readonly #address: ExternalProviderAddress;
  readonly #baseUrl: string;
  readonly #metadata: MetadataSource;
  /** Of the tenant: it signs hints. */
  readonly #key: Promise<SigningKey>;

  constructor(address: ExternalProviderAddress, baseUrl: string) {
    this.#address = address;
    this.#baseUrl = baseUrl;
    this.#metadata = new MetadataSource(address.discoveryUrl);
    this.#key = newSigningKey('Passkey Pilot reference');
    // Before the first person needs it, so that they do not wait for it; who comes while it cannot be had asks again.
    void this.#metadata.read();
  }

  /** Where forms are sent to. */
  get origin(): string {
    return new URL(this.#address.discoveryUrl).origin;
  }

  async published() {
    return (await this.#key).published;
  }

  /** For one sign-in. */
  async provider(): Promise<ExternalProvider> {
    const metadata = await this.#metadata.read();
    if (metadata?.authorizationEndpoint === undefined) return { kind: 'not-valid' };
    return {
      kind: 'ready',
      issuer: metadata.issuer,
      clientId: this.#address.clientId,
      freshState: freshChallenge(),
      freshNonce: freshChallenge(),
    };
  }

  async formFor(
    question: ExternalQuestion,
    account: Account,
    correlationId: string,
    nowMs: number,
  ): Promise<SentElsewhere> {
    const { clientId, state, nonce } = question;
    const endpoint = (await this.#metadata.read())?.authorizationEndpoint;
    return {
      // What it has just been known for does not go away within its day.
      action: endpoint ?? this.origin,
      fields: {
        scope: 'openid',
        response_type: 'id_token',
        response_mode: 'form_post',
        client_id: clientId,
        redirect_uri: this.#address.redirectUri,
        nonce,
        state,
        id_token_hint: await this.#hintFor(question, account, nowMs),
        claims: JSON.stringify({
          id_token: {
            acr: { essential: true, values: [askedClass] },
            amr: { essential: true, values: askedMethods },
          },
        }),
        'client-request-id': correlationId,
      },
    };
  }

  /** What a posted answer says, as far as that can be verified without knowing who was asked what. */
  async read(fields: ReadonlyMap<string, string> | undefined): Promise<ExternalAnswer> {
    const token = fields?.get('id_token');
    if (token === undefined) {
      const error = fields?.get('error');
      return { kind: error === undefined ? 'unreadable' : error === 'access_denied' ? 'declined' : 'failed' };
    }
    if (token.length > longestToken) return { kind: 'unreadable' };
    const said = await readToken(token, (await this.#metadata.read())?.keys ?? []);
    return said.kind === 'signed' ? { kind: 'signed', claims: claimsOf(said.claims) } : said;
  }

  /** Issued in the expired state, so that it is good for nothing else, as Microsoft Entra does. */
  async #hintFor({ clientId, subject }: ExternalQuestion, account: Account, nowMs: number): Promise<string> {
    const iat = Math.floor(nowMs / 1_000);
    return (await this.#key).sign({
      ver: '2.0',
      iss: tenantIssuer(this.#baseUrl),
      aud: clientId,
      iat,
      nbf: iat,
      exp: iat - 1,
      tid: tenantId,
      oid: account.id,
      sub: subject,
      name: account.displayName,
      preferred_username: account.userPrincipalName,
    });
  }
}

const text = z.string().max(4_096);
const seconds = z.number().min(0).max(253_402_300_799);
const several = z.array(text).max(50);

function claimsOf(said: Readonly<Record<string, unknown>>): Extract<ExternalAnswer, { kind: 'signed' }>['claims'] {
  return {
    issuer: text.safeParse(said['iss']).data,
    audience: oneOrMore(said['aud']),
    subject: text.safeParse(said['sub']).data,
    nonce: text.safeParse(said['nonce']).data,
    expiresAtMs: ms(said['exp']),
    issuedAtMs: ms(said['iat']),
    contextClasses: oneOrMore(said['acr']),
    // An array, or nothing that counts.
    methods: several.safeParse(said['amr']).data ?? [],
  };
}

function oneOrMore(claim: unknown): readonly string[] {
  const one = text.safeParse(claim).data;
  return one === undefined ? (several.safeParse(claim).data ?? []) : [one];
}

function ms(claim: unknown): number | undefined {
  const at = seconds.safeParse(claim).data;
  return at === undefined ? undefined : at * 1_000;
}
