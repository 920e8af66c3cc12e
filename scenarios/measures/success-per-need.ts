// Share of needs to sign in that were met, with retries. Primary.
import { defineEstimand } from './estimand.ts';

export const estimand = defineEstimand({
  id: 'success-per-need',
  title: 'Success per need to sign in',
  unit: 'proportion',
  estimand:
    'Population: users of the scenario, personas weighted to the tenant. Of the needs to sign in, the share that were met, starting over after a failed attempt allowed. The arm is the one assigned, whatever method was used in the end; a sign-in by fallback counts as success of the offer. A need that holds a void attempt is left out.',
  denominator: 'needs to sign in',
  primary: true,
  kind: 'share',
  from: 'needs',
  numerator: { any: 'succeeded' },
  per: 'each',
});
