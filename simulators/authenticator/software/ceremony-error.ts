// How a ceremony ends without a credential, by the name a page would find on the exception.
// Browsers say no more than the name; `why` is for the log of the one who plays the browser.
export const ceremonyErrorNames = [
  'EncodingError',
  'InvalidStateError',
  'NotAllowedError',
  'NotSupportedError',
  'RangeError',
  'SecurityError',
  'TypeError',
] as const;
export type CeremonyErrorName = (typeof ceremonyErrorNames)[number];

export type CeremonyErrorReason =
  | 'member-missing'
  | 'not-base64url'
  | 'list-too-long'
  | 'origin-not-secure'
  | 'rp-id-not-of-origin'
  | 'user-handle-length'
  | 'no-public-key-type'
  | 'algorithm-not-offered'
  | 'attachment-mismatch'
  | 'transport-mismatch'
  | 'resident-key-unsupported'
  | 'user-verification-unsupported'
  | 'user-verification-failed'
  | 'user-not-present'
  | 'credential-excluded'
  | 'extension-misused'
  | 'extension-unsupported'
  | 'no-credential';

export class CeremonyError extends Error {
  override readonly name: CeremonyErrorName;
  readonly why: CeremonyErrorReason;

  constructor(name: CeremonyErrorName, why: CeremonyErrorReason) {
    super(`${name}: ${why}`);
    this.name = name;
    this.why = why;
  }
}
