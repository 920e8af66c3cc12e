// Which passkeys are usable where. A synced passkey is on every device that uses its provider; a device-bound one stays
// where it was made; a security key goes with the person; a phone can lend its passkey to another device (hybrid).
import type { Device } from '../people/virtual-user.ts';
import type { Passkey } from './passkey.ts';

/** Passkeys that a ceremony on this device finds without help, security keys that are plugged in among them. */
export function passkeysOn(device: Device, passkeys: readonly Passkey[]): readonly Passkey[] {
  return passkeys.filter((passkey) => isOn(device, passkey));
}

/** Passkeys that another of the person's devices, a phone, can offer across devices. */
export function passkeysOfPhone(
  device: Device,
  devices: readonly Device[],
  passkeys: readonly Passkey[],
): readonly Passkey[] {
  return passkeys.filter((passkey) => isOfPhone(device, devices, passkey));
}

/** Whether passkeysOn() has it. */
export function isOn(device: Device, passkey: Passkey): boolean {
  return isHeldBy(device, passkey) || isRoaming(passkey);
}

/** Whether passkeysOfPhone() has it. */
export function isOfPhone(device: Device, devices: readonly Device[], passkey: Passkey): boolean {
  for (const other of devices)
    if (
      other.id !== device.id &&
      (other.kind === 'iphone' || other.kind === 'android-phone') &&
      isHeldBy(other, passkey)
    )
      return true;
  return false;
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
  for (const passkey of passkeys) if (isHeldBy(device, passkey)) return 'this-device';
  for (const passkey of passkeys)
    if (isRoaming(passkey) && passkey.provider.worksOn.includes(device.kind)) return 'roaming-key';
  for (const passkey of passkeys) if (isOfPhone(device, devices, passkey)) return 'phone';
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
