// Share of opened sign-in pages that ended signed in, whoever opened them: what a page counter counts.
import { defineEstimand } from './estimand.ts';

export const estimand = defineEstimand({
  id: 'success-per-page-opened',
  title: 'Success per sign-in page opened',
  unit: 'proportion',
  estimand:
    'Population: users of the scenario, personas weighted to the tenant. Of all times the sign-in page was opened for one of these accounts, by people or by strangers and whether or not anybody meant to sign in, the share that ended signed in. Pages opened and left, prompts waved away, wrong accounts and devices and passwords tried by strangers count as failures.',
  denominator: 'sign-in pages opened, by anybody',
  primary: false,
  kind: 'share',
  beside: 'unmeant',
  from: 'attempts of anybody',
  numerator: { where: ['succeeded'] },
  per: 'each',
});
