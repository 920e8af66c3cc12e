// Importing accounts with passkeys that were made elsewhere: they sign in as registered ones do, and what is no passkey is refused.
import { beforeEach, describe, expect, it } from 'vitest';
import { toBase64url } from '../../authenticator/software/base64url.ts';
import { coseKey } from '../../authenticator/software/cose-key.ts';
import { generateEs256Key } from '../../authenticator/software/es256-key.ts';
import { SoftwareAuthenticator } from '../../authenticator/software/software-authenticator.ts';
import { AttackedSite } from '../hostile/attacked-site.fixture.ts';
import { signInWithPasskey, signedIn, type PasskeyHolder } from '../hostile/honest-steps.fixture.ts';
import { Visitor } from '../hostile/visitor.fixture.ts';
import type { EnrolledPasskey } from './enrolled-passkey.ts';
import type { NewAccount } from './simulation-routes.ts';

const bytes = (fill: number, length = 32) => toBase64url(new Uint8Array(length).fill(fill));

/** COSE_Key of EdDSA: {1: 1, 3: -8, -1: 6, -2: 32 bytes}. */
const ed25519Key = `pAEBAycgBiFYIAAA${'A'.repeat(40)}`;

/** A person as the directory knows them, and the authenticator that holds what was imported. All have the same credential id, each another key. */
async function enrolledPerson(name: string, changes: Partial<EnrolledPasskey> = {}) {
  const key = await generateEs256Key();
  const passkey: EnrolledPasskey = {
    credentialId: bytes(1),
    publicKey: toBase64url(coseKey(key.publicPoint)),
    counter: 0,
    transports: ['internal', 'hybrid'],
    aaguid: 'fbfc3007-154e-4ecc-8c0b-6e020557d7bd',
    passkeyType: 'synced',
    ...changes,
  };
  const person = {
    userPrincipalName: `${name}@contoso.example`,
    password: 'Tr0ub4dor&3',
    totpSecret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
  };
  const account: NewAccount = {
    ...person,
    displayName: name,
    groups: [],
    secondFactor: 'totp',
    userHandle: bytes(7),
    passkeys: [passkey],
  };
  const authenticator = new SoftwareAuthenticator();
  const credential = {
    id: passkey.credentialId,
    rpId: 'localhost',
    userHandle: bytes(7),
    userName: person.userPrincipalName,
    key,
    discoverable: true,
    backup: 'backed-up' as const,
  };
  authenticator.credentials.add(credential);
  const holder: PasskeyHolder = { person, authenticator, credential };
  return { account, passkey, holder };
}

let site: AttackedSite;
beforeEach(() => {
  site = new AttackedSite();
});
const importAccounts = (...accounts: readonly object[]) =>
  new Visitor(site).postJson('/simulation/accounts', { accounts });

describe('an imported passkey', () => {
  it('signs in, and is a row of the log as any other', async () => {
    const { account, holder } = await enrolledPerson('ada');
    expect(await importAccounts(account)).toMatchObject({ status: 201 });
    expect(await signInWithPasskey(site, holder)).toBe(true);
    expect(site.rows.map(({ userPrincipalName, status }) => [userPrincipalName, status.errorCode])).toEqual([
      ['ada@contoso.example', 0],
    ]);
  });

  it("does not sign in with another person's key", async () => {
    const [ada, eve] = [await enrolledPerson('ada'), await enrolledPerson('eve')];
    await importAccounts(ada.account);
    expect(await signInWithPasskey(site, { ...eve.holder, person: ada.holder.person })).toBe(false);
    expect(site.rows.map(({ status }) => status.errorCode)).toEqual([135000]);
  });

  it('must show a counter above the imported one', async () => {
    const { account, holder } = await enrolledPerson('ada', { counter: 5, passkeyType: 'deviceBound' });
    await importAccounts(account);
    const shows = (signCount: number) => {
      const authenticator = new SoftwareAuthenticator();
      authenticator.credentials.add({ ...holder.credential, backup: 'device-bound', signCount: signCount - 1 });
      return signInWithPasskey(site, { ...holder, authenticator });
    };
    expect([await shows(5), await shows(6)]).toEqual([false, true]);
  });

  it('leaves password and code as they are, and stands in the list that a registration excludes', async () => {
    const { account, passkey, holder } = await enrolledPerson('ada');
    await importAccounts(account);
    const registrant = await signedIn(site, holder.person);
    const options = JSON.parse((await registrant.postJson('/passkey/registration/options', {})).text) as {
      user: { id: string };
      excludeCredentials: { id: string }[];
    };
    expect(options).toMatchObject({ user: { id: bytes(7) }, excludeCredentials: [{ id: passkey.credentialId }] });
  });
});

describe('what is refused', () => {
  it.each<[string, object]>([
    ['a public key that is none', { publicKey: bytes(1, 77) }],
    ['a key of an algorithm that is not accepted', { publicKey: ed25519Key }],
    ['a credential id that is too short', { credentialId: bytes(1, 15) }],
    ['a credential id written another way', { credentialId: `${bytes(1).slice(0, -1)}F` }],
    ['a counter beyond 32 bits', { counter: 2 ** 32 }],
    ['an AAGUID that is none', { aaguid: 'fbfc3007' }],
    ['a property nobody knows', { privateKey: 'x' }],
  ])('%s', async (_, changes) => {
    const { account } = await enrolledPerson('ada', changes);
    expect(await importAccounts(account)).toMatchObject({ status: 400, code: 'bad-request' });
    const [fine] = (await enrolledPerson('ada')).account.passkeys ?? [];
    expect(await importAccounts({ ...account, passkeys: [fine] })).toMatchObject({ status: 201 });
  });

  it.each([
    ['passkeys without the user handle they were made for', { userHandle: undefined }],
    ['a user handle of another length', { userHandle: bytes(7, 31) }],
  ])('%s', async (_, changes) => {
    const { account } = await enrolledPerson('ada');
    expect(await importAccounts({ ...account, ...changes })).toMatchObject({ status: 400 });
  });

  it('a credential id that somebody has, with the whole account', async () => {
    const [ada, eve] = [await enrolledPerson('ada'), await enrolledPerson('eve')];
    expect(await importAccounts(ada.account, eve.account)).toMatchObject({
      status: 409,
      code: 'passkey-already-registered',
    });
    expect(await signInWithPasskey(site, ada.holder)).toBe(true);
    // Her name is still free.
    const { account } = await enrolledPerson('eve', { credentialId: bytes(2) });
    expect(await importAccounts(account)).toMatchObject({ status: 201 });
  });

  it('a user name that somebody has, with its passkeys', async () => {
    await importAccounts((await enrolledPerson('ada')).account);
    const again = await enrolledPerson('ada', { credentialId: bytes(2) });
    expect(await importAccounts(again.account)).toMatchObject({ status: 409, code: 'user-name-taken' });
    expect(await signInWithPasskey(site, again.holder)).toBe(false);
  });

  it('everything, by a server that was not started for simulation', async () => {
    site = new AttackedSite('not-simulated');
    const { account, holder } = await enrolledPerson('ada');
    expect(await importAccounts(account)).toMatchObject({ status: 404 });
    expect(await signInWithPasskey(site, holder)).toBe(false);
  });
});
