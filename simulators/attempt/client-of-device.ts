// The device that somebody is at, as the target knows it, and as a request tells a target that was started for simulation.
import type { Platform } from '../../scenarios/schema/conditional-access.ts';
import type { DeviceKind } from '../../scenarios/schema/provider.ts';
import { usualState, type DeviceState } from '../people/device-state.ts';
import type { Device } from '../people/virtual-user.ts';
import type { Client } from '../site/client.ts';

const platformOf: Readonly<Record<DeviceKind, Platform>> = {
  'windows-laptop': 'windows',
  'shared-windows-terminal': 'windows',
  mac: 'macOS',
  'android-phone': 'android',
  iphone: 'iOS',
  ipad: 'iOS',
};

const clientIn = (kind: DeviceKind, state: DeviceState): Client => ({ platform: platformOf[kind], ...state });

export function clientOf({ kind, state = usualState[kind] }: Pick<Device, 'kind' | 'state'>): Client {
  return clientIn(kind, state);
}

/** "windows managed compliant at-work" */
const inWords = ({ platform, isManaged, isCompliant, isAtWork }: Client) =>
  [platform, isManaged ? 'managed' : '', isCompliant ? 'compliant' : '', isAtWork ? 'at-work' : '']
    .filter((word) => word !== '')
    .join(' ');

/** Made once: k6 sends it with every request. */
const usualHeaders = Object.fromEntries(
  Object.entries(usualState).map(([kind, state]) => [kind, inWords(clientIn(kind as DeviceKind, state))]),
) as Readonly<Record<DeviceKind, string>>;

export function clientHeaderOf(device: Pick<Device, 'kind' | 'state'>): string {
  return device.state === undefined ? usualHeaders[device.kind] : inWords(clientOf(device));
}
