// How many needs to sign in a tenant has over its months, if nobody comes or goes.
import type { Scenario } from '../../../scenarios/schema/scenario.ts';
import type { Calendar } from './calendar.ts';

export function plannedSignIns(
  { users, signInsPerUserAndDay }: Pick<Scenario, 'users' | 'signInsPerUserAndDay'>,
  { days, isWorkingDay }: Calendar,
): number {
  return users * signInsPerUserAndDay * Array.from({ length: days }, (_, day) => day).filter(isWorkingDay).length;
}
