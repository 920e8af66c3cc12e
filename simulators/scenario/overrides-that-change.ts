// Which settings of the command line make a scenario other than its file: one that says what the file says, or what holds where it is silent,
// overrides nothing.
import { isDeepStrictEqual } from 'node:util';
import type { AppliedOverride } from './override.ts';
import type { Path } from './yaml-source.ts';

/** @param before as the file has it, defaults filled in. Undefined: without them it is no scenario, so that each may have made it one. */
export function overridesThatChange(
  applied: readonly AppliedOverride[],
  after: unknown,
  before: unknown,
): readonly AppliedOverride[] {
  return before === undefined
    ? applied
    : applied.filter(({ steps }) => !isDeepStrictEqual(valueAt(after, steps), valueAt(before, steps)));
}

function valueAt(value: unknown, steps: Path): unknown {
  return steps.reduce<unknown>(
    (inner, step) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, step)
        ? (inner as Record<PropertyKey, unknown>)[step]
        : undefined,
    value,
  );
}
