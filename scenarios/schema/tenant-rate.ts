// How often things happen to a tenant's people and devices: a value, its unit, its plausible range, and who says so.
import { z } from 'zod';

export const tenantRate = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    unit: z.enum(['per year', 'proportion', 'min', 'h', 'd', 'ratio']),
    value: z.number().nonnegative(),
    /** Range within which the value may plausibly lie, in the same unit. */
    low: z.number().nonnegative(),
    high: z.number().nonnegative(),
    /** Ids of rows in published.json this rests on. */
    evidence: z.array(z.string()).min(1).optional(),
    /** Why this value, where nothing published supports it. */
    assumed: z.string().optional(),
  })
  .refine((rate) => rate.evidence !== undefined || rate.assumed !== undefined, 'expected evidence or assumed')
  .refine((rate) => rate.low <= rate.value && rate.value <= rate.high, 'expected a value from low to high');
export type TenantRate = z.infer<typeof tenantRate>;

/** Every rate the tenant's life asks for; tenant.yaml has them all. */
export const tenantRateIds = [
  'hires',
  'leavers',
  'main-device-lost',
  'main-device-replaced',
  'phone-lost',
  'phone-replaced',
  'device-wiped',
  'security-key-lost',
  'provider-changed',
  'phone-back',
  'codes-carried-over',
  'synced-passkeys-restored',
  'campaign-taken-up',
  'conditional-creation-iphone',
  'conditional-creation-mac',
  'conditional-creation-windows',
  'conditional-creation-android',
  'help-desk-called',
  'help-desk-handling',
  'pass-used-after',
  'pass-used-after-spread',
  'working-day',
] as const;
export type TenantRateId = (typeof tenantRateIds)[number];
