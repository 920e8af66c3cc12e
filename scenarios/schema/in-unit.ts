// What a number in a published schema is and in which unit. Both stand in its description; tables of figures take the unit by itself.

/** What a number counts or measures. "as `unit` says": the record has a field `unit`, or `metric`, which decides it. */
export type Unit =
  | 'µs'
  | 'ms'
  | 's'
  | 'min'
  | 'h'
  | 'year'
  | 'share, 0 to 1'
  | 'ratio'
  | `count of ${string}`
  | `${string} per second`
  | 'per 1 000 needs to sign in'
  | 'cores'
  | 'GiB'
  | `ordinal, from ${0 | 1}`
  | `variance, ${string}`
  | `sum of ${string}`
  | 'standard units'
  | 'points of 100'
  | 'tenths of a second, then counts of attempts'
  | 'bucket of the latency histogram, then count of attempts'
  | 'no unit'
  | `as ${string} says`;

/** For `.meta()` of a number. `about`: a sentence, or more. */
export function inUnit(unit: Unit, about: string): { readonly description: string; readonly unit: Unit } {
  return { description: `${about} Unit: ${unit}.`, unit };
}
