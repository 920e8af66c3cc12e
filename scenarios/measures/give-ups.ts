// Abandoned attempts per 1 000 needs.
import { defineEstimand } from './estimand.ts';

export const estimand = defineEstimand({
  id: 'give-ups',
  title: 'Give-ups',
  unit: 'per 1 000 needs to sign in',
  estimand:
    'Population: users of the scenario, personas weighted to the tenant. Attempts the person abandoned, per 1 000 needs to sign in; a later attempt may have met the need.',
  denominator: 'needs to sign in',
  primary: false,
  kind: 'rate',
  from: 'needs',
  numerator: { sum: { where: ['abandoned'] } },
  per: 'each',
});
