// The currency of a rollout: of all its prices and costs. Amounts are taken as they are written; nothing is converted.
import { z } from 'zod';

const expected = 'expected the ISO 4217 code of a currency, three capital letters, for example "EUR"';

/** Of a figure whose record, or one around it, names the currency. */
export const inCurrency = 'as `currency` says';

export const currency = z
  .string(expected)
  .regex(/^[A-Z]{3}$/, { error: expected, abort: true })
  .refine((code) => Intl.supportedValuesOf('currency').includes(code), expected);
