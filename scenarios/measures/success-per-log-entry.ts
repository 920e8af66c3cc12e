// Share of attempts in the sign-in log that ended signed in, whoever made them: what a log counts.
import { defineEstimand } from './estimand.ts';

export const estimand = defineEstimand({
  id: 'success-per-log-entry',
  title: 'Success per logged attempt',
  unit: 'proportion',
  estimand:
    'Population: users of the scenario, personas weighted to the tenant. Of all attempts at these accounts of which the target wrote something into its sign-in log, whoever made them and whether or not anybody meant them, the share that ended signed in. Strangers who try passwords count as failures, a stranger who gets in as a success; what a page or a browser alone saw, as a prompt that was closed, is in no log.',
  denominator: 'attempts in the sign-in log, anybody’s',
  primary: false,
  kind: 'share',
  beside: 'unmeant',
  from: 'attempts of anybody',
  numerator: { where: ['succeeded', 'logged'] },
  per: { where: ['logged'] },
});
