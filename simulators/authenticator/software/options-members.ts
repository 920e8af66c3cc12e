// Members of ceremony options as a browser takes them from JSON (PublicKeyCredential.parse…OptionsFromJSON(), WebAuthn Level 3,
// sections 5.1.8 and 5.1.9), before any authenticator is asked.
import type { PublicKeyCredentialDescriptorJSON } from '@simplewebauthn/server';
import { CeremonyError } from './ceremony-error.ts';
import type { Platform } from './platform.ts';

/** Chromium's limit; the standard names none. */
const longestList = 64;
const base64urlText = /^[A-Za-z0-9_-]*$/;
/** Last characters whose unused bits are zero, where the last group has 2 or 3 characters. */
const fullEnds: Readonly<Record<number, string>> = { 2: 'AQgw', 3: 'AEIMQUYcgkosw048' };
/** A transport with another name counts as not given. */
export const knownTransports: ReadonlySet<string> = new Set([
  'ble',
  'cable',
  'hybrid',
  'internal',
  'nfc',
  'smart-card',
  'usb',
]);

/**
 * Base64url of the same bytes without stray bits at its end: browsers decode and encode it again.
 * @throws CeremonyError TypeError when there is no such member, EncodingError for any other text.
 */
export function base64urlMember(platform: Platform, member: string | undefined): string {
  if (typeof member !== 'string') throw new CeremonyError('TypeError', 'member-missing');
  const ending = member.length % 4;
  if (ending === 1 || !base64urlText.test(member)) throw new CeremonyError('EncodingError', 'not-base64url');
  if (ending === 0 || fullEnds[ending]?.includes(member.charAt(member.length - 1)) === true) return member;
  return platform.toBase64url(platform.fromBase64url(member));
}

/** @throws CeremonyError TypeError */
export function requireMember(member: unknown): void {
  if (member === undefined || member === null) throw new CeremonyError('TypeError', 'member-missing');
}

/**
 * Those of type public-key, each with its id in canonical form.
 * @throws CeremonyError TypeError, EncodingError, RangeError
 */
export function descriptorList(
  platform: Platform,
  list: readonly PublicKeyCredentialDescriptorJSON[] | undefined,
): readonly PublicKeyCredentialDescriptorJSON[] {
  if (list === undefined || list.length === 0) return [];
  const read = list.map((descriptor) => ({ ...descriptor, id: base64urlMember(platform, descriptor.id) }));
  if (read.length > longestList) throw new CeremonyError('RangeError', 'list-too-long');
  return read.filter(({ type }) => type === 'public-key');
}

/** Whether a client that looks for these credentials asks an authenticator with these transports: no hint anywhere means that it asks all. */
export function isAsked(list: readonly PublicKeyCredentialDescriptorJSON[], transports: readonly string[]): boolean {
  return (
    list.length === 0 ||
    list.some(({ transports: hints = [] }) => {
      const known = hints.filter((hint) => knownTransports.has(hint));
      return known.length === 0 || known.some((hint) => transports.includes(hint));
    })
  );
}
