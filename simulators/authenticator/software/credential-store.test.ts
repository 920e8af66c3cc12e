import { describe, expect, it } from 'vitest';
import type { Credential } from './credential.ts';
import { CredentialStore } from './credential-store.ts';
import { generateEs256Key } from './es256-key.ts';

const key = await generateEs256Key();
const credential = (id: string, userHandle: string, other: Partial<Credential> = {}): Credential => ({
  id,
  userHandle,
  rpId: 'localhost',
  userName: userHandle,
  key,
  discoverable: true,
  backup: 'device-bound',
  ...other,
});

describe('CredentialStore', () => {
  it('replaces the discoverable credential of the same user at the same relying party, and nothing else', () => {
    const store = new CredentialStore();
    store.add(credential('first', 'ada'));
    store.add(credential('elsewhere', 'ada', { rpId: 'example.org' }));
    store.add(credential('server-side', 'ada', { discoverable: false }));
    store.add(credential('second', 'ada'));
    expect(store.find('localhost', 'first')).toBeUndefined();
    expect(store.find('localhost', 'second')?.id).toBe('second');
    expect(store.find('localhost', 'server-side')?.id).toBe('server-side');
    expect(store.newest('example.org')?.id).toBe('elsewhere');
    expect(store.size).toBe(3);
  });

  it('finds a credential only for its own relying party', () => {
    const store = new CredentialStore();
    store.add(credential('one', 'ada'));
    expect(store.find('example.org', 'one')).toBeUndefined();
  });

  it('offers the newest that is still there', () => {
    const store = new CredentialStore();
    for (const name of ['ada', 'ben', 'cleo']) store.add(credential(`id-${name}`, name));
    store.add(credential('hidden', 'dora', { discoverable: false }));
    expect(store.newest('localhost')?.id).toBe('id-cleo');
    store.remove('id-cleo');
    store.remove('unknown');
    expect(store.newest('localhost')?.id).toBe('id-ben');
    store.add(credential('id-ada-2', 'ada'));
    expect(store.newest('localhost')?.id).toBe('id-ada-2');
    for (const id of ['id-ada-2', 'id-ben']) store.remove(id);
    expect(store.newest('localhost')).toBeUndefined();
  });
});
