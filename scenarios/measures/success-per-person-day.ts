// Share of person-days with at least one sign-in.
import { defineEstimand } from './estimand.ts';

export const estimand = defineEstimand({
  id: 'success-per-person-day',
  title: 'Success per person-day',
  unit: 'proportion',
  estimand:
    'Population: users of the scenario, personas weighted to the tenant. Of the days on which a person needed to sign in, the share on which they got in at least once. The arm is the one assigned, whatever method was used in the end; a sign-in by fallback counts as success of the offer. A day that holds a void attempt is left out.',
  denominator: 'person-days',
  primary: false,
  kind: 'share',
  from: 'person-days',
  numerator: { any: 'succeeded' },
  per: 'each',
});
