import { parseAuthenticatorData } from '@simplewebauthn/server/helpers';
import { parseAuthenticatorData as parseWithOslo } from '@oslojs/webauthn';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeAuthenticatorData } from './authenticator-data.ts';
import { coseKey } from './cose-key.ts';

const flags = fc.record({
  userPresent: fc.boolean(),
  userVerified: fc.boolean(),
  backupEligible: fc.boolean(),
  backedUp: fc.boolean(),
});
const rpIdHash = fc.uint8Array({ minLength: 32, maxLength: 32 });
const signCount = fc.integer({ min: 0, max: 0xffff_ffff });

describe('encodeAuthenticatorData', () => {
  it('places every flag, the counter and the attested credential where two other parsers find them', () => {
    const attested = fc.record({
      aaguid: fc.uint8Array({ minLength: 16, maxLength: 16 }),
      credentialId: fc.uint8Array({ minLength: 1, maxLength: 1023 }),
      publicKey: fc.uint8Array({ minLength: 64, maxLength: 64 }).map((point) => coseKey(Uint8Array.of(4, ...point))),
    });
    fc.assert(
      fc.property(
        flags,
        rpIdHash,
        signCount,
        fc.option(attested, { nil: undefined }),
        (set, hash, count, credential) => {
          const encoded = encodeAuthenticatorData({
            rpIdHash: hash,
            flags: set,
            signCount: count,
            ...(credential === undefined ? {} : { attested: credential }),
          });
          const read = parseAuthenticatorData(encoded);
          expect(read.flags).toMatchObject({
            up: set.userPresent,
            uv: set.userVerified,
            be: set.backupEligible,
            bs: set.backedUp,
            at: credential !== undefined,
            ed: false,
          });
          expect(read.counter).toBe(count);
          expect([...read.rpIdHash]).toEqual([...hash]);
          expect(read.credentialID === undefined ? undefined : [...read.credentialID]).toEqual(
            credential === undefined ? undefined : [...credential.credentialId],
          );

          const second = parseWithOslo(encoded);
          // It reads the counter as a signed number.
          expect([second.userPresent, second.userVerified, second.signatureCounter >>> 0]).toEqual([
            set.userPresent,
            set.userVerified,
            count,
          ]);
          expect(second.credential === null ? undefined : [...second.credential.authenticatorAAGUID]).toEqual(
            credential === undefined ? undefined : [...credential.aaguid],
          );
          expect(second.credential?.publicKey.ec2().curve).toBe(credential === undefined ? undefined : 1);
        },
      ),
    );
  });

  it('is 37 bytes without a credential', () => {
    const none = { userPresent: false, userVerified: false, backupEligible: false, backedUp: false };
    expect(encodeAuthenticatorData({ rpIdHash: new Uint8Array(32), flags: none, signCount: 0 })).toHaveLength(37);
  });
});
