// Codes of six digits that stand for a number without cryptography: the virtual driver's codes by message, and of an authenticator app.
// As with real ones, a wrong digit never makes a code of a number nearby.

const codes = 1_000_000;
/** Odd and no multiple of 5, so that no two numbers closer than 10^6 share a code; neighbours differ in six digits. */
const spread = 387_421;
/** Undoes it: their product is 1 more than a multiple of the number of codes. */
const gathering = 140_981;

export function codeOfNumber(number: number): string {
  return (((number % codes) * spread) % codes).toString().padStart(6, '0');
}

/** Which of the numbers from `near - within` to `near + within` has this code; undefined: none. */
export function numberOfCode(code: string, near: number, within: number): number | undefined {
  if (code.length !== 6) return undefined;
  const place = (Number(code) * gathering) % codes;
  for (let number = near - within; number <= near + within; number += 1) if (number % codes === place) return number;
  return undefined;
}
