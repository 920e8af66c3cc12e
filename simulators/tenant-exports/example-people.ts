// The people of the example tenant, and what the directory and the registration report say of them. Nobody here exists; every id is made from
// a word, so that the same example is written each time.
import { createHash } from 'node:crypto';

export const exampleDomain = 'fabrikam.example';

/** A GUID that is always the same for the same word. */
export function exampleId(word: string): string {
  const hex = createHash('sha256').update(`passkey-pilot example ${word}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

export type ExamplePersona = 'administrator' | 'office' | 'field' | 'plant' | 'guest' | 'emergency';

export interface ExamplePerson {
  readonly id: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
  readonly persona: ExamplePersona;
  readonly accountEnabled: boolean;
  /** As userRegistrationDetails names them. */
  readonly methodsRegistered: readonly string[];
}

const givenNames = 'Amara Bente Carlo Dilan Edda Fatou Gustav Hanna Idris Jana Kofi Lotte Mirza Nadia Oskar'.split(' ');
const surnames = 'Abel Brandt Costa Demir Engel Fonseca Gruber Haas'.split(' ');

const push = 'microsoftAuthenticatorPush';
const totp = 'softwareOneTimePasscode';
const phone = 'mobilePhone';
const key = 'passKeyDeviceBound';
const synced = 'passKeySynced';

/** How many of a persona, and what they have registered in turn. */
const kinds: readonly (readonly [ExamplePersona, number, readonly (readonly string[])[]])[] = [
  ['administrator', 6, [[key, push], [synced, push], [phone], [push, totp], [key], []]],
  ['office', 26, [[push], [push, phone], [phone], [push, totp], [synced, push], [phone, 'email'], []]],
  ['field', 12, [[phone], [push, phone], [totp], [phone]]],
  ['plant', 10, [[key], [], [phone], [key], []]],
  ['guest', 4, [[push], [phone]]],
  ['emergency', 2, [[key], []]],
];

export const examplePeople: readonly ExamplePerson[] = kinds.flatMap(([persona, count, methods], kind) =>
  Array.from({ length: count }, (_, at) => {
    const number = kinds.slice(0, kind).reduce((sum, [, before]) => sum + before, 0) + at;
    const given = givenNames[number % givenNames.length] ?? '';
    const surname = surnames[Math.floor(number / givenNames.length) + (number % 2) * 4] ?? '';
    const account =
      persona === 'emergency'
        ? `emergency.${at + 1}`
        : `${given}.${surname}${persona === 'guest' ? '_partner.example#EXT#' : ''}`.toLowerCase();
    return {
      id: exampleId(account),
      userPrincipalName: `${account}@${exampleDomain}`,
      displayName: persona === 'emergency' ? `Emergency account ${at + 1}` : `${given} ${surname}`,
      persona,
      // The registration report leaves out who is disabled.
      accountEnabled: !((persona === 'office' && at === 25) || (persona === 'field' && at === 11)),
      methodsRegistered: methods[at % methods.length] ?? [],
    };
  }),
);

export const ofPersona = (persona: ExamplePersona): readonly ExamplePerson[] =>
  examplePeople.filter((person) => person.persona === persona);

/** AAGUIDs of the keys and providers that people hold. Source: Microsoft's list of vendors; community list of AAGUIDs for iCloud Keychain. */
export const exampleAaguids = {
  yubiKey5Nfc: '2fc0579f-8113-47ea-b116-bb5a8db9202a',
  yubiKey5NfcNewer: 'a25342c0-3cdc-4414-8e46-f4807fca511c',
  titanKey: '42b4fb4a-2866-43b2-9bf7-6c6669c2e5d3',
  iCloudKeychain: 'fbfc3007-154e-4ecc-8c0b-6e020557d7bd',
} as const;

interface ExamplePasskey {
  readonly model: string;
  readonly aaGuid: string;
  readonly attestationLevel: 'attested' | 'notAttested';
  readonly passkeyType: 'deviceBound' | 'synced';
}

const yubiKey: ExamplePasskey = {
  model: 'YubiKey 5 Series with NFC',
  aaGuid: exampleAaguids.yubiKey5Nfc,
  attestationLevel: 'attested',
  passkeyType: 'deviceBound',
};
const titan: ExamplePasskey = { ...yubiKey, model: 'Google Titan Security Key v2', aaGuid: exampleAaguids.titanKey };
const keychain: ExamplePasskey = {
  model: 'iCloud Keychain',
  aaGuid: exampleAaguids.iCloudKeychain,
  attestationLevel: 'notAttested',
  passkeyType: 'synced',
};

/** One passkey a method; people of the plant hold a model that their profile does not list any more. */
export function passkeysOf({ userPrincipalName, persona, methodsRegistered }: ExamplePerson): readonly object[] {
  return methodsRegistered
    .filter((method) => method === key || method === synced)
    .map((method) => {
      const passkey = method === synced ? keychain : persona === 'plant' ? titan : yubiKey;
      return {
        '@odata.type': '#microsoft.graph.fido2AuthenticationMethod',
        id: exampleId(`passkey ${userPrincipalName}`),
        displayName: passkey.model,
        createdDateTime: '2026-06-03T09:12:00Z',
        attestationCertificates: [],
        model: passkey.model,
        aaGuid: passkey.aaGuid,
        attestationLevel: passkey.attestationLevel,
        passkeyType: passkey.passkeyType,
      };
    });
}
