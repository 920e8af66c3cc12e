// Authenticators and passkey providers by AAGUID, as far as ways to a first passkey and names in findings need them. The list is not complete:
// an AAGUID that is missing here is unknown, not wrong.
// Source: Microsoft Learn, how-to-enable-authenticator-passkey and concept-fido2-hardware-vendor (FIDO Metadata Service v285); for names of
// providers the community list passkeydeveloper/passkey-authenticator-aaguids, 2026-08-07.
import type { PasskeyType } from './passkey-type.ts';

export const authenticatorKinds = [
  'security-key',
  'windows-hello',
  'authenticator-ios',
  'authenticator-android',
  'apple',
  'google',
  'samsung',
  'browser',
  'password-manager',
] as const;
export type AuthenticatorKind = (typeof authenticatorKinds)[number];

export interface KnownAuthenticator {
  readonly aaguid: string;
  readonly name: string;
  readonly kind: AuthenticatorKind;
  readonly passkeyType: PasskeyType;
  /**
   * Whether Microsoft Entra can verify who made it, so that a profile that enforces attestation takes it: by the FIDO Metadata Service, or as
   * its own app. Windows Hello has no attestation there.
   */
  readonly isAttested: boolean;
}

/** Stands for every authenticator that does not say what it is: a key without attestation, a browser for the sake of privacy. */
export const blankAaguid = '00000000-0000-0000-0000-000000000000';

const list = (
  kind: AuthenticatorKind,
  passkeyType: KnownAuthenticator['passkeyType'],
  isAttested: boolean,
  names: Readonly<Record<string, string>>,
): KnownAuthenticator[] =>
  Object.entries(names).map(([aaguid, name]) => ({ aaguid, name, kind, passkeyType, isAttested }));

export const knownAuthenticators: readonly KnownAuthenticator[] = [
  ...list('authenticator-android', 'deviceBound', true, {
    'de1e552d-db1d-4423-a619-566b625cdc84': 'Microsoft Authenticator (Android)',
  }),
  ...list('authenticator-ios', 'deviceBound', true, {
    '90a3ccdf-635c-4729-a248-9b709135078f': 'Microsoft Authenticator (iOS)',
  }),
  ...list('windows-hello', 'deviceBound', false, {
    '08987058-cadc-4b81-b6e1-30de50dcbe96': 'Windows Hello (hardware)',
    '9ddd1817-af5a-4672-a2b9-3e3dd95000a9': 'Windows Hello (VBS)',
    '6028b017-b1d4-4c02-b4b3-afcdafc96bb2': 'Windows Hello (software)',
  }),
  ...list('security-key', 'deviceBound', true, {
    'a25342c0-3cdc-4414-8e46-f4807fca511c': 'YubiKey 5 Series with NFC',
    '2fc0579f-8113-47ea-b116-bb5a8db9202a': 'YubiKey 5 Series with NFC',
    'd7781e5d-e353-46aa-afe2-3ca49f13332a': 'YubiKey 5 Series with NFC',
    'fa2b99dc-9e39-4257-8f92-4a30d23c4118': 'YubiKey 5 Series with NFC',
    'c1f9a0bc-1dd2-404a-b27f-8e29047a43fd': 'YubiKey 5 FIPS Series with NFC',
    'fcc0118f-cd45-435b-8da1-9782b2da0715': 'YubiKey 5 FIPS Series with NFC',
    '42b4fb4a-2866-43b2-9bf7-6c6669c2e5d3': 'Google Titan Security Key v2',
  }),
  ...list('apple', 'synced', false, {
    'fbfc3007-154e-4ecc-8c0b-6e020557d7bd': 'Apple Passwords (iCloud Keychain)',
    'dd4ec289-e01d-41c9-bb89-70fa845d4bf2': 'iCloud Keychain (managed)',
  }),
  ...list('google', 'synced', false, { 'ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4': 'Google Password Manager' }),
  ...list('samsung', 'synced', false, { '53414d53-554e-4700-0000-000000000000': 'Samsung Pass' }),
  ...list('browser', 'deviceBound', false, {
    'adce0002-35bc-c60a-648b-0b25f1f05503': 'Chrome on Mac',
    '771b48fd-d3d4-4f74-9232-fc157ab0507a': 'Edge on Mac',
    'b5397666-4885-aa6b-cebf-e52262a439a2': 'Chromium browser',
  }),
  ...list('password-manager', 'synced', false, {
    'd3452668-01fd-4c12-926c-83a4204853aa': 'Microsoft Password Manager',
    'bada5566-a7aa-401f-bd96-45619a55120d': '1Password',
    'd548826e-79b4-db40-a3d8-11116f7e8349': 'Bitwarden',
    '531126d6-e717-415c-9320-3d9aa6981239': 'Dashlane',
    '0ea242b4-43c4-4a1b-8b17-dd6d0b6baec6': 'Keeper',
    '50726f74-6f6e-5061-7373-50726f746f6e': 'Proton Pass',
  }),
];

const byAaguid = new Map(knownAuthenticators.map((authenticator) => [authenticator.aaguid, authenticator]));

export const authenticatorOf = (aaguid: string): KnownAuthenticator | undefined => byAaguid.get(aaguid);
