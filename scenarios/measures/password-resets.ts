// Attempts with a password reset per 1 000 needs.
import { defineEstimand } from './estimand.ts';

export const estimand = defineEstimand({
  id: 'password-resets',
  title: 'Password resets begun',
  unit: 'per 1 000 needs to sign in',
  estimand:
    'Population: users of the scenario, personas weighted to the tenant. Attempts in which the person began to reset the password, whether or not it was carried through, per 1 000 needs to sign in.',
  denominator: 'needs to sign in',
  primary: false,
  kind: 'rate',
  from: 'needs',
  numerator: { sum: { where: ['resetBegun'] } },
  per: 'each',
});
