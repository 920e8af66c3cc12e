// A site with account recovery and its identity verifier, both really listening, and people with a browser and a phone before them. What the
// servers tell each other goes over HTTP as in a run.
import { randomBytes } from 'node:crypto';
import { policy as policySchema } from '../../../scenarios/schema/policy.ts';
import { standardFaceCheck, verifierNamed } from '../../identity-proofing/profile-named.fixture.ts';
import { takeImage, type CameraImage } from '../../identity-proofing/camera-image.ts';
import { documentOf, faceOf } from '../../identity-proofing/test-captures.fixture.ts';
import { verifierApp } from '../../identity-proofing/server/verifier-app.ts';
import { newVerifierParts } from '../../identity-proofing/server/verifier-parts.ts';
import { serveOnLoopback, type ServedApp } from '../../web-server/serve-on-loopback.ts';
import { serve } from '../server/serve.ts';
import { Visitor, type Answer } from './visitor.fixture.ts';

const startMs = Date.UTC(2026, 0, 5, 9);
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

export interface LabSettings {
  readonly policy: object;
  readonly claimsEndpoint?: string;
}

export class RecoveryLab {
  readonly token = randomBytes(32).toString('base64url');
  readonly verifierKey = randomBytes(32).toString('base64url');
  nowMs = startMs;
  readonly #site: ServedApp;
  readonly #verifier: ServedApp;

  private constructor(site: ServedApp, verifier: ServedApp, token: string, verifierKey: string) {
    this.#site = site;
    this.#verifier = verifier;
    this.token = token;
    this.verifierKey = verifierKey;
  }

  static async open({ policy, claimsEndpoint }: LabSettings): Promise<RecoveryLab> {
    const [token, apiKey] = [randomBytes(32).toString('base64url'), randomBytes(32).toString('base64url')];
    const simulation = { token, seed: 1, faults: [] };
    const start = { port: 0, profile: verifierNamed('balanced'), apiKey, simulation };
    const verifier = await serveOnLoopback(0, async (baseUrl) =>
      verifierApp(start, await newVerifierParts(start, baseUrl)),
    );
    const site = await serve(
      {
        port: 0,
        passwordHashing: { memoryKiB: 8, passes: 1, lanes: 1 },
        policy: policySchema.parse(policy),
        recovery: {
          verifiers: { balanced: { baseUrl: verifier.baseUrl, apiKey } },
          faceCheck: standardFaceCheck(),
          claimsEndpoints:
            claimsEndpoint === undefined ? [] : [{ url: claimsEndpoint, permission: { by: 'loopback' } }],
        },
        simulation,
      },
      (error) => {
        throw error;
      },
    );
    const lab = new RecoveryLab(site, verifier, token, apiKey);
    const person = {
      userPrincipalName: 'ana@contoso.example',
      displayName: 'Ana',
      groups: ['staff'],
      identity: { givenName: 'Ana', surname: 'Lopez', dateOfBirth: '1990-01-02', namesakes: 0 },
      password: 'Tr0ub4dor&ana',
      secondFactor: 'e-mail',
      alternateEmail: 'ana@example.org',
    };
    const other = (name: string, groups: readonly string[]) => ({
      ...person,
      userPrincipalName: `${name}@contoso.example`,
      identity: { givenName: 'Ben', surname: 'Okri', namesakes: 0 },
      groups,
    });
    const others = [other('ben', ['staff']), other('out', ['outside'])];
    await lab.visitor().postJson('/simulation/accounts', { accounts: [person, ...others] });
    return lab;
  }

  get origin(): string {
    return this.#site.baseUrl;
  }

  get verifierOrigin(): string {
    return this.#verifier.baseUrl;
  }

  request(path: string, init: RequestInit): Promise<Response> {
    return fetch(`${this.origin}${path}`, { ...init, redirect: 'manual' });
  }

  /** A browser at the site. */
  visitor(): Visitor {
    return new Visitor(this);
  }

  /** A browser at any address of either server: the phone. */
  async phone(url: string, fields?: Readonly<Record<string, string>> | FormData): Promise<Answer> {
    const { origin, pathname } = new URL(url, this.verifierOrigin);
    const site = { origin, token: this.token, nowMs: this.nowMs, request: rawRequest(origin) };
    const visitor = new Visitor(site);
    if (fields === undefined) return visitor.get(pathname);
    if (!(fields instanceof FormData)) return visitor.post(pathname, fields);
    const form = new Request('http://form', { method: 'POST', body: fields });
    return visitor.send(
      pathname,
      { method: 'POST', body: new Uint8Array(await form.arrayBuffer()) },
      { origin, 'sec-fetch-site': 'same-origin', 'content-type': form.headers.get('content-type') ?? '' },
    );
  }

  async audited(name = 'ana'): Promise<readonly string[]> {
    const { text } = await this.visitor().get(`/simulation/audit/${name}@contoso.example`);
    const { rows } = JSON.parse(text) as { readonly rows: readonly { readonly activityDisplayName: string }[] };
    return rows.map(({ activityDisplayName }) => activityDisplayName);
  }

  async close(): Promise<void> {
    await this.#site.stop();
    await this.#verifier.stop();
  }
}

function rawRequest(origin: string) {
  return (path: string, init: RequestInit) => fetch(`${origin}${path}`, { ...init, redirect: 'manual' });
}

/** Begins a recovery. @returns the answer, and the address on the phone. */
export async function beginRecovery(browser: Visitor, userName = 'ana@contoso.example') {
  const answer = await browser.post('/account-recovery/user-name', { 'user-name': userName });
  return { answer, url: /id="verification-link" href="([^"]+)"/.exec(answer.text)?.[1] ?? '' };
}

export interface ShownIdentity {
  readonly claims?: { readonly firstName: string; readonly lastName: string; readonly dateOfBirth: string };
  /** Place of the face at the presentation among all pictures of the same person. */
  readonly matchQuantile?: number;
}

/** The identity check on the phone, up to the credential. @returns page of the wallet to go on with, and what the wallet holds. */
export async function verifyOnPhone(lab: RecoveryLab, url: string, { claims }: ShownIdentity = {}) {
  const document = documentOf('face', claims === undefined ? {} : { claims });
  await lab.phone(url);
  await lab.phone(`${url}/document-type`, { document: 'passport/DE' });
  await lab.phone(`${url}/document`, picture({ kind: 'document', document }));
  await lab.phone(`${url}/selfie`, picture({ kind: 'face', face: faceOf('face') }));
  const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const kept = await lab.phone(`${url}/credential`, { 'holder-key': JSON.stringify({ kty, crv, x, y }) });
  return {
    page: kept.page,
    credential: /id="credential"[^>]*value="([^"]*)"/.exec(kept.text)?.[1] ?? '',
    privateKey: pair.privateKey,
    next: /id="presentation" href="([^"]+)"/.exec(kept.text)?.[1] ?? '',
  };
}

type Wallet = Awaited<ReturnType<typeof verifyOnPhone>>;

/** The presentation on the phone. @returns the last page. */
export async function presentOnPhone(lab: RecoveryLab, wallet: Wallet, { matchQuantile = 0.5 }: ShownIdentity = {}) {
  const redirect = await lab.phone(wallet.next);
  const url = redirect.location ?? '';
  const asked = await lab.phone(url);
  const [audience, nonce] = ['audience', 'nonce'].map(
    (name) => new RegExp(`data-${name}="([^"]*)"`).exec(asked.text)?.[1] ?? '',
  );
  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const content = { aud: audience, nonce, vp: { verifiableCredential: [wallet.credential] } };
  const signed = `${encoded({ alg: 'ES256', typ: 'JWT' })}.${encoded(content)}`;
  const signature = await crypto.subtle.sign(algorithm, wallet.privateKey, Buffer.from(signed));
  const presentation = `${signed}.${Buffer.from(signature).toString('base64url')}`;
  await lab.phone(`${url}/credential`, { presentation });
  return lab.phone(`${url}/face`, picture({ kind: 'face', face: faceOf('face', { matchQuantile }) }));
}

function picture(image: CameraImage): FormData {
  const form = new FormData();
  form.set('picture', new Blob([takeImage(image)], { type: 'image/jpeg' }), 'picture.jpg');
  return form;
}
