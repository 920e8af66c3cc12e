// Which passkeys are usable where. A synced passkey is on every device that uses its provider; a device-bound one stays
// where it was made; a security key goes with the person; a phone can lend its passkey to another device (hybrid).
import type { Device } from '../people/virtual-user.ts';
import type { Passkey } from './passkey.ts';

/** Passkeys that a ceremony on this device finds without help, security keys that are plugged in among them. */
export function passkeysOn(device: Device, passkeys: readonly Passkey[]): readonly Passkey[] {
  return passkeys.filter((passkey) => isHeldBy(device, passkey) || isRoaming(passkey));
}

/** Passkeys that another of the person's devices, a phone, can offer across devices. */
export function passkeysOfPhone(
  device: Device,
  devices: readonly Device[],
  passkeys: readonly Passkey[],
): readonly Passkey[] {
  const phones = devices.filter(
    (other) => other.id !== device.id && (other.kind === 'iphone' || other.kind === 'android-phone'),
  );
  return passkeys.filter((passkey) => phones.some((phone) => isHeldBy(phone, passkey)));
}

/** Passkeys that the authenticator holds in which this device would make another: of its provider, wherever that keeps them. */
export function passkeysBesideNew(
  { id, provider }: Pick<Device, 'id' | 'provider'>,
  passkeys: readonly Passkey[],
): readonly Passkey[] {
  return passkeys.filter(
    (passkey) =>
      passkey.provider.id === provider.id &&
      (provider.passkeyType === 'synced' || isRoaming(passkey) || passkey.deviceId === id),
  );
}

/** Where a usable passkey is, by devices and providers alone. */
export function whereIsPasskey(
  device: Device,
  devices: readonly Device[],
  passkeys: readonly Passkey[],
): 'this-device' | 'roaming-key' | 'phone' | 'nowhere' {
  if (passkeys.some((passkey) => isHeldBy(device, passkey))) return 'this-device';
  if (passkeys.some((passkey) => isRoaming(passkey) && passkey.provider.worksOn.includes(device.kind)))
    return 'roaming-key';
  if (passkeysOfPhone(device, devices, passkeys).length > 0) return 'phone';
  return 'nowhere';
}

function isRoaming(passkey: Passkey): boolean {
  return passkey.provider.transport !== 'internal';
}

function isHeldBy(device: Device, passkey: Passkey): boolean {
  if (isRoaming(passkey)) return false;
  if (passkey.deviceId === device.id) return true;
  return passkey.provider.passkeyType === 'synced' && passkey.provider.id === device.provider.id;
}
