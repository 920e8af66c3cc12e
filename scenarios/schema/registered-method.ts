// What a method of the registration report can show in a sign-in, and which part of the methods policy rules that.
// Source: Microsoft Graph, userRegistrationDetails and usageAuthMethod (beta); the list is open, so an unknown name is told and not guessed.
import type { MethodMode } from './authentication-strength.ts';
import type { PasskeyType } from './passkey-type.ts';

export interface ModeOfMethod {
  readonly mode: MethodMode;
  /** Ids in the authentication methods policy, any of which allows it. Empty: none rules it (Windows Hello for Business is set up by device policy). */
  readonly ruledBy: readonly string[];
}

const ruled = (mode: MethodMode, ...ruledBy: string[]): ModeOfMethod => ({ mode, ruledBy });

const text = ruled('sms', 'Sms');
const call = ruled('voice', 'Voice');
const push = ruled('microsoftAuthenticatorPush', 'MicrosoftAuthenticator');
const softwareCode = ruled('softwareOath', 'SoftwareOath', 'MicrosoftAuthenticator');
const platformCredential = ruled('windowsHelloForBusiness');
const passkey = ruled('fido2', 'Fido2');
const certificate = ruled('x509CertificateMultiFactor', 'X509Certificate');

const modes: Readonly<Record<string, readonly ModeOfMethod[]>> = {
  mobilePhone: [text, call],
  alternateMobilePhone: [call],
  officePhone: [call],
  mobileSMS: [text],
  sms: [text],
  mobileCall: [call],
  alternateMobileCall: [call],
  microsoftAuthenticatorPush: [push],
  appNotification: [push],
  microsoftAuthenticatorPasswordless: [ruled('deviceBasedPush', 'MicrosoftAuthenticator'), push],
  softwareOneTimePasscode: [softwareCode],
  appCode: [softwareCode],
  oneTimePasscode: [softwareCode],
  hardwareOneTimePasscode: [ruled('hardwareOath', 'HardwareOath')],
  windowsHelloForBusiness: [platformCredential],
  macOsSecureEnclaveKey: [platformCredential],
  fido: [passkey],
  fido2SecurityKey: [passkey],
  passKeyDeviceBound: [passkey],
  passKeyDeviceBoundAuthenticator: [passkey],
  passKeyDeviceBoundWindowsHello: [passkey],
  passKeySynced: [passkey],
  certificateBasedAuthentication: [certificate],
  x509Certificate: [certificate],
  temporaryAccessPass: [
    ruled('temporaryAccessPassOneTime', 'TemporaryAccessPass'),
    ruled('temporaryAccessPassMultiUse', 'TemporaryAccessPass'),
  ],
  qrCode: [ruled('qrCodePin', 'QRCodePin')],
  // These serve self-service reset or an older protocol, and no sign-in; an external provider's factor has no mode of Graph's.
  externalAuthMethod: [],
  email: [],
  securityQuestion: [],
  appPassword: [],
};

/** A mode that no method of the report has (a password) is ruled by nothing. */
export const rulingOf = (mode: MethodMode): ModeOfMethod =>
  Object.values(modes)
    .flat()
    .find((one) => one.mode === mode) ?? { mode, ruledBy: [] };

const byName = new Map(Object.entries(modes).map(([name, its]) => [name.toLowerCase(), its]));

/** undefined: no documented name. */
export const modesOf = (written: string): readonly ModeOfMethod[] | undefined => byName.get(written.toLowerCase());

export const isExternal = (written: string): boolean => written.toLowerCase() === 'externalauthmethod';

/** What may stand in for a telephone, passkeys apart; a pass is for days, and so is no second factor that somebody keeps. */
const lasting: ReadonlySet<MethodMode> = new Set<MethodMode>([
  'hardwareOath',
  'softwareOath',
  'windowsHelloForBusiness',
  'microsoftAuthenticatorPush',
  'deviceBasedPush',
  'x509CertificateMultiFactor',
  'federatedMultiFactor',
]);

export const standsInForTelephone = (shown: readonly MethodMode[]): boolean => shown.some((mode) => lasting.has(mode));

export const isTelephone = (shown: readonly MethodMode[]): boolean => shown.includes('sms') || shown.includes('voice');

/** What the name says of a passkey. Absent: nothing. */
export function typeInReport(written: string): PasskeyType | undefined {
  const name = written.toLowerCase();
  if (name === 'passkeysynced') return 'synced';
  return name.startsWith('passkeydevicebound') ? 'deviceBound' : undefined;
}
