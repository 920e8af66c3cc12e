// Needs no attempt met per 1 000 needs.
import { defineEstimand } from './estimand.ts';

export const estimand = defineEstimand({
  id: 'help-desk-worthy-failures',
  title: 'Failures worth a call to the help desk',
  unit: 'per 1 000 needs to sign in',
  estimand:
    'Population: users of the scenario, personas weighted to the tenant. Needs to sign in that no attempt met, starting over included, per 1 000 needs: an upper bound on calls, since not everyone calls.',
  denominator: 'needs to sign in',
  primary: false,
  kind: 'rate',
  from: 'needs',
  numerator: { none: 'succeeded' },
  per: 'each',
});
