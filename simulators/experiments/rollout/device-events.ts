// What happens to a person's devices over the months: each kind a Poisson process with streams of its own, so that both tenants meet the
// same losses on the same days and another kind's rate moves none of them.
import { quantile } from '../../../scenarios/sampling/distribution.ts';
import { openStream } from '../../../scenarios/sampling/stream.ts';
import type { TenantRateId } from '../../../scenarios/schema/tenant-rate.ts';
import type { Rates } from './rates.ts';

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
  return deviceEventKinds
    .flatMap((kind) =>
      arrivalDays(seed, `tenant/${kind}`, user, rates[kind], fromDay, untilDay).map((day, ordinal): DeviceEvent => ({
        kind,
        day,
        ordinal,
      })),
    )
    .toSorted((a, b) => a.day - b.day);
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
  for (let at = fromDay, ordinal = 0; ; ordinal += 1) {
    at += quantile(
      { kind: 'exponential', mean: daysOfYear / perYear },
      openStream({ seed, purpose, user, attempt: ordinal }).uniform(),
    );
    if (at >= untilDay) return days;
    days.push(Math.floor(at));
  }
}
