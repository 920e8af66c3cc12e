// Before it bothers a person with a list of credentials, Chromium asks the authenticator silently which of them it holds
// (CTAP 2.1, section 6.2.2 with "up" false), and that answer steps the signature counter as any other does.
import type { PublicKeyCredentialDescriptorJSON } from '@simplewebauthn/server';
import type { Credential } from './credential.ts';

/** @param list of the request, this credential among others or alone; of a single one Chromium does not ask. */
export function answerSilently(list: readonly PublicKeyCredentialDescriptorJSON[], credential: Credential): void {
  if (credential.signCount !== undefined && list.some(({ id }) => id !== credential.id)) credential.signCount += 1;
}
