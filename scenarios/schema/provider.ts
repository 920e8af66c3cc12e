// A passkey provider: where it keeps private keys and whether they follow the person to other devices.
import { z } from 'zod';
import { passkeyTypes } from './passkey-type.ts';

export const deviceKinds = [
  'windows-laptop',
  'mac',
  'android-phone',
  'iphone',
  'shared-windows-terminal',
  'ipad',
] as const;
export type DeviceKind = (typeof deviceKinds)[number];

export const provider = z
  .strictObject({
    id: z.string().describe('Id of the provider; the name of its file'),
    title: z.string().describe('What the report calls it'),
    aaguid: z.guid().toLowerCase().describe('Authenticator Attestation GUID that its passkeys carry'),
    passkeyType: z
      .enum(passkeyTypes)
      .describe('WebAuthn backup eligibility: synced passkeys are BE = BS = 1, device-bound ones 0'),
    attestation: z
      .enum(['packed'])
      .optional()
      .describe(
        'What it shows to a site that asks who made it. packed: a certificate of a maker, who is simulated. Absent: nothing',
      ),
    transport: z
      .enum(['internal', 'usb', 'hybrid'])
      .describe('Transport of the virtual authenticator that stands for it'),
    worksOn: z
      .array(z.enum(deviceKinds))
      .min(1)
      .describe('Devices on which it can be used; a roaming security key names every kind it can be plugged into'),
    source: z.string().describe('Where AAGUID and type are published'),
  })
  .refine(({ attestation, passkeyType }) => attestation === undefined || passkeyType === 'deviceBound', {
    path: ['attestation'],
    message: 'expected none of a provider whose passkeys are synced, as those have none',
  });
export type Provider = z.infer<typeof provider>;
