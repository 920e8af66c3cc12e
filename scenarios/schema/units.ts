// Quantities as people write them in YAML, read into one unit each: durations in ms, shares in [0, 1].
import { z } from 'zod';

const millisecondsPer = { ms: 1, s: 1_000, min: 60_000, h: 3_600_000, d: 86_400_000 } as const;

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

/** "5 %" → 0.05. Always written with the per cent sign, so that 5 and 0.05 cannot be mixed up. */
export const share = z
  .string(shareExpected)
  .regex(sharePattern, shareExpected)
  .transform((text) => Number(sharePattern.exec(text)?.[1]) / 100)
  .refine((value) => value <= 1, 'expected at most 100 %');
