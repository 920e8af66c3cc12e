// Every code a page can show, and the sentence people read. Numbers are the sign-in log's; words stand for what is no sign-in decision.
import type { PageCode as SiteCode } from '../../site/page-code.ts';
import type { ExternalFault } from '../../site/rules/external-answer.ts';
import type { SignInCode } from '../../site/rules/sign-in-code.ts';

const passkeyRefused = 'That passkey did not work here. Try again, or sign in another way.';

const failureOfOurs = 'Something went wrong on our side. Try again.';

const externalFailed = 'What the external provider answered could not be taken. Sign in again, or ask the help desk.';

const sentences = {
  '50012': 'What the external provider answered is not signed by it. Ask the help desk.',
  '50000': failureOfOurs,
  '50053':
    'Your account is locked for the moment because of too many wrong passwords. Wait a minute, or reset your password.',
  '50074': 'What you have shown is not enough here. Sign in with a passkey that your organisation accepts.',
  '50076': 'Your organisation asks for more than a code here. Sign in with your passkey.',
  '50079': 'More proof than you have shown is asked for here, and you have none registered. Ask the help desk.',
  '53000': "This device does not meet your organisation's rules. Use one that does.",
  '53001': 'Your organisation lets only its own devices in here. Use one of those.',
  '53002': 'Your organisation does not allow this app here. Use one that it has approved.',
  '53003': 'Your organisation does not allow this sign-in. Ask the help desk.',
  '53010': 'Security information can be added only from a place or a device that your organisation trusts.',
  '50161': 'The external provider cannot be reached at the address that we have. Ask the help desk.',
  '900491':
    'You are to prove yourself at an external provider that your organisation does not have. Ask the help desk.',
  '5001256': externalFailed,
  '50126': 'The user name or the password is wrong.',
  '50088': 'Too many codes were tried. Wait five minutes and start again.',
  '50089': 'That code has expired. Ask for a new one.',
  '500121': 'That code is wrong. Look at it again.',
  '50078': 'To add a passkey, sign in again: your last sign-in is more than five minutes ago.',
  '130502': 'Your organisation does not let you sign in with a pass. Ask the help desk.',
  '130503': 'That pass is wrong. Look at it again.',
  '130504': 'That pass has expired. Ask the help desk for another.',
  '130505': 'That pass was for one time. Ask the help desk for another.',
  '135000': passkeyRefused,
  '135001': 'That passkey is not known here. It may have been removed, or belong to another account.',
  '135002': passkeyRefused,
  '135003': 'The device did not confirm that it was you. Try again.',
  '135007': passkeyRefused,
  '135008': 'The passkey was used on another site than this one.',
  '135012': passkeyRefused,
  '135016':
    'Your organisation does not allow this kind of passkey. Use another device or passkey provider, or sign in another way.',
  '135017': passkeyRefused,
  '135018': 'This sign-in is no longer open. Try again.',
  '135019': 'That took too long. Try again.',
  '135020': passkeyRefused,
  'not-signed-in': 'Sign in first to add a passkey.',
  'no-password': 'This account has no password. Sign in with its passkey.',
  'user-name-missing': 'Enter your user name.',
  'sign-in-expired': 'This sign-in is no longer open. Start again.',
  'reset-expired': 'This reset is no longer open. Start again.',
  'resend-too-soon': 'A code was sent a moment ago. Give it some seconds.',
  'resend-limit': 'No more codes can be sent. Start again later.',
  'nothing-to-send': 'The code is in your authenticator app; none is sent.',
  'password-length': 'Choose a password of 8 to 256 characters.',
  'password-too-simple': 'Mix at least three of: lower case, upper case, digits, other characters.',
  'password-banned': 'That password is too easy to guess. Choose other words.',
  'passkey-already-registered': 'This passkey is registered already.',
  'attestation-invalid': 'What this authenticator says of its maker is not genuine. Use another one.',
  'attestation-not-trusted':
    'Your organisation wants to know who made your passkey’s authenticator, and cannot tell. Use one that it has given out.',
  'authenticator-revoked': 'This model of authenticator is no longer trusted. Ask the help desk for another one.',
  'authenticator-unfit': 'This model of authenticator does not meet what your organisation requires. Use another one.',
  'recovery-not-offered': 'Account recovery is not offered here. Ask the help desk.',
  'not-in-scope': 'Account recovery is not offered for this account. Ask the help desk.',
  'recovery-limit': 'Recovery of this account was begun too often today. Try again tomorrow, or ask the help desk.',
  'recovery-pending': 'Your identity has not been checked yet. Finish that on your phone first.',
  'recovery-expired': 'This recovery is no longer open. Start again.',
  'recovery-unknown': 'There is no such recovery, or it has gone on.',
  'identity-not-verified': 'Your identity could not be verified. Ask the help desk.',
  'identity-not-shown': 'Your credential or your face was not accepted. Ask the help desk.',
  'claims-differ': 'The name on your document is not the one that we have. Ask the help desk.',
  'name-missing': 'We have no full name to compare with your document. Ask the help desk.',
  'name-not-unique': 'Somebody else has the same name, and we cannot tell you apart. Ask the help desk.',
  'validation-failed': 'What your document says is not what our records say. Ask the help desk.',
  'validation-unavailable': 'Your records could not be asked. Try again later, or ask the help desk.',
  'pass-not-allowed': 'You may not have a Temporary Access Pass. Ask the help desk.',
  'help-desk-closed': 'Nobody is at the help desk now.',
  'proof-not-held': 'You could not prove who you are.',
  'call-ended': 'This call is over.',
  'bad-request': 'The request could not be read.',
  'wrong-host': 'This server does not answer to that name.',
  'cross-site': 'The request came from another site and was refused.',
  'too-large': 'The request is too large.',
  'too-many-requests': 'Too many requests. Wait a minute.',
  'not-found': 'There is no such page.',
  'service-unavailable': failureOfOurs,
} as const satisfies Record<Exclude<SignInCode, '0' | '50158'> | SiteCode | string, string>;

/** Of the site, and of whoever speaks HTTP for it. */
export type PageCode = keyof typeof sentences;

/** Where a code alone says too little. */
const ofFault: Partial<Record<ExternalFault, string>> = {
  'state-unknown': 'No sign-in waits for this answer. Start again.',
  late: 'The external provider answered too late. Start again.',
  declined: 'You declined the sign-in at the external provider. Start again if it was yours.',
  failed: 'The external provider could not do what was asked of it. Start again later.',
  issuer: 'The answer is not from the external provider that was asked. Ask the help desk.',
  audience: 'The external provider’s answer is for somebody else. Ask the help desk.',
  subject: 'The external provider’s answer is about another person. Start again.',
  nonce: 'The external provider’s answer belongs to another sign-in. Start again.',
  expired: 'The external provider’s answer has expired. Start again.',
  'method-repeats-first-factor':
    'The external provider asked for a password again, which proves nothing new. Ask the help desk.',
};

/** Codes of decisions that signed in, or that another page follows, have no sentence. @param fault of an external provider's answer. */
export function errorSentence(code: PageCode | '0' | '50158', fault?: ExternalFault): string {
  const specific = fault === undefined ? undefined : ofFault[fault];
  if (specific !== undefined) return specific;
  return code === '0' || code === '50158' ? '' : sentences[code];
}

export const errorCodes = Object.keys(sentences) as readonly PageCode[];
