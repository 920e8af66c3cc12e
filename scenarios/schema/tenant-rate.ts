// How often things happen to a tenant's people and devices: a value, its unit, its plausible range, and who says so.
import { z } from 'zod';
import { inUnit } from './in-unit.ts';

export const tenantRateUnits = ['per year', 'proportion', 'min', 'h', 'd', 'ratio'] as const;

/** What a value in a unit can be: what happens more often than once a week is no event; nothing lasts longer than a year. */
export const tenantRateBounds: Readonly<
  Record<(typeof tenantRateUnits)[number], readonly [least: number, most: number]>
> = {
  'per year': [0, 52],
  proportion: [0, 1],
  min: [0, 525_600],
  h: [0, 8_760],
  d: [0, 365],
  ratio: [0, 10],
};

/** A value whose unit is known elsewhere. */
export const tenantRateAmount = z.number().min(0).max(525_600);

const rate = z.strictObject({
  id: z.string().describe('Id of the rate, by which a scenario sets it'),
  title: z.string().describe('What happens, in words'),
  unit: z
    .enum(tenantRateUnits)
    .describe('Unit of value, low and high; proportion: 0 to 1; min, h, d: minutes, hours, days'),
  value: tenantRateAmount.meta(inUnit('as `unit` says', 'What is used.')),
  low: tenantRateAmount.meta(inUnit('as `unit` says', 'Lower end of the range in which the value may plausibly lie.')),
  high: tenantRateAmount.meta(inUnit('as `unit` says', 'Upper end of that range.')),
  evidence: z.array(z.string()).min(1).optional().describe('Ids of rows in published.json this rests on'),
  assumed: z.string().optional().describe('Why this value, where nothing published supports it'),
});
type Rate = z.infer<typeof rate>;

const hasSource = ({ evidence, assumed }: Rate): boolean => evidence !== undefined || assumed !== undefined;
const liesInRange = ({ low, value, high }: Rate): boolean => low <= value && value <= high;

export const tenantRate = rate
  .refine(hasSource, 'expected evidence or assumed')
  .refine(liesInRange, 'expected a value from low to high');
export type TenantRate = z.infer<typeof tenantRate>;

/** As a rollout used it. A value that the scenario set may lie outside of what is plausible elsewhere: it is somebody's own. */
export const usedRate = rate
  .extend({ overridden: z.boolean().optional().describe('True: the scenario set the value. Absent: as shipped') })
  .refine(hasSource, 'expected evidence or assumed')
  .refine((used) => used.overridden === true || liesInRange(used), 'expected a value from low to high');

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
  'kept-signed-in',
  'signed-in-again-after',
  'device-not-ready',
  'campaign-taken-up',
  'campaign-answers-alike',
  'registration-refused',
  'exception-granted',
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
