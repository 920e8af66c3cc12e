// Which time step an entered code of an authenticator app belongs to (RFC 6238).
import { Secret, TOTP } from 'otpauth';
import { enteredDigits } from '../../site/rules/code-decision.ts';
import { timeStepAt, totpForm } from '../../site/rules/totp-code.ts';

/**
 * The step of the code among those that are accepted now; undefined: of none.
 * @param secret base32, RFC 4648
 * @param steps to either side of now whose codes are taken
 */
export function totpStepOf(secret: string, entered: string, steps: number, nowMs: number): number | undefined {
  // Only digits: the library compares bytes, and throws where as many characters are not as many bytes.
  const token = enteredDigits(entered, totpForm.digits);
  if (token === undefined) return undefined;
  const delta = TOTP.validate({
    token,
    secret: Secret.fromBase32(secret),
    algorithm: totpForm.algorithm,
    digits: totpForm.digits,
    period: totpForm.stepSeconds,
    timestamp: nowMs,
    window: steps,
  });
  return delta === null ? undefined : timeStepAt(nowMs) + delta;
}
