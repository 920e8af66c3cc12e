// Hostile answers to a passkey sign-in, against the real app. Each is refused with its code, leaves nobody signed in and is in the
// sign-in log; after it the same passkey, used honestly, signs in: the refusal was for the lie.
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { describe, expect, it } from 'vitest';
import { fromBase64url, toBase64url } from '../../authenticator/software/base64url.ts';
import { concatBytes } from '../../authenticator/software/concat-bytes.ts';
import { encodeClientData } from '../../authenticator/software/client-data.ts';
import { generateEs256Key } from '../../authenticator/software/es256-key.ts';
import type { SoftwareAuthenticatorOptions } from '../../authenticator/software/software-authenticator.ts';
import { AttackedSite } from './attacked-site.fixture.ts';
import { forgeAssertion, type ForgedAssertion } from './forged-ceremony.fixture.ts';
import {
  authenticationOptions,
  honestAssertion,
  newPasskeyHolder,
  registrationOptions,
  signedIn,
  signInWithPasskey,
} from './honest-steps.fixture.ts';
import { Visitor, type Answer } from './visitor.fixture.ts';

const verify = '/passkey/authentication/verify';
const site = new AttackedSite();
const text = (value: string) => new TextEncoder().encode(value);

type Response = AuthenticationResponseJSON;

interface HostileCase {
  readonly title: string;
  readonly code: string;
  readonly authenticator?: SoftwareAuthenticatorOptions;
  /** Lies that are signed. */
  readonly forge?: ForgedAssertion;
  /** Changes after signing. */
  readonly tamper?: (response: Response) => unknown;
}

const flipBit = (base64url: string, at: number): string => {
  const bytes = fromBase64url(base64url);
  const index = at < 0 ? bytes.length + at : at;
  bytes[index] = (bytes[index] ?? 0) ^ 1;
  return toBase64url(bytes);
};
const withResponse = (response: Response, changed: Partial<Response['response']>): Response => ({
  ...response,
  response: { ...response.response, ...changed },
});
const otherKey = await generateEs256Key();
const counting = { counts: true } as const;

const hostileAnswers: readonly HostileCase[] = [
  { title: 'origin of another site', code: '135008', forge: { clientData: { origin: 'https://evil.example' } } },
  { title: 'our host on another port', code: '135008', forge: { clientData: { origin: 'http://localhost:4445' } } },
  { title: 'our origin as a prefix', code: '135008', forge: { clientData: { origin: `${site.origin}.evil.example` } } },
  { title: 'RP id of another site', code: '135008', forge: { rpId: 'evil.example' } },
  { title: 'from a frame of another site', code: '135008', forge: { clientData: { crossOrigin: true } } },
  {
    title: 'with a topOrigin though not cross-origin',
    code: '135008',
    forge: { clientData: { topOrigin: 'https://evil.example' } },
  },
  { title: 'type of a registration', code: '135007', forge: { clientData: { type: 'webauthn.create' } } },
  {
    title: 'challenge never issued',
    code: '135018',
    forge: { clientData: { challenge: toBase64url(new Uint8Array(32)) } },
  },
  { title: 'challenge empty', code: '135018', forge: { clientData: { challenge: '' } } },
  { title: 'user not verified though required', code: '135003', forge: { flags: { userVerified: false } } },
  { title: 'user not present', code: '135003', forge: { flags: { userPresent: false } } },
  {
    title: 'neither present nor verified',
    code: '135003',
    forge: { flags: { userPresent: false, userVerified: false } },
  },
  { title: 'backed up but not eligible (BE=0, BS=1)', code: '135020', forge: { flags: { backedUp: true } } },
  { title: 'device-bound passkey that became eligible', code: '135020', forge: { flags: { backupEligible: true } } },
  {
    title: 'synced passkey that became device-bound',
    code: '135020',
    authenticator: { backup: 'eligible' },
    forge: { flags: { backupEligible: false } },
  },
  { title: 'signed by another key', code: '135000', forge: { signingKey: otherKey } },
  {
    title: 'signature with a flipped bit',
    code: '135000',
    tamper: (r) => withResponse(r, { signature: flipBit(r.response.signature, -1) }),
  },
  { title: 'signature of one zero byte', code: '135020', tamper: (r) => withResponse(r, { signature: 'AA' }) },
  {
    title: 'authenticatorData with a flipped counter bit',
    code: '135000',
    tamper: (r) => withResponse(r, { authenticatorData: flipBit(r.response.authenticatorData, 36) }),
  },
  {
    title: 'authenticatorData with UV set after signing',
    code: '135000',
    forge: { flags: { userVerified: false } },
    tamper: (r) => withResponse(r, { authenticatorData: setUserVerified(r.response.authenticatorData) }),
  },
  {
    title: 'authenticatorData cut to 36 bytes',
    code: '135002',
    tamper: (r) =>
      withResponse(r, { authenticatorData: toBase64url(fromBase64url(r.response.authenticatorData).slice(0, 36)) }),
  },
  { title: 'authenticatorData with trailing bytes', code: '135002', forge: { trailingBytes: new Uint8Array(3) } },
  {
    title: 'clientDataJSON with one blank more',
    code: '135000',
    tamper: (r) =>
      withResponse(r, {
        clientDataJSON: toBase64url(concatBytes(fromBase64url(r.response.clientDataJSON), text(' '))),
      }),
  },
  { title: 'clientDataJSON that is no JSON', code: '135020', forge: { clientDataJSON: text('{"type":') } },
  { title: 'clientDataJSON null', code: '135020', forge: { clientDataJSON: text('null') } },
  { title: 'counter going back', code: '135017', authenticator: counting, forge: { signCount: 0 } },
  { title: 'counter standing still', code: '135017', authenticator: counting, forge: { signCount: 1 } },
  { title: 'credential id of nobody', code: '135001', tamper: (r) => ({ ...r, id: 'AAAA', rawId: 'AAAA' }) },
  {
    title: 'user handle of nobody',
    code: '135012',
    tamper: (r) => withResponse(r, { userHandle: toBase64url(new Uint8Array(32)) }),
  },
  {
    title: 'user handle of a prefix',
    code: '135012',
    tamper: (r) => withResponse(r, { userHandle: r.response.userHandle?.slice(0, 4) ?? '' }),
  },
  {
    title: 'user handle left out of a discoverable sign-in',
    code: '135012',
    tamper: (r) => withResponse(r, { userHandle: '' }),
  },
  { title: 'rawId other than id', code: '135020', tamper: (r) => ({ ...r, rawId: 'AAAA' }) },
  { title: 'credential type unknown', code: '135020', tamper: (r) => ({ ...r, type: 'password' }) },
  {
    title: 'no signature',
    code: '135020',
    tamper: (r) => ({ ...r, response: { ...r.response, signature: undefined } }),
  },
  {
    title: 'signature in padded base64',
    code: '135020',
    tamper: (r) => withResponse(r, { signature: `${r.response.signature}==` }),
  },
  {
    title: 'signature of 30 000 characters',
    code: '135020',
    tamper: (r) => withResponse(r, { signature: 'A'.repeat(30_000) }),
  },
  {
    title: 'user handle of 65 bytes',
    code: '135020',
    tamper: (r) => withResponse(r, { userHandle: toBase64url(new Uint8Array(65)) }),
  },
  { title: 'no JSON at all', code: '135020', tamper: () => 'user=admin' },
  { title: 'a JSON list', code: '135020', tamper: (r) => [r] },
];

function setUserVerified(authenticatorData: string): string {
  const bytes = fromBase64url(authenticatorData);
  bytes[32] = (bytes[32] ?? 0) | 0x04;
  return toBase64url(bytes);
}

async function expectRefused(visitor: Visitor, answer: Answer, code: string): Promise<void> {
  expect({ code: answer.code, refused: answer.status >= 400 }).toEqual({ code, refused: true });
  expect(answer.headers.get('x-sign-in-code')).toBe(code);
  expect(String(site.rows.at(-1)?.status.errorCode)).toBe(code);
  expect(await visitor.isSignedIn()).toBe(false);
}

describe('a hostile answer to a passkey sign-in', () => {
  it.each(hostileAnswers)(
    '$title: $code',
    async ({ code, authenticator = {}, forge = {}, tamper = (response) => response }) => {
      const holder = await newPasskeyHolder(site, authenticator);
      const visitor = new Visitor(site);
      const { challenge } = await authenticationOptions(visitor);
      const forged = await forgeAssertion(
        holder.credential,
        { challenge, origin: site.origin, rpId: site.rpId },
        forge,
      );
      await expectRefused(visitor, await visitor.postJson(verify, tamper(forged)), code);
      expect(await signInWithPasskey(site, holder)).toBe(true);
    },
  );

  it('forging nothing signs in: the forger itself is sound', async () => {
    const holder = await newPasskeyHolder(site);
    const visitor = new Visitor(site);
    const { challenge } = await authenticationOptions(visitor);
    const response = await forgeAssertion(holder.credential, { challenge, origin: site.origin, rpId: site.rpId }, {});
    expect(await visitor.postJson(verify, response)).toMatchObject({ status: 200 });
    expect(await visitor.isSignedIn()).toBe(true);
  });
});

describe("somebody else's passkey", () => {
  it('the passkey of another user in a sign-in begun for this user name: 135001', async () => {
    const [ada, ben] = [await newPasskeyHolder(site), await newPasskeyHolder(site)];
    const visitor = new Visitor(site);
    const { challenge } = await authenticationOptions(visitor, ada.person.userPrincipalName);
    const response = await forgeAssertion(ben.credential, { challenge, origin: site.origin, rpId: site.rpId }, {});
    await expectRefused(visitor, await visitor.postJson(verify, response), '135001');
    expect(await signInWithPasskey(site, ben)).toBe(true);
  });

  it("one's own signature under another user's credential id and handle: 135000", async () => {
    const [ada, ben] = [await newPasskeyHolder(site), await newPasskeyHolder(site)];
    const visitor = new Visitor(site);
    const { challenge } = await authenticationOptions(visitor);
    const response = await forgeAssertion(
      ada.credential,
      { challenge, origin: site.origin, rpId: site.rpId },
      { signingKey: ben.credential.key },
    );
    await expectRefused(visitor, await visitor.postJson(verify, response), '135000');
    expect(await signInWithPasskey(site, ada)).toBe(true);
  });

  it("one's own passkey with another user's handle: 135012", async () => {
    const [ada, ben] = [await newPasskeyHolder(site), await newPasskeyHolder(site)];
    const visitor = new Visitor(site);
    const response = withResponse(await honestAssertion(site, visitor, ben), { userHandle: ada.credential.userHandle });
    await expectRefused(visitor, await visitor.postJson(verify, response), '135012');
    expect(await signInWithPasskey(site, ben)).toBe(true);
  });

  it('the passkey of an account that was removed: 135001', async () => {
    const holder = await newPasskeyHolder(site);
    expect(await signInWithPasskey(site, holder)).toBe(true);
    await site.remove(holder.person);
    const visitor = new Visitor(site);
    await expectRefused(
      visitor,
      await visitor.postJson(verify, await honestAssertion(site, visitor, holder)),
      '135001',
    );
  });
});

describe('challenges', () => {
  it('an answer sent twice: 135018', async () => {
    const holder = await newPasskeyHolder(site);
    const visitor = new Visitor(site);
    const response = await honestAssertion(site, visitor, holder);
    expect(await visitor.postJson(verify, response)).toMatchObject({ status: 200 });
    await visitor.post('/sign-out');
    await expectRefused(visitor, await visitor.postJson(verify, response), '135018');
  });

  it('an answer replayed to a fresh challenge: 135018', async () => {
    const holder = await newPasskeyHolder(site);
    const recorded = await honestAssertion(site, new Visitor(site), holder);
    const visitor = new Visitor(site);
    await authenticationOptions(visitor);
    await expectRefused(visitor, await visitor.postJson(verify, recorded), '135018');
    expect(await signInWithPasskey(site, holder)).toBe(true);
  });

  it('an answer sent twice at once is good once', async () => {
    const holder = await newPasskeyHolder(site);
    const visitor = new Visitor(site);
    const response = await honestAssertion(site, visitor, holder);
    const answers = await Promise.all([1, 2, 3].map(() => visitor.postJson(verify, response)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
  });

  it('the challenge of another browser: 135018', async () => {
    const holder = await newPasskeyHolder(site);
    const [victim, thief] = [new Visitor(site), new Visitor(site)];
    const response = await honestAssertion(site, victim, holder);
    await authenticationOptions(thief);
    await expectRefused(thief, await thief.postJson(verify, response), '135018');
    expect(await victim.postJson(verify, response)).toMatchObject({ status: 200 });
  });

  it('an answer from a browser that asked for no challenge: 135018', async () => {
    const holder = await newPasskeyHolder(site);
    const [victim, thief] = [new Visitor(site), new Visitor(site)];
    const response = await honestAssertion(site, victim, holder);
    await expectRefused(thief, await thief.postJson(verify, response), '135018');
    expect(await victim.postJson(verify, response)).toMatchObject({ status: 200 });
  });

  it('a wrong answer uses the challenge up: the right one after it is refused with 135018', async () => {
    const holder = await newPasskeyHolder(site);
    const visitor = new Visitor(site);
    const response = await honestAssertion(site, visitor, holder);
    await expectRefused(visitor, await visitor.postJson(verify, { ...response, rawId: 'AAAA' }), '135020');
    await expectRefused(visitor, await visitor.postJson(verify, response), '135018');
    expect(await signInWithPasskey(site, holder)).toBe(true);
  });

  it('the challenge of a registration: 135018', async () => {
    const holder = await newPasskeyHolder(site);
    const visitor = await signedIn(site, await site.newPerson());
    const { challenge } = await registrationOptions(visitor);
    const response = await forgeAssertion(holder.credential, { challenge, origin: site.origin, rpId: site.rpId }, {});
    const answer = await visitor.postJson(verify, response);
    expect({ status: answer.status, code: answer.code }).toEqual({ status: 401, code: '135018' });
    expect(await signInWithPasskey(site, holder)).toBe(true);
  });

  it.each([
    { ageMs: 300_000, code: undefined },
    { ageMs: 300_001, code: '135019' },
  ])('a challenge $ageMs ms old: $code', async ({ ageMs, code }) => {
    const holder = await newPasskeyHolder(site);
    const visitor = new Visitor(site);
    const response = await honestAssertion(site, visitor, holder);
    site.nowMs += ageMs;
    const answer = await visitor.postJson(verify, response);
    expect(answer.code).toBe(code);
    expect(await visitor.isSignedIn()).toBe(code === undefined);
  });
});

describe('counters', () => {
  it('two clones that answer at the same time with the same counter: one is refused with 135017', async () => {
    const holder = await newPasskeyHolder(site, counting);
    const visitors = [new Visitor(site), new Visitor(site)];
    const answers = await Promise.all(
      visitors.map(async (visitor) => {
        const { challenge } = await authenticationOptions(visitor);
        return {
          visitor,
          response: await forgeAssertion(
            holder.credential,
            { challenge, origin: site.origin, rpId: site.rpId },
            { signCount: 2 },
          ),
        };
      }),
    );
    const sent = await Promise.all(answers.map(({ visitor, response }) => visitor.postJson(verify, response)));
    expect(sent.map(({ code }) => code).sort()).toEqual(['135017', undefined]);
  });

  it('a counter that grows is accepted, also in leaps', async () => {
    const holder = await newPasskeyHolder(site, counting);
    for (const signCount of [2, 1_000, 0xffff_ffff]) {
      const visitor = new Visitor(site);
      const { challenge } = await authenticationOptions(visitor);
      const response = await forgeAssertion(
        holder.credential,
        { challenge, origin: site.origin, rpId: site.rpId },
        { signCount },
      );
      expect(await visitor.postJson(verify, response)).toMatchObject({ status: 200 });
    }
  });
});

describe('client data a browser may send', () => {
  it('with further members signs in', async () => {
    const holder = await newPasskeyHolder(site);
    const visitor = new Visitor(site);
    const { challenge } = await authenticationOptions(visitor);
    const clientDataJSON = encodeClientData({
      type: 'webauthn.get',
      challenge,
      origin: site.origin,
      crossOrigin: false,
      further: { other_keys_can_be_added_here: 'do not compare' },
    });
    const response = await forgeAssertion(
      holder.credential,
      { challenge, origin: site.origin, rpId: site.rpId },
      { clientDataJSON },
    );
    expect(await visitor.postJson(verify, response)).toMatchObject({ status: 200 });
  });
});
