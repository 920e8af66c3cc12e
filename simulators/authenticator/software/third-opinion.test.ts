// nid-webauthn-emulator as third opinion, beside Chromium and ours: where it supports an option, its answers are decoded and compared.
// It supports no attestation, no choice of BE and BS (both are always set), nobody who is not verified, and not every refusal a browser has; those are left out.
import { createRequire } from 'node:module';
import * as fc from 'fast-check';
import type Nid from 'nid-webauthn-emulator';
import { describe, expect, it } from 'vitest';
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { assertionFields, registrationFields } from './ceremony-fields.fixture.ts';
import { creation, request } from './ceremony-scene.fixture.ts';
import { listedPlatform } from './ceremony-side.fixture.ts';
import { createPasskey } from './create-passkey.ts';
import { getAssertion } from './get-assertion.ts';
import { SoftwareAuthenticator } from './software-authenticator.ts';

/** Its default export is read otherwise by Node than by vitest. */
const nid = createRequire(import.meta.url)('nid-webauthn-emulator') as typeof Nid;

const origin = 'https://login.example.org';
const aaguid = Uint8Array.from({ length: 16 }, (_, at) => at + 1);
type CreationOptions = PublicKeyCredentialCreationOptionsJSON;
type RequestOptions = PublicKeyCredentialRequestOptionsJSON;

interface Opinion {
  create(at: string, options: CreationOptions): Promise<RegistrationResponseJSON>;
  get(at: string, options: RequestOptions): Promise<AuthenticationResponseJSON>;
}

function theirs(counts: boolean): Opinion {
  const authenticator = new nid.AuthenticatorEmulator({
    aaguid,
    transports: ['internal'],
    algorithmIdentifiers: ['ES256'],
    signCounterIncrement: counts ? 1 : 0,
  });
  const emulator = new nid.default(authenticator);
  return {
    create: async (at, options) => emulator.createJSON(at, options as never) as unknown as RegistrationResponseJSON,
    get: async (at, options) => emulator.getJSON(at, options as never) as unknown as AuthenticationResponseJSON,
  };
}

function ours(counts: boolean): Opinion {
  const authenticator = new SoftwareAuthenticator({ aaguid, backup: 'backed-up', counts, platform: listedPlatform });
  return {
    create: (at, options) => createPasskey(authenticator, at, options),
    get: (at, options) => getAssertion(authenticator, at, options),
  };
}

const creationOf = (other: object = {}) =>
  creation({ rp: { id: 'example.org', name: 'Test' }, ...other }) as unknown as CreationOptions;
const requestOf = (other: object = {}) => request({ rpId: 'example.org', ...other }) as unknown as RequestOptions;
const userNamed = (name: string) => ({
  user: { id: Buffer.from(name).toString('base64url'), name, displayName: name },
});
const discoverable = { authenticatorSelection: { residentKey: 'required', requireResidentKey: true } };

/** It gives no attachment, sorts the members of clientDataJSON otherwise, repeats credProps at sign-in, and counts from 0 instead of 1. */
function shared(fields: object): object {
  const {
    attachment: _attachment,
    clientData,
    extensionResults: _results,
    signCount: _count,
    authenticatorData,
    object: _object,
    ...rest
  } = fields as Record<string, unknown>;
  const members = (clientData as [string, unknown][]).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return {
    ...rest,
    clientData: members,
    authenticatorData: String(authenticatorData).replace(/^(.{66}).{8}/, '$1counter!'),
  };
}

const signCountOf = (fields: object): number => (fields as { signCount: number }).signCount;

describe('nid-webauthn-emulator', () => {
  it('gives the same fields for the same options, and steps its counter alike', async () => {
    const wishes = fc.record({
      counts: fc.boolean(),
      userVerification: fc.constantFrom('preferred', 'required'),
      userName: fc.string({ minLength: 1, maxLength: 16 }),
      challenge: fc
        .uint8Array({ minLength: 16, maxLength: 64 })
        .map((bytes) => Buffer.from(bytes).toString('base64url')),
      visits: fc.integer({ min: 1, max: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(wishes, async ({ userVerification, userName, challenge, visits, counts }) => {
        const sides = [ours(counts), theirs(counts)] as const;
        const options = creationOf({
          ...userNamed(userName),
          challenge,
          authenticatorSelection: { residentKey: 'discouraged', userVerification: 'required' },
        });
        const [our, their] = await Promise.all(sides.map((side) => side.create(origin, options)));
        if (our === undefined || their === undefined) throw new Error('a side lost its passkey');
        expect(shared(registrationFields(our))).toEqual(shared(registrationFields(their)));
        const first = [our, their].map((made) => signCountOf(registrationFields(made)));
        const steps: number[][] = [];
        for (let visit = 0; visit < visits; visit += 1) {
          const given = await Promise.all(
            [our, their].map(async (made, at) =>
              assertionFields(
                await (sides[at] ?? sides[0]).get(
                  origin,
                  requestOf({ challenge, userVerification, allowCredentials: [{ id: made.id, type: 'public-key' }] }),
                ),
                [made],
              ),
            ),
          );
          // It gives the user handle also of a passkey that is not discoverable.
          const [ourFields, theirFields] = given.map((fields) => ({
            ...shared(fields),
            userHandle: 'either',
            responseMembers: 'either',
          }));
          expect(ourFields).toEqual(theirFields);
          steps.push(given.map((fields, at) => signCountOf(fields) - (first[at] ?? 0)));
        }
        expect(steps).toEqual(steps.map((_, visit) => (counts ? [visit + 1, visit + 1] : [0, 0])));
      }),
      { numRuns: 60 },
    );
  });

  it('takes the newest of several discoverable passkeys as well, with the same user handle', async () => {
    for (const side of [ours(true), theirs(true)]) {
      const made: RegistrationResponseJSON[] = [];
      for (const name of ['ada', 'ben', 'cleo'])
        made.push(await side.create(origin, creationOf({ ...discoverable, ...userNamed(name) })));
      expect(assertionFields(await side.get(origin, requestOf()), made)).toMatchObject({
        credential: 2,
        userHandle: userNamed('cleo').user.id,
        isSigned: true,
      });
    }
  });

  it.each<[string, string, object, string]>([
    ['RP of another site', 'https://example.com', {}, 'SecurityError'],
    ['public suffix', 'https://shop.co.uk', { rpId: 'co.uk' }, 'SecurityError'],
    ['no such passkey', origin, { allowCredentials: [{ id: 'AAAA', type: 'public-key' }] }, 'NotAllowedError'],
  ])('refuses alike: %s', async (_what, at, wishes, name) => {
    for (const side of [ours(true), theirs(true)]) {
      await side.create(origin, creationOf(discoverable));
      await expect(side.get(at, requestOf(wishes))).rejects.toMatchObject({ name });
    }
  });
});
