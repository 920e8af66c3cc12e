// Whether a page may ask for passkeys of a relying party (WebAuthn Level 3, section 5.1.4.1, step 8; HTML, "is a registrable domain suffix of
// or is equal to").

/**
 * @param host of the page's origin, lower case, without a port.
 * @param isPublicSuffix of names under which others register: asked about the RP id where it is not the host itself.
 */
export function mayClaim(
  rpId: string,
  host: string,
  isPublicSuffix = (name: string): boolean => !name.includes('.'),
): boolean {
  return rpId === host || (host.endsWith(`.${rpId}`) && !isPublicSuffix(rpId));
}
