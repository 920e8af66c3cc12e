// Addresses of the draws of registrations, recoveries and attacks, far from those of sign-ins, which count from 0.

/** Of the request after a need: its ordinal comes on top. */
export const firstOfCampaign = 1_000_000;
/** Of the one with a Temporary Access Pass: the ordinal of the person's ticket comes on top. */
export const firstOfPass = 3_000_000;
/** Of a recovery by an identity check: the ordinal of the need that was not met comes on top. */
export const firstOfRecovery = 5_000_000;
/** Of passkeys held before the first day: the ordinal of the try comes on top. */
export const firstAtStart = 7_000_000;
/** Of an attack: its ordinal times the moves that one has at most comes on top, and the move. */
export const firstOfAttack = 9_000_000;
export const movesOfAttackAtMost = 16;
