// Quantities as people write them in YAML, read into one unit each: durations in ms, shares in [0, 1].
import { z } from 'zod';
import { readInto } from './as-read.ts';

export const millisecondsPer = { ms: 1, s: 1_000, min: 60_000, h: 3_600_000, d: 86_400_000 } as const;

const durationPattern = /^(\d+(?:\.\d+)?)\s*(ms|s|min|h|d)$/;
const sharePattern = /^(\d+(?:\.\d+)?)\s*%$/;

const durationExpected = 'expected a duration with its unit: ms, s, min, h or d, for example "3 s"';
const shareExpected = 'expected a share in per cent, for example "5 %"';

/** "250 ms", "3 s", "2 min", "1 h", "1 d" → milliseconds. */
export const duration = z
  .string(durationExpected)
  .regex(durationPattern, durationExpected)
  .transform((text) => {
    const [, amount, unit] = durationPattern.exec(text) ?? [];
    return Number(amount) * millisecondsPer[unit as keyof typeof millisecondsPer];
  });
readInto(duration, z.number(), 'ms');

/**
 * A duration from one to another, both included, written as in a scenario: what a thing that takes time can bear.
 * @param as who says so, where somebody does.
 */
export function durationFrom(least: string, most: string, as = '') {
  const [leastMs, mostMs] = [duration.parse(least), duration.parse(most)];
  return duration.refine(
    (ms) => ms >= leastMs && ms <= mostMs,
    `expected ${least} to ${most}${as === '' ? '' : `, ${as}`}`,
  );
}

/** A day of the calendar. Certificates, cookies and one-time passwords have been tried in these years. */
export const day = z.iso
  .date({ abort: true })
  .refine((text) => text >= '2000-01-01' && text <= '2099-12-31', 'expected a day from 2000-01-01 to 2099-12-31');

/** "5 %" → 0.05. Always written with the per cent sign, so that 5 and 0.05 cannot be mixed up. */
export const share = z
  .string(shareExpected)
  .regex(sharePattern, shareExpected)
  .transform((text) => Number(sharePattern.exec(text)?.[1]) / 100)
  .refine((value) => value <= 1, 'expected at most 100 %');
readInto(share, z.number(), 'share, 0 to 1');

export const perSecond = { s: 1, min: 60, h: 3_600 } as const;
const ratePattern = /^(\d+(?:\.\d+)?)\s*\/\s*(s|min|h)$/;
const rateExpected = 'expected a rate with its unit: /s, /min or /h, for example "20/s"';

/** "20/s", "300/min" → events per second. Nothing on one machine makes more, and who waits an hour for the next needs no load. */
export const rate = z
  .string(rateExpected)
  .regex(ratePattern, rateExpected)
  .transform((text) => {
    const [, amount, unit] = ratePattern.exec(text) ?? [];
    return Number(amount) / perSecond[unit as keyof typeof perSecond];
  })
  .refine((value) => value >= 1 / perSecond.h && value <= 100_000, 'expected 1/h to 100000/s');
readInto(rate, z.number(), 'events per second');

const per1000Pattern = /^(\d+(?:\.\d+)?)\s*per\s*1\s?000$/;
const per1000Expected = 'expected a rate such as "20 per 1000"';

/** "20 per 1000" → 20: so many in a thousand needs to sign in. A need can hold several lock-outs. */
export const per1000 = z
  .string(per1000Expected)
  .regex(per1000Pattern, per1000Expected)
  .transform((text) => Number(per1000Pattern.exec(text)?.[1]))
  .refine((value) => value <= 10_000, 'expected at most 10000 per 1000');
readInto(per1000, z.number(), 'per 1 000 needs to sign in');

const timeOfDayPattern = /^([01]\d|2[0-3]):([0-5]\d)$/;
const timeOfDayExpected = 'expected a time of day as "08:30"';

/** "08:30" → ms since midnight. */
export const timeOfDay = z
  .string(timeOfDayExpected)
  .regex(timeOfDayPattern, timeOfDayExpected)
  .transform((text) => {
    const [, hours, minutes] = timeOfDayPattern.exec(text) ?? [];
    return Number(hours) * 3_600_000 + Number(minutes) * 60_000;
  });
readInto(timeOfDay, z.number(), 'ms');

/** For editors: an amount whose unit stands with the parameter or rate may be written with it; whoever reads the file takes it off. */
export const writtenWithUnit = { type: ['number', 'string'] };
