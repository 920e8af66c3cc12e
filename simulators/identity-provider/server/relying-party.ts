// What a ceremony is verified against.

/** COSE: ES256 and RS256. Pinned: the library's own list would also take ML-DSA where the runtime knows it. */
export const acceptedAlgorithms = [-7, -257];

export interface RelyingParty {
  readonly id: string;
  /** Base64url challenge of this ceremony. */
  readonly challenge: string;
}
