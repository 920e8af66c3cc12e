// What a parameter of the human model, or a rate of the tenant, can be set to: its unit has bounds, and some may not be nothing.
import { parameterBounds, type Parameter } from '../../scenarios/schema/evidence.ts';
import { tenantRateBounds, type TenantRate } from '../../scenarios/schema/tenant-rate.ts';

/** Time is divided by it. */
const windowId = 'one-time-password-window';
/** A duration of nothing has no logarithm, and a day without hours no working time. */
const neverNothing: ReadonlySet<string> = new Set([
  windowId,
  'pass-used-after',
  'pass-used-after-spread',
  'help-desk-handling',
  'working-day',
]);
const hoursOfDay = 24;
/** One of each kind of character. */
const shortestPassword = 4;

/** May a persona's habit not take all of it away? */
export function isNeverNothing({ id, unit }: Pick<Parameter, 'id' | 'unit'>): boolean {
  return neverNothing.has(id) || parameterBounds[unit][0] > 0;
}

/** What was expected instead of a value; undefined where it can be. */
export function parameterValueExpected(
  value: number,
  { id, unit }: Pick<Parameter, 'id' | 'unit'>,
): string | undefined {
  const whole = unit === 'count';
  const [least, most] = parameterBounds[unit];
  return expectedOf(value, id, [id === 'password-length' ? shortestPassword : least, most], unit, whole);
}

/** The same for a rate of the tenant. */
export function tenantRateExpected(value: number, { id, unit }: Pick<TenantRate, 'id' | 'unit'>): string | undefined {
  const [least, most] = tenantRateBounds[unit];
  return expectedOf(value, id, [least, id === 'working-day' ? hoursOfDay : most], unit, false);
}

function expectedOf(
  value: number,
  id: string,
  [least, most]: readonly [number, number],
  unit: string,
  whole: boolean,
): string | undefined {
  const isNothing = value === 0 && neverNothing.has(id);
  if (value >= least && value <= most && !isNothing && (!whole || Number.isInteger(value))) return undefined;
  const from = neverNothing.has(id) ? `more than ${least} to ${most}` : `${least} to ${most}`;
  if (unit === 'proportion') return `a proportion from ${least} to ${most}`;
  return whole ? `a whole number from ${from}` : `${from} (${unit})`;
}
