// The ideal person, to test the instrument with: nothing slips, nothing takes time, nobody gives up. Both arms must then
// succeed every time with a modelled time of 0.
import { parameterIds, useOf, type ParameterId, type ParameterRole } from './parameter-table.ts';

/** A year in seconds: longer than any attempt may last. */
const withoutEnd = 31_536_000;

const idealValue: Readonly<Record<ParameterRole, number | undefined>> = {
  duration: 0,
  slip: 0,
  willingness: 1,
  tolerance: withoutEnd,
  spread: 0,
  habit: undefined,
  constant: undefined,
};

/** Overrides (scenario `parameters`) that make every person ideal. Habits and constants stay as they are. @param ids of a recovery drill, its own too */
export function withoutSlipsAndDelays(
  ids: readonly ParameterId[] = parameterIds,
): Readonly<Partial<Record<ParameterId, number>>> {
  return Object.fromEntries(
    ids.flatMap((id) => {
      const value = idealValue[useOf(id).role];
      return value === undefined ? [] : [[id, value]];
    }),
  );
}
