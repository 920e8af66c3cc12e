// Share of attempts signed in by the own method without a set-back.
import { defineEstimand } from './estimand.ts';

export const estimand = defineEstimand({
  id: 'success-per-attempt-first-try-by-method',
  title: "Success at the first try by the arm's own method",
  unit: 'proportion',
  estimand:
    "Population: users of the scenario, personas weighted to the tenant. Of the attempts begun, the share that ended signed in without any set-back and by the arm's own method. Give-up, refusal and the time limit are failures; attempts void by our own fault are left out.",
  denominator: 'attempts',
  primary: false,
  kind: 'share',
  from: 'attempts',
  numerator: { where: ['byOwnMethod', 'withoutSetBack'] },
  per: 'each',
});
