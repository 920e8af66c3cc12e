// Where only what its maker vouches for can be registered: statements of people who hold real keys and make certificates of their own.
import 'reflect-metadata';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CRLDistributionPointsExtension, type Extension } from '@peculiar/x509';
import { beforeAll, describe, expect, it } from 'vitest';
import { policy as policySchema } from '../../../scenarios/schema/policy.ts';
import { aaguidBytes } from '../../authenticator/aaguid-bytes.ts';
import {
  authorityExtensions,
  batchExtensions,
  certify,
  ecdsaKey,
  type Authority,
} from '../../authenticator/software/attestation-certificate.ts';
import {
  certifiedAttestation,
  selfAttestation,
  type AttestationStatement,
} from '../../authenticator/software/attestation-object.ts';
import { attestationKey } from '../../authenticator/software/batch-key.ts';
import { es256SignerOf, generateEs256Key } from '../../authenticator/software/es256-key.ts';
import { nodePlatform } from '../../authenticator/software/node-platform.ts';
import { sha256 } from '../../authenticator/software/sha256.ts';
import { simulatedBatch } from '../../authenticator/software/simulated-maker.ts';
import { certified } from '../../site/rules/certified-authenticator.fixture.ts';
import { simulatedAuthenticators } from '../../scenario/simulated-authenticators.fixture.ts';
import { AttackedSite } from './attacked-site.fixture.ts';
import { forgeRegistration, type ForgedRegistration } from './forged-ceremony.fixture.ts';
import { registrationOptions, signedIn } from './honest-steps.fixture.ts';
import type { Visitor } from './visitor.fixture.ts';

const anHourMs = 3_600_000;
const inForce = { validFrom: new Date(Date.now() - anHourMs), validUntil: new Date(Date.now() + anHourMs) };
const newKeys = () => globalThis.crypto.subtle.generateKey(ecdsaKey, true, ['sign', 'verify']);
const authorityNamed = async (name: string): Promise<Authority> => ({
  name: `C=AA, O=Ours, OU=Authenticator Attestation, CN=${name}`,
  keys: await newKeys(),
});

/** A maker whom the metadata names for two models, one of them revoked; and one whom it names for a third. */
const maker = await authorityNamed('Maker');
const otherMaker = await authorityNamed('Other maker');
const stranger = await authorityNamed('Stranger');
const batch = await authorityNamed('Batch');
const model = 'aaaaaaaa-0000-4000-8000-000000000001';
const revokedModel = 'aaaaaaaa-0000-4000-8000-000000000002';
const modelOfOther = 'aaaaaaaa-0000-4000-8000-000000000003';
const uncertifiedModel = 'aaaaaaaa-0000-4000-8000-000000000004';
const rootOf = async (authority: Authority) =>
  Buffer.from(await certify(authority, authority, inForce, authorityExtensions(1))).toString('base64');
const ofMaker = { roots: [await rootOf(maker)] };

const policy = policySchema.parse({
  passkeys: {
    profiles: [{ name: 'Attested keys', passkeyTypes: ['deviceBound'], attestationEnforcement: 'registrationOnly' }],
    authenticators: [
      ...simulatedAuthenticators,
      certified({ aaguid: model, ...ofMaker }),
      certified({ aaguid: revokedModel, statuses: [{ status: 'FIDO_CERTIFIED' }, { status: 'REVOKED' }], ...ofMaker }),
      certified({ aaguid: modelOfOther, roots: [await rootOf(otherMaker)] }),
      certified({ aaguid: uncertifiedModel, statuses: [], ...ofMaker }),
    ],
  },
});
const site = new AttackedSite('simulated', policy);
const key = await generateEs256Key();

interface Statement {
  /** As authenticator data says it. */
  readonly aaguid?: string;
  /** Leaf first. Absent: one of the maker for that model. */
  readonly certificates?: readonly [Uint8Array, ...Uint8Array[]];
  readonly signer?: Authority;
  readonly changed?: (statement: AttestationStatement) => AttestationStatement;
  /** In place of the hash of the client data. */
  readonly over?: Uint8Array;
}

const leafOf = (
  issuer: Authority,
  aaguid: string,
  {
    subject = batch,
    validity = inForce,
    extensions = batchExtensions(aaguidBytes(aaguid)),
  }: { subject?: Authority; validity?: typeof inForce; extensions?: readonly Extension[] } = {},
) => certify(issuer, subject, validity, extensions);

function packed({ aaguid = model, certificates, signer = batch, changed, over }: Statement): ForgedRegistration {
  return {
    aaguid: aaguidBytes(aaguid),
    attestation: async (data, clientData) => {
      const statement = await certifiedAttestation(
        { certificates: certificates ?? [await leafOf(maker, aaguid)], signer: es256SignerOf(signer.keys.privateKey) },
        data,
        over ?? (await sha256(clientData)),
      );
      return changed === undefined ? statement : changed(statement);
    },
  };
}

const withMember = (name: string, value: Uint8Array | readonly Uint8Array[]) => (statement: AttestationStatement) => ({
  ...statement,
  statement: new Map([...statement.statement, [name, value as never]]),
});

const yesterday = { validFrom: new Date(0), validUntil: new Date(Date.now() - anHourMs) };
const tomorrow = { validFrom: new Date(Date.now() + anHourMs), validUntil: new Date(Date.now() + 2 * anHourMs) };
const intermediate = await authorityNamed('Intermediate');
const otherUnit = { ...batch, name: 'C=AA, O=Ours, OU=Something Else, CN=Batch' };

interface HostileStatement {
  readonly title: string;
  readonly code: string;
  readonly forge: ForgedRegistration;
}

const statements: readonly HostileStatement[] = [
  { title: 'none at all', code: '135016', forge: { aaguid: aaguidBytes(model) } },
  {
    title: 'self attestation',
    code: 'attestation-not-trusted',
    forge: {
      aaguid: aaguidBytes(model),
      attestation: async (data, client) => selfAttestation(key, data, await sha256(client)),
    },
  },
  {
    title: 'a root that nobody knows',
    code: 'attestation-not-trusted',
    forge: packed({ certificates: [await leafOf(stranger, model)] }),
  },
  {
    title: 'a root that is another maker’s',
    code: 'attestation-not-trusted',
    forge: packed({ certificates: [await leafOf(otherMaker, model)] }),
  },
  {
    title: 'a stranger under the name of the maker',
    code: 'attestation-not-trusted',
    forge: packed({ certificates: [await leafOf({ ...stranger, name: maker.name }, model)] }),
  },
  {
    title: 'a model that the metadata does not know',
    code: 'attestation-not-trusted',
    forge: packed({ aaguid: 'aaaaaaaa-0000-4000-8000-00000000ffff' }),
  },
  { title: 'a model that is revoked', code: 'authenticator-revoked', forge: packed({ aaguid: revokedModel }) },
  { title: 'a model never certified', code: 'authenticator-unfit', forge: packed({ aaguid: uncertifiedModel }) },
  {
    title: 'the certificate of another model',
    code: 'attestation-invalid',
    forge: packed({ aaguid: model, certificates: [await leafOf(maker, revokedModel)] }),
  },
  {
    title: 'a revoked model under the AAGUID of one that is not',
    code: 'attestation-invalid',
    forge: packed({ aaguid: model, certificates: [await leafOf(maker, revokedModel)] }),
  },
  {
    title: 'a certificate that names no model',
    code: 'attestation-not-trusted',
    forge: packed({
      certificates: [await leafOf(maker, model, { extensions: batchExtensions(aaguidBytes(model)).slice(0, 2) })],
    }),
  },
  {
    title: 'a certificate made with the key of a batch, which is no authority',
    code: 'attestation-not-trusted',
    forge: packed({
      signer: stranger,
      certificates: [await leafOf(batch, model, { subject: stranger }), await leafOf(maker, revokedModel)],
    }),
  },
  {
    title: 'an authority in the place of a batch',
    code: 'attestation-invalid',
    forge: packed({
      certificates: [
        await leafOf(maker, model, {
          extensions: [...authorityExtensions(0), ...batchExtensions(aaguidBytes(model)).slice(2)],
        }),
      ],
    }),
  },
  {
    title: 'a certificate that has expired',
    code: 'attestation-invalid',
    forge: packed({ certificates: [await leafOf(maker, model, { validity: yesterday })] }),
  },
  {
    title: 'a certificate of the future',
    code: 'attestation-invalid',
    forge: packed({ certificates: [await leafOf(maker, model, { validity: tomorrow })] }),
  },
  {
    title: 'an intermediate that has expired',
    code: 'attestation-not-trusted',
    forge: packed({
      certificates: [
        await leafOf(intermediate, model),
        await certify(maker, intermediate, yesterday, authorityExtensions(0)),
      ],
    }),
  },
  {
    title: 'a certificate for something else',
    code: 'attestation-invalid',
    forge: packed({ certificates: [await leafOf(maker, model, { subject: otherUnit })] }),
  },
  { title: 'a signature by another key', code: '135000', forge: packed({ signer: stranger }) },
  { title: 'a signature over other client data', code: '135000', forge: packed({ over: new Uint8Array(32) }) },
  {
    title: 'a certificate that is none',
    code: '135020',
    forge: packed({ changed: withMember('x5c', [Uint8Array.of(1, 2, 3)]) }),
  },
  { title: 'an empty chain', code: '135020', forge: packed({ changed: withMember('x5c', []) }) },
  { title: 'a chain that is no list', code: '135020', forge: packed({ changed: withMember('x5c', Uint8Array.of(9)) }) },
  {
    title: 'the right certificate in another format',
    code: '135020',
    forge: packed({ changed: (statement) => ({ ...statement, format: 'android-key' }) }),
  },
  {
    title: 'a passkey that can be copied, with the right certificate',
    code: '135016',
    forge: { ...packed({}), flags: { backupEligible: true, backedUp: true } },
  },
];

describe('a site that enforces attestation', () => {
  let visitor: Visitor;
  const register = async (forged: ForgedRegistration) => {
    const { challenge } = await registrationOptions(visitor);
    const response = await forgeRegistration(key, { challenge, origin: site.origin, rpId: site.rpId }, forged);
    return visitor.postJson('/passkey/registration/verify', response);
  };
  const passkeyCount = async () => ((await registrationOptions(visitor)).excludeCredentials ?? []).length;
  beforeAll(async () => {
    visitor = await signedIn(site, await site.newPerson());
  });

  it('asks for it', async () => {
    expect(await registrationOptions(visitor)).toMatchObject({ attestation: 'direct' });
  });

  it.each(statements)('refuses $title: $code', async ({ code, forge }) => {
    const before = await passkeyCount();
    const rows = site.rows.length;
    const answer = await register(forge);
    expect({ code: answer.code, refused: answer.status >= 400 && answer.status < 500 }).toEqual({
      code,
      refused: true,
    });
    expect(site.rows.slice(rows).map(({ status }) => String(status.errorCode))).toEqual(
      code === '135016' ? [code] : [],
    );
    expect(await passkeyCount()).toBe(before);
  });

  it('takes a maker’s word: with and without an intermediate, and that of the simulated maker', async () => {
    const before = await passkeyCount();
    expect(await register(packed({}))).toMatchObject({ status: 200 });
    expect(
      await register(packed({ aaguid: modelOfOther, certificates: [await leafOf(otherMaker, modelOfOther)] })),
    ).toMatchObject({ status: 200 });
    const longer = packed({
      certificates: [
        await leafOf(intermediate, model),
        await certify(maker, intermediate, inForce, authorityExtensions(0)),
      ],
    });
    expect(await register(longer)).toMatchObject({ status: 200 });
    const [simulated] = simulatedAuthenticators;
    const aaguid = simulated?.aaguid ?? '';
    const ofSimulation = await attestationKey(nodePlatform, await simulatedBatch(aaguid));
    expect(
      await register({
        aaguid: aaguidBytes(aaguid),
        attestation: async (data, client) => certifiedAttestation(ofSimulation, data, await sha256(client)),
      }),
    ).toMatchObject({ status: 200 });
    expect(await passkeyCount()).toBe(before + 4);
  });

  it('calls nobody whom a certificate names', async () => {
    const called: string[] = [];
    const listener = createServer((request, response) => {
      called.push(request.url ?? '');
      response.end();
    });
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = listener.address() as AddressInfo;
      const leaf = await leafOf(maker, model, {
        extensions: [
          ...batchExtensions(aaguidBytes(model)),
          new CRLDistributionPointsExtension([`http://127.0.0.1:${port}/revoked`]),
        ],
      });
      expect(await register(packed({ certificates: [leaf] }))).toMatchObject({ code: 'attestation-not-trusted' });
      expect(called).toEqual([]);
    } finally {
      await new Promise((resolve) => listener.close(resolve));
    }
  });

  it('says why on a page of its own words, and nothing of the certificate', async () => {
    const answer = await register(packed({ aaguid: revokedModel }));
    expect(answer.text).toContain('no longer trusted');
    expect(answer.text).not.toContain('Ours');
  });
});
