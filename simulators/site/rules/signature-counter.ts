// Whether a signature counter may follow the one stored: a copy of a passkey that counts gives itself away here.
// WebAuthn Level 3 section 6.1.1: an authenticator that does not count reports 0 always.
export function mayFollow(storedCounter: number, counter: number): boolean {
  return counter > storedCounter || (counter === 0 && storedCounter === 0);
}
