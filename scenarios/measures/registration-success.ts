// Share of those who reached the registration page who registered.
import { defineEstimand } from './estimand.ts';

export const estimand = defineEstimand({
  id: 'registration-success',
  title: 'Success of passkey registration',
  unit: 'proportion',
  estimand:
    'Population: users of the scenario, personas weighted to the tenant. Of the people who reached the registration page, the share who ended with a passkey registered.',
  denominator: 'people who reached the registration page',
  primary: false,
  kind: 'share',
  from: 'registrants',
  numerator: { any: 'succeeded' },
  per: 'each',
});
