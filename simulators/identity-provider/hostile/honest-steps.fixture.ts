// What an honest person does at the site; the hostile cases start from here, and their controls are made of it.
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import { Secret, TOTP } from 'otpauth';
import { createPasskey } from '../../authenticator/software/create-passkey.ts';
import type { Credential } from '../../authenticator/software/credential.ts';
import { getAssertion } from '../../authenticator/software/get-assertion.ts';
import {
  SoftwareAuthenticator,
  type SoftwareAuthenticatorOptions,
} from '../../authenticator/software/software-authenticator.ts';
import type { AttackedSite, Person } from './attacked-site.fixture.ts';
import { Visitor, type Answer } from './visitor.fixture.ts';

export function totpCode(person: Person, atMs: number): string {
  return new TOTP({ secret: Secret.fromBase32(person.totpSecret) }).generate({ timestamp: atMs });
}

/** Up to the code page. */
export async function enterPassword(visitor: Visitor, { userPrincipalName, password }: Person): Promise<Answer> {
  await visitor.post('/sign-in/user-name', { 'user-name': userPrincipalName });
  return visitor.post('/sign-in/password', { password });
}

/** A person with an authenticator app, signed in by password and code. */
export async function signedIn(site: AttackedSite, person: Person): Promise<Visitor> {
  const visitor = new Visitor(site);
  await enterPassword(visitor, person);
  const answer = await visitor.post('/sign-in/code', { code: totpCode(person, site.nowMs) });
  if (answer.status !== 303) throw new Error(`sign-in failed: ${answer.page} ${answer.code}`);
  return visitor;
}

export async function registrationOptions(visitor: Visitor): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const answer = await visitor.postJson('/passkey/registration/options', {});
  if (answer.status !== 200) throw new Error(`no registration options: ${answer.status} ${answer.code}`);
  return JSON.parse(answer.text) as PublicKeyCredentialCreationOptionsJSON;
}

/** Discoverable without a user name. */
export async function authenticationOptions(
  visitor: Visitor,
  userName?: string,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const answer = await visitor.postJson('/passkey/authentication/options', userName === undefined ? {} : { userName });
  if (answer.status !== 200) throw new Error(`no authentication options: ${answer.status} ${answer.code}`);
  return JSON.parse(answer.text) as PublicKeyCredentialRequestOptionsJSON;
}

export interface PasskeyHolder {
  readonly person: Person;
  readonly authenticator: SoftwareAuthenticator;
  readonly credential: Credential;
}

export async function newPasskeyHolder(
  site: AttackedSite,
  options: SoftwareAuthenticatorOptions = {},
): Promise<PasskeyHolder> {
  const person = await site.newPerson();
  const visitor = await signedIn(site, person);
  const authenticator = new SoftwareAuthenticator(options);
  const response = await createPasskey(authenticator, site.origin, await registrationOptions(visitor));
  const answer = await visitor.postJson('/passkey/registration/verify', response);
  if (answer.status !== 200) throw new Error(`passkey was not registered: ${answer.status} ${answer.code}`);
  const credential = authenticator.credentials.find(site.rpId, response.id);
  if (credential === undefined) throw new Error('the authenticator lost its passkey');
  return { person, authenticator, credential };
}

export async function honestAssertion(
  site: AttackedSite,
  visitor: Visitor,
  { authenticator }: PasskeyHolder,
): Promise<AuthenticationResponseJSON> {
  return getAssertion(authenticator, site.origin, await authenticationOptions(visitor));
}

/** The control: with a passkey, from a fresh browser, without a lie. */
export async function signInWithPasskey(site: AttackedSite, holder: PasskeyHolder): Promise<boolean> {
  const visitor = new Visitor(site);
  const answer = await visitor.postJson('/passkey/authentication/verify', await honestAssertion(site, visitor, holder));
  return answer.status === 200 && (await visitor.isSignedIn());
}
