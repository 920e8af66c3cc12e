// Share of attempts signed in without a set-back.
import { defineEstimand } from './estimand.ts';

export const estimand = defineEstimand({
  id: 'success-per-attempt-first-try',
  title: 'Success at the first try',
  unit: 'proportion',
  estimand:
    'Population: users of the scenario, personas weighted to the tenant. Of the attempts begun, the share that ended signed in without any set-back on the way (nothing wrong, refused, dismissed, late, forgotten or out of reach). A fallback begins with a set-back, so none counts. Give-up, refusal and the time limit are failures; attempts void by our own fault are left out.',
  denominator: 'attempts',
  primary: false,
  kind: 'share',
  from: 'attempts',
  numerator: { where: ['succeeded', 'withoutSetBack'] },
  per: 'each',
});
