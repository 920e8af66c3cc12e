// An option that is a whole number.
import { PilotError } from '../scenarios/schema/pilot-error.ts';

/** @throws PilotError, bad input. */
export function wholeNumber(option: string, text: string, low: number, high: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= low && value <= high) return value;
  throw new PilotError(
    'option-unfit',
    { found: `"${text}"`, expected: `a whole number from ${low} to ${high}`, where: option },
    { badInput: true },
  );
}
