import { describe, expect, it } from 'vitest';
import type { Provider } from '../../scenarios/schema/provider.ts';
import type { Device } from '../people/virtual-user.ts';
import type { Passkey } from './passkey.ts';
import { passkeysBesideNew, passkeysOfPhone, passkeysOn, whereIsPasskey } from './sync-fabric.ts';

const provider = (
  id: string,
  passkeyType: Provider['passkeyType'],
  transport: Provider['transport'] = 'internal',
  worksOn: Provider['worksOn'] = ['mac', 'iphone', 'windows-laptop'],
): Provider => ({
  id,
  title: id,
  aaguid: '00000000-0000-4000-8000-000000000001',
  passkeyType,
  transport,
  worksOn,
  source: 'test',
});
const cloud = provider('cloud', 'synced');
const chip = provider('chip', 'deviceBound');
const key = provider('key', 'deviceBound', 'usb', ['mac', 'windows-laptop']);
const mac: Device = { id: 'main', kind: 'mac', provider: cloud };
const laptop: Device = { id: 'main', kind: 'windows-laptop', provider: chip };
const phone: Device = { id: 'other', kind: 'iphone', provider: cloud };
const passkey = (of: Provider, deviceId: string): Passkey => ({
  provider: of,
  deviceId,
  credentialId: 'AA',
  key: { pkcs8: '' },
  userHandle: '',
  signCount: 0,
});

describe('where passkeys are', () => {
  it('a synced passkey is on every device of its provider', () => {
    const keys = [passkey(cloud, 'main')];
    expect(whereIsPasskey(phone, [mac, phone], keys)).toBe('this-device');
    expect(passkeysOn(phone, keys)).toEqual(keys);
  });

  it('a device-bound passkey stays where it was made', () => {
    const keys = [passkey(chip, 'main')];
    expect(whereIsPasskey(laptop, [laptop, phone], keys)).toBe('this-device');
    expect(whereIsPasskey(phone, [laptop, phone], keys)).toBe('nowhere');
    expect(passkeysOn(phone, keys)).toEqual([]);
  });

  it('a synced passkey does not reach a device that uses another provider, but the phone can lend it', () => {
    const keys = [passkey(cloud, 'other')];
    expect(whereIsPasskey(laptop, [laptop, phone], keys)).toBe('phone');
    expect(passkeysOn(laptop, keys)).toEqual([]);
    expect(passkeysOfPhone(laptop, [laptop, phone], keys)).toEqual(keys);
  });

  it('a laptop lends nothing to a phone', () => {
    expect(passkeysOfPhone(phone, [laptop, phone], [passkey(chip, 'main')])).toEqual([]);
  });

  it('a security key goes with the person to the devices it fits', () => {
    const keys = [passkey(key, 'main')];
    expect(whereIsPasskey(laptop, [laptop, phone], keys)).toBe('roaming-key');
    expect(whereIsPasskey(phone, [laptop, phone], keys)).toBe('nowhere');
  });

  it('a new one is made beside those of its provider: everywhere when synced or on a key, else of that device only', () => {
    const keys = [passkey(cloud, 'main'), passkey(chip, 'main'), passkey(key, 'main')];
    const beside = (of: Provider, id: string) =>
      passkeysBesideNew({ id, provider: of }, keys).map((one) => one.provider.id);
    expect(['main', 'other'].map((id) => beside(cloud, id))).toEqual([['cloud'], ['cloud']]);
    expect(['main', 'other'].map((id) => beside(key, id))).toEqual([['key'], ['key']]);
    expect(['main', 'other'].map((id) => beside(chip, id))).toEqual([['chip'], []]);
  });

  it('without a passkey there is none', () => {
    expect(whereIsPasskey(mac, [mac, phone], [])).toBe('nowhere');
  });
});
