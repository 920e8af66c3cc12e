// Attempts that fell back per 1 000 needs.
import { defineEstimand } from './estimand.ts';

export const estimand = defineEstimand({
  id: 'fallbacks',
  title: 'Fallbacks',
  unit: 'per 1 000 needs to sign in',
  estimand:
    'Population: users of the scenario, personas weighted to the tenant. Attempts that left the flow they began with for another way to sign in, per 1 000 needs to sign in.',
  denominator: 'needs to sign in',
  primary: false,
  kind: 'rate',
  from: 'needs',
  numerator: { sum: { where: ['fellBack'] } },
  per: 'each',
});
