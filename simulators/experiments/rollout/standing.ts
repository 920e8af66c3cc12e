// What the devices and passkeys of a life mean for its days: where it is ready, where it would be asked to register. Kept until they change,
// because most days change nothing.
import { createsConditionally, passkeyState } from './enrol.ts';
import { isReadyOn, passkeyOn, type DeviceStanding, type Life, type Standing } from './life.ts';
import type { TenantGround } from './tenant-ground.ts';

export function standingOf(ground: TenantGround, life: Life): Standing {
  const {
    user: { devices },
    account: { passkeys },
    standing: known,
  } = life;
  if (
    known !== undefined &&
    known.devices === devices &&
    known.passkeys === passkeys &&
    known.passkeyCount === passkeys.length
  )
    return known;
  const onDevice = devices.map((device): DeviceStanding => ({
    hasNoPasskey: passkeyOn(life, device) === 'nowhere',
    createsConditionally: createsConditionally(ground, life, device),
    passkeyState: passkeyState(ground, life, device),
  }));
  life.standing = {
    devices,
    passkeys,
    passkeyCount: passkeys.length,
    readyOnMain: isReadyOn(life, devices[0]),
    readyEverywhere: devices.every((device) => isReadyOn(life, device)),
    nothingToRegister: onDevice.every((each) => !each.createsConditionally && each.passkeyState !== 'possible-here'),
    onDevice,
  };
  return life.standing;
}
