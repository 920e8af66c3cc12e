// A passkey provider: where it keeps private keys and whether they follow the person to other devices.
import { z } from 'zod';

export const deviceKinds = ['windows-laptop', 'mac', 'android-phone', 'iphone', 'shared-windows-terminal', 'ipad'] as const;
export type DeviceKind = (typeof deviceKinds)[number];

export const provider = z.strictObject({
  id: z.string(),
  title: z.string(),
  aaguid: z.guid(),
  /** WebAuthn backup eligibility: synced passkeys are BE = BS = 1, device-bound ones 0. */
  passkeyType: z.enum(['synced', 'deviceBound']),
  /** Transport of the virtual authenticator that stands for it. */
  transport: z.enum(['internal', 'usb', 'hybrid']),
  /** Devices on which it can be used; a roaming security key names every kind it can be plugged into. */
  worksOn: z.array(z.enum(deviceKinds)).min(1),
  source: z.string(),
});
export type Provider = z.infer<typeof provider>;
