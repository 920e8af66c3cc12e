// Lock-outs of rightful people that strangers caused, per 1 000 needs.
import { defineEstimand } from './estimand.ts';

export const estimand = defineEstimand({
  id: 'lock-outs-by-strangers',
  title: 'Lock-outs by strangers',
  unit: 'per 1 000 needs to sign in',
  estimand:
    'Population: users of the scenario, personas weighted to the tenant. Attempts of rightful people that found their account locked, where the wrong passwords of strangers had locked it and without theirs it would not have been, per 1 000 needs to sign in. They are part of all lock-outs. Failures are counted from all places alike: the target knows no familiar locations.',
  denominator: 'needs to sign in',
  primary: false,
  kind: 'rate',
  beside: 'strangers',
  from: 'needs',
  numerator: { sum: { where: ['lockedOutByStrangers'] } },
  per: 'each',
});
