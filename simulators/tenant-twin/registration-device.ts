// From where a first passkey can be registered: kinds of device, how each gets to registration, and which authenticators it has. On a phone
// there are two ways: in Microsoft Authenticator, which asks the Azure Credential Configuration Endpoint, and in the browser, as on a computer.
// Source: Microsoft Learn, concept-fido2-compatibility; the endpoint by administrators' reports, as Microsoft documents none.
import type { ClientAppType, Platform } from '../../scenarios/schema/conditional-access.ts';
import { type AuthenticatorKind, knownAuthenticators } from '../../scenarios/schema/known-authenticators.ts';
import { credentialEndpoint, mySignIns } from '../../scenarios/schema/known-applications.ts';
import type { TenantDevice } from '../../scenarios/schema/tenant.ts';
import type { DescribedSignIn } from '../site/rules/conditional-access.ts';

export const registrationDevices = [
  'managed Windows computer',
  'private Windows computer',
  'Mac',
  'iPhone',
  'Android phone',
  'security key',
] as const;
export type RegistrationDevice = (typeof registrationDevices)[number];

/** One way to register on a device. */
export interface RegistrationPlace {
  /** Tells it from every other, for whoever remembers what was worked out for it. */
  readonly key: string;
  /** Of the device, as part of a sentence. */
  readonly words: string;
  readonly platform: Platform;
  readonly client: ClientAppType;
  readonly resource: string;
  readonly device: NonNullable<DescribedSignIn['device']>;
  readonly authenticators: readonly AuthenticatorKind[];
  /** Nobody exported the person's devices: that they have this one is assumed. */
  readonly isAssumed: boolean;
}

interface DeviceKind {
  readonly platform: Platform;
  readonly exported: TenantDevice['platform'];
  readonly inBrowser: readonly AuthenticatorKind[];
  readonly inApp?: AuthenticatorKind;
}

const windows: DeviceKind = {
  platform: 'windows',
  exported: 'windows',
  inBrowser: ['windows-hello', 'google', 'password-manager'],
};
const kinds: Readonly<Record<Exclude<RegistrationDevice, 'security key'>, DeviceKind>> = {
  'managed Windows computer': windows,
  'private Windows computer': windows,
  Mac: { platform: 'macOS', exported: 'macOS', inBrowser: ['apple', 'google', 'password-manager', 'browser'] },
  iPhone: {
    platform: 'iOS',
    exported: 'iOS',
    inBrowser: ['apple', 'google', 'password-manager'],
    inApp: 'authenticator-ios',
  },
  'Android phone': {
    platform: 'android',
    exported: 'android',
    inBrowser: ['google', 'samsung', 'password-manager'],
    inApp: 'authenticator-android',
  },
};

interface Owned {
  readonly words: string;
  readonly isCompliant: boolean | undefined;
  readonly isJoined: boolean | undefined;
  readonly isAssumed: boolean;
}

const privately: Owned = { words: 'a private device', isCompliant: false, isJoined: false, isAssumed: false };
const managed: Owned = { words: 'a managed device', isCompliant: true, isJoined: undefined, isAssumed: true };

/** Everybody may have a private device of any kind; a managed one only who is known to, or of whom nothing is known. */
export function placesOn(
  device: RegistrationDevice,
  devices: readonly TenantDevice[] | undefined,
): readonly RegistrationPlace[] {
  return (devices === undefined ? ofUnknown.get(device) : undefined) ?? makePlaces(device, devices);
}

function makePlaces(device: RegistrationDevice, devices: readonly TenantDevice[] | undefined): RegistrationPlace[] {
  if (device === 'security key')
    return [privately, ...ownedOf(windows, devices)].map((owned) => place(windows, owned, ['security-key']));
  const kind = kinds[device];
  const owned = ownedOf(kind, devices);
  if (device === 'managed Windows computer') return owned.flatMap((one) => placesOf(kind, one));
  // Nobody assumes a managed phone or Mac: where devices were not exported, the private one is judged.
  const known = device === 'private Windows computer' || devices === undefined ? [] : owned;
  return [privately, ...known].flatMap((one) => placesOf(kind, one));
}

function ownedOf({ exported }: DeviceKind, devices: readonly TenantDevice[] | undefined): Owned[] {
  if (devices === undefined) return [managed];
  return devices
    .filter(
      ({ platform, isCompliant, isManaged }) => platform === exported && (isCompliant === true || isManaged !== false),
    )
    .map(({ isCompliant, isManaged }) => ({
      words: isCompliant === true ? 'a compliant device of theirs' : 'a managed device of theirs',
      isCompliant,
      isJoined: isManaged === false ? false : undefined,
      isAssumed: false,
    }));
}

function placesOf(kind: DeviceKind, owned: Owned): RegistrationPlace[] {
  const { inBrowser, inApp } = kind;
  const inTheBrowser = place(kind, owned, inBrowser);
  if (inApp === undefined) return [inTheBrowser];
  return [place(kind, owned, [inApp], true), inTheBrowser];
}

function place(
  { platform }: DeviceKind,
  { words, isCompliant, isJoined, isAssumed }: Owned,
  authenticators: readonly AuthenticatorKind[],
  isInApp = false,
): RegistrationPlace {
  return {
    key: [platform, isCompliant, isJoined, words, isInApp].join(' '),
    words: isInApp ? `Microsoft Authenticator on ${words}` : words,
    platform,
    client: isInApp ? 'mobileAppsAndDesktopClients' : 'browser',
    resource: isInApp ? credentialEndpoint : mySignIns,
    // Neither a browser nor Microsoft Authenticator counts as an application under app protection there.
    device: {
      compliantApplication: false,
      approvedApplication: false,
      ...(isCompliant === undefined ? {} : { compliantDevice: isCompliant }),
      ...(isJoined === undefined ? {} : { domainJoinedDevice: isJoined }),
    },
    authenticators,
    isAssumed,
  };
}

const ofUnknown = new Map(registrationDevices.map((device) => [device, makePlaces(device, undefined)]));

export const authenticatorsOf = (kindsThere: readonly AuthenticatorKind[]) =>
  knownAuthenticators.filter(({ kind }) => kindsThere.includes(kind));
