// Hostile answers to a passkey registration, against the real app. Each is refused with its code and registers nothing; after it the
// untampered twin is accepted in the same session.
import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { selfAttestation } from '../../authenticator/software/attestation-object.ts';
import { fromBase64url, toBase64url } from '../../authenticator/software/base64url.ts';
import { cborEncode, type CborValue } from '../../authenticator/software/cbor-encode.ts';
import { concatBytes } from '../../authenticator/software/concat-bytes.ts';
import { generateEs256Key } from '../../authenticator/software/es256-key.ts';
import { sha256 } from '../../authenticator/software/sha256.ts';
import { AttackedSite } from './attacked-site.fixture.ts';
import { forgeAssertion, forgeRegistration, type ForgedRegistration } from './forged-ceremony.fixture.ts';
import {
  authenticationOptions,
  newPasskeyHolder,
  registrationOptions,
  signedIn,
  signInWithPasskey,
} from './honest-steps.fixture.ts';
import { Visitor } from './visitor.fixture.ts';

const verify = '/passkey/registration/verify';
const site = new AttackedSite();
const key = await generateEs256Key();
const otherKey = await generateEs256Key();
const text = (value: string) => new TextEncoder().encode(value);

/** Forges for the challenge this visitor holds. */
async function forge(visitor: Visitor, forged: ForgedRegistration): Promise<RegistrationResponseJSON> {
  const { challenge } = await registrationOptions(visitor);
  return forgeRegistration(key, { challenge, origin: site.origin, rpId: site.rpId }, forged);
}

async function passkeyCount(visitor: Visitor): Promise<number> {
  return ((await registrationOptions(visitor)).excludeCredentials ?? []).length;
}

type Response = RegistrationResponseJSON;
const withObject = (
  response: Response,
  change: (attestationObject: Uint8Array<ArrayBuffer>) => Uint8Array,
): Response => ({
  ...response,
  response: {
    ...response.response,
    attestationObject: toBase64url(change(fromBase64url(response.response.attestationObject))),
  },
});

/** An Ed25519 key, which was not offered (RFC 9053 section 7.2: OKP, EdDSA, curve 6). */
const ed25519Key = cborEncode(
  new Map<number, CborValue>([
    [1, 1],
    [3, -8],
    [-1, 6],
    [-2, new Uint8Array(32).fill(7)],
  ]),
);

interface HostileCase {
  readonly title: string;
  readonly code: string;
  readonly forge?: ForgedRegistration;
  readonly tamper?: (response: Response) => unknown;
}

const hostileAnswers: readonly HostileCase[] = [
  { title: 'origin of another site', code: '135008', forge: { clientData: { origin: 'https://evil.example' } } },
  { title: 'RP id of another site', code: '135008', forge: { rpId: 'evil.example' } },
  {
    title: 'from a frame of another site',
    code: '135008',
    forge: { clientData: { crossOrigin: true, topOrigin: 'https://evil.example' } },
  },
  { title: 'type of a sign-in', code: '135007', forge: { clientData: { type: 'webauthn.get' } } },
  {
    title: 'challenge never issued',
    code: '135018',
    forge: { clientData: { challenge: toBase64url(new Uint8Array(32)) } },
  },
  { title: 'user not verified though required', code: '135003', forge: { flags: { userVerified: false } } },
  { title: 'user not present', code: '135003', forge: { flags: { userPresent: false } } },
  { title: 'backed up but not eligible (BE=0, BS=1)', code: '135020', forge: { flags: { backedUp: true } } },
  { title: 'algorithm not offered', code: '135020', forge: { publicKey: ed25519Key } },
  { title: 'public key that is no CBOR', code: '135002', forge: { publicKey: Uint8Array.of(0xff, 0xff) } },
  { title: 'no attested credential data', code: '135020', forge: { withoutAttestedData: true } },
  { title: 'authenticatorData with trailing bytes', code: '135002', forge: { trailingBytes: new Uint8Array(2) } },
  {
    title: 'self attestation by another key',
    code: '135000',
    forge: { attestation: async (data, client) => selfAttestation(otherKey, data, await sha256(client)) },
  },
  {
    title: 'self attestation over other client data',
    code: '135000',
    forge: { attestation: (data) => selfAttestation(key, data, new Uint8Array(32)) },
  },
  {
    title: 'attestation format unknown',
    code: '135020',
    forge: { attestation: async () => ({ format: 'trust-me', statement: new Map() }) },
  },
  {
    title: 'format none with a statement',
    code: '135020',
    forge: { attestation: async () => ({ format: 'none', statement: new Map([['alg', -7]]) }) },
  },
  {
    title: 'packed without a signature',
    code: '135020',
    forge: { attestation: async () => ({ format: 'packed', statement: new Map([['alg', -7]]) }) },
  },
  { title: 'clientDataJSON that is no JSON', code: '135020', forge: { clientDataJSON: text('not json') } },
  {
    title: 'attestationObject cut in half',
    code: '135002',
    tamper: (r) => withObject(r, (bytes) => bytes.slice(0, bytes.length / 2)),
  },
  { title: 'attestationObject of one byte', code: '135020', tamper: (r) => withObject(r, () => Uint8Array.of(0x00)) },
  {
    title: 'attestationObject with trailing bytes',
    code: '135020',
    tamper: (r) => withObject(r, (bytes) => concatBytes(bytes, new Uint8Array(4))),
  },
  {
    title: 'attestationObject with a nest of 10 000 arrays',
    code: '135020',
    tamper: (r) => withObject(r, () => new Uint8Array(10_000).fill(0x81)),
  },
  {
    title: 'id other than the one in the attested data',
    code: '135020',
    tamper: (r) => ({ ...r, id: 'AAAA', rawId: 'AAAA' }),
  },
  { title: 'rawId other than id', code: '135020', tamper: (r) => ({ ...r, rawId: 'AAAA' }) },
  {
    title: 'credential id of 1 024 bytes',
    code: '135020',
    forge: { credentialId: toBase64url(new Uint8Array(1_024).fill(1)) },
  },
  { title: 'credential type unknown', code: '135020', tamper: (r) => ({ ...r, type: 'password' }) },
  {
    title: 'a hundred transports',
    code: '135020',
    tamper: (r) => ({ ...r, response: { ...r.response, transports: Array.from({ length: 100 }, () => 'usb') } }),
  },
  { title: 'no JSON at all', code: '135020', tamper: () => '<xml/>' },
];

describe('a hostile answer to a passkey registration', () => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await signedIn(site, await site.newPerson());
  });

  it.each(hostileAnswers)('$title: $code', async ({ code, forge: forged = {}, tamper = (response) => response }) => {
    const before = await passkeyCount(visitor);
    const answer = await visitor.postJson(verify, tamper(await forge(visitor, forged)));
    expect({ code: answer.code, refused: answer.status >= 400 && answer.status < 500 }).toEqual({
      code,
      refused: true,
    });
    expect(await passkeyCount(visitor)).toBe(before);
    expect(await visitor.postJson(verify, await forge(visitor, {}))).toMatchObject({ status: 200 });
    expect(await passkeyCount(visitor)).toBe(before + 1);
  });

  it('the longest allowed credential id and an honest self attestation are accepted', async () => {
    const longest = await forge(visitor, {
      credentialId: toBase64url(globalThis.crypto.getRandomValues(new Uint8Array(1_023))),
    });
    expect(await visitor.postJson(verify, longest)).toMatchObject({ status: 200 });
    const attested = await forge(visitor, {
      attestation: async (data, client) => selfAttestation(key, data, await sha256(client)),
    });
    expect(await visitor.postJson(verify, attested)).toMatchObject({ status: 200 });
  });
});

describe('challenges of registration', () => {
  it('the challenge of another session: 135018', async () => {
    const [victim, thief] = [
      await signedIn(site, await site.newPerson()),
      await signedIn(site, await site.newPerson()),
    ];
    const response = await forge(victim, {});
    await registrationOptions(thief);
    expect(await thief.postJson(verify, response)).toMatchObject({ status: 400, code: '135018' });
    expect(await victim.postJson(verify, response)).toMatchObject({ status: 200 });
  });

  it('an answer sent twice: 135018', async () => {
    const visitor = await signedIn(site, await site.newPerson());
    const response = await forge(visitor, {});
    expect(await visitor.postJson(verify, response)).toMatchObject({ status: 200 });
    expect(await visitor.postJson(verify, response)).toMatchObject({ status: 400, code: '135018' });
  });

  it('the challenge of a sign-in: 135018', async () => {
    const visitor = await signedIn(site, await site.newPerson());
    const { challenge } = await authenticationOptions(visitor);
    const response = await forgeRegistration(key, { challenge, origin: site.origin, rpId: site.rpId }, {});
    expect(await visitor.postJson(verify, response)).toMatchObject({ status: 400, code: '135018' });
    expect(await visitor.postJson(verify, await forge(visitor, {}))).toMatchObject({ status: 200 });
  });

  it.each([
    { ageMs: 240_000, expected: { status: 200, code: undefined } },
    { ageMs: 300_001, expected: { status: 403, code: '50078' } },
  ])('an answer $ageMs ms after challenge and sign-in: $expected.code', async ({ ageMs, expected }) => {
    const visitor = await signedIn(site, await site.newPerson());
    const response = await forge(visitor, {});
    site.nowMs += ageMs;
    expect(await visitor.postJson(verify, response)).toMatchObject(expected);
  });
});

describe('who may register', () => {
  it.each([
    { ageMs: 300_000, status: 200 },
    { ageMs: 300_001, status: 403 },
  ])('$ageMs ms after the second factor: page and options say $status', async ({ ageMs, status }) => {
    const visitor = await signedIn(site, await site.newPerson());
    site.nowMs += ageMs;
    const code = status === 403 ? '50078' : undefined;
    expect(await visitor.get('/security-info/passkeys/new')).toMatchObject({ status, code });
    expect(await visitor.postJson('/passkey/registration/options', {})).toMatchObject({ status, code });
  });

  it('nobody without a session, nor with the password alone: not-signed-in', async () => {
    const stranger = new Visitor(site);
    const person = await site.newPerson();
    const halfway = new Visitor(site);
    await halfway.post('/sign-in/user-name', { 'user-name': person.userPrincipalName });
    expect(await halfway.post('/sign-in/password', { password: person.password })).toMatchObject({ page: 'code' });
    for (const visitor of [stranger, halfway]) {
      expect(await visitor.get('/security-info/passkeys/new')).toMatchObject({ status: 403, code: 'not-signed-in' });
      expect(await visitor.postJson('/passkey/registration/options', {})).toMatchObject({
        status: 403,
        code: 'not-signed-in',
      });
      expect(await visitor.postJson(verify, {})).toMatchObject({ status: 403, code: 'not-signed-in' });
    }
  });

  it("nobody under another user's credential id: passkey-already-registered, and the owner keeps it", async () => {
    const owner = await newPasskeyHolder(site);
    const thief = await signedIn(site, await site.newPerson());
    const response = await forge(thief, { credentialId: owner.credential.id });
    expect(await thief.postJson(verify, response)).toMatchObject({ status: 409, code: 'passkey-already-registered' });
    expect(await passkeyCount(thief)).toBe(0);
    expect(await signInWithPasskey(site, owner)).toBe(true);
    // What the thief tried to plant does not sign in as anybody.
    const visitor = new Visitor(site);
    const { challenge } = await authenticationOptions(visitor);
    const planted = await forgeAssertion(
      owner.credential,
      { challenge, origin: site.origin, rpId: site.rpId },
      { signingKey: key },
    );
    expect(await visitor.postJson('/passkey/authentication/verify', planted)).toMatchObject({ code: '135000' });
  });
});
