// What a number in a published schema is and in which unit. Both stand in its description; tables of figures take the unit by itself.

/** What a number counts or measures. "as `unit` says": the record has a field `unit`, or `metric`, which decides it. */
export type Unit =
  | 'ms'
  | 's'
  | 'min'
  | 'h'
  | 'days'
  | 'year'
  | 'share, 0 to 1'
  | 'ratio'
  | `ratio, ${string}`
  | `count of ${string}`
  | `${string} per second`
  | 'US dollars'
  | 'cores'
  | 'GiB'
  | 'bytes'
  | 'km'
  | `ordinal, from ${0 | 1}`
  | `variance, ${string}`
  | `sum of ${string}`
  | `standard units${string}`
  | 'no unit'
  | `as ${string} says`;

/** For `.meta()` of a number. `about`: a sentence, or more. */
export function inUnit(unit: Unit, about: string): { readonly description: string; readonly unit: Unit } {
  return { description: `${about} Unit: ${unit}.`, unit };
}
