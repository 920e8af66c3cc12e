// Attempts that met a lock-out per 1 000 needs.
import { defineEstimand } from './estimand.ts';

export const estimand = defineEstimand({
  id: 'lock-outs',
  title: 'Lock-outs',
  unit: 'per 1 000 needs to sign in',
  estimand:
    'Population: users of the scenario, personas weighted to the tenant. Attempts in which the target answered at least once that the account is locked, per 1 000 needs to sign in.',
  denominator: 'needs to sign in',
  primary: false,
  kind: 'rate',
  from: 'needs',
  numerator: { sum: { where: ['lockedOut'] } },
  per: 'each',
});
