// What happens to a person's devices over the months: each kind a Poisson process with streams of its own, so that both tenants meet the
// same losses on the same days and another kind's rate moves none of them.
import { Quantiles } from '../../../scenarios/sampling/distribution.ts';
import { firstUniformAt, streamKey } from '../../../scenarios/sampling/stream.ts';
import type { TenantRateId } from '../../../scenarios/schema/tenant-rate.ts';
import { purposeOf, type Rates } from './rates.ts';

export const deviceEventKinds = [
  'main-device-lost',
  'main-device-replaced',
  'device-wiped',
  'phone-lost',
  'phone-replaced',
  'security-key-lost',
  'provider-changed',
] as const satisfies readonly TenantRateId[];

export interface DeviceEvent {
  readonly kind: (typeof deviceEventKinds)[number];
  readonly day: number;
  /** Among those of its kind, from 0: address of the draws that belong to it. */
  readonly ordinal: number;
}

export const daysOfYear = 365.2425;

/** In order of day, from the first day to the one before `untilDay`. */
export function deviceEventsOf(
  seed: number,
  rates: Rates,
  user: number,
  fromDay: number,
  untilDay: number,
): DeviceEvent[] {
  const events: DeviceEvent[] = [];
  for (const kind of deviceEventKinds) {
    const days = arrivalDays(seed, purposeOf[kind], user, rates[kind], fromDay, untilDay);
    for (let ordinal = 0; ordinal < days.length; ordinal += 1)
      events.push({ kind, day: days[ordinal] ?? untilDay, ordinal });
  }
  return events.length < 2 ? events : events.sort((a, b) => a.day - b.day);
}

/** Days of a Poisson process with so many a year; exponential gaps, one stream for each. */
export function arrivalDays(
  seed: number,
  purpose: string,
  user: number,
  perYear: number,
  fromDay: number,
  untilDay: number,
): number[] {
  const days: number[] = [];
  if (perYear <= 0) return days;
  const key = streamKey(seed, purpose);
  const gap = new Quantiles({ kind: 'exponential', mean: daysOfYear / perYear });
  for (let at = fromDay, ordinal = 0; ; ordinal += 1) {
    at += gap.at(firstUniformAt(key, user, ordinal, undefined));
    if (at >= untilDay) return days;
    days.push(Math.floor(at));
  }
}
