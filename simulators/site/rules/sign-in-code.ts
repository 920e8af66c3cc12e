// Codes of the sign-in log: Microsoft Entra ID's numbers with the reason as a log reader sees it.
// A page that tells of one of these decisions shows the same number; anything else has a code in words.
// Source: Entra error code list (AADSTS), texts shortened; what we chose where Entra is silent is said beside the code.
export const failureReasons = {
  '0': 'Other.',
  /** A failure of the server's own while a credential was looked at: it says nothing of the credential. */
  '50000': 'There is an issue with the sign-in service.',
  /** Of an external provider's answer. */
  '50012': 'The signature of the external token could not be verified.',
  /** Locked by smart lockout. */
  '50053': 'The account is locked because of too many attempts with a wrong user ID or password.',
  /** Interrupt: the password was right, a second factor follows. */
  '50074': 'Strong authentication is required and the user has not passed it yet.',
  /** Interrupt: what was shown does not suffice for Conditional Access, and the user has what does. */
  '50076': 'Multifactor authentication is required to access the resource.',
  /** Interrupt: to register security information takes fresher proof. */
  '50078': 'The multifactor authentication of the session is too old and must be repeated.',
  /** A second factor is required, and the user has registered none, or has shown none in this session. */
  '50079': 'The user is required to use multifactor authentication and has not registered for it.',
  '53000': 'The device is not in the required state: Conditional Access requires a compliant device.',
  '53001': 'The device is not in the required state: Conditional Access requires a domain-joined device.',
  '53002': 'The application is not in the list of approved applications.',
  '53003': 'Access has been blocked by Conditional Access policies.',
  '53010': 'Security information can only be registered from a trusted place or device.',
  '50126': 'Invalid user name or password.',
  /** Entra has it for the limit on sent codes; its code for too many wrong ones is not documented, so this limit stands for both. */
  '50088': 'The limit on one-time codes is reached.',
  /** Entra: flow token expired, the user took too long. Ours: also a one-time code past its life, so that it differs from a wrong one. */
  '50089': 'The code or the sign-in has expired because the user took too long.',
  /** Interrupt: the password was right, an external provider asks for the second factor. */
  '50158': 'The external challenge is not satisfied yet: the user was sent to an external provider.',
  '50161': 'The address of the external provider is not valid.',
  '500121': 'Authentication failed during the strong authentication request.',
  '130502': 'Sign-in with a Temporary Access Pass is blocked by policy.',
  '900491': 'The external provider is not known in the tenant.',
  /** Of every fault of an external token for which Entra names no code of its own. */
  '5001256': 'Authentication with the external provider could not be completed because its token is not valid.',
  '130503': 'The Temporary Access Pass is wrong.',
  '130504': 'The Temporary Access Pass has expired.',
  '130505': 'The Temporary Access Pass was for one time, and was used.',
  '135000': 'The signature of the passkey could not be verified.',
  '135001': 'The key ID is not configured for the user.',
  '135002': 'The authenticator data is missing or cannot be read.',
  '135003': 'The assertion lacks user presence or user verification.',
  '135007': 'The type in the client data is wrong.',
  '135008': 'The origin or the relying party ID is not ours.',
  '135012': 'The user handle does not match the user.',
  /** Entra has it for passkeys that policy does not allow to sign in; it has none for one that may not be registered, for which it stands too. */
  '135016': 'FIDO sign-in is disabled by policy.',
  '135017': 'The signature counter is not above the last one.',
  '135018': 'The challenge is not the one that was issued.',
  '135019': 'The challenge has expired.',
  '135020': 'The assertion is invalid.',
} as const;

export type SignInCode = keyof typeof failureReasons;

/** After a right password: more is asked for, and the sign-in goes on. */
const interrupts: ReadonlySet<SignInCode> = new Set(['50074', '50076', '50158']);

export const goesOnAfterPassword = (code: SignInCode): boolean => interrupts.has(code);
