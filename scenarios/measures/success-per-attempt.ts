// Share of attempts that ended signed in, fallback counted.
import { defineEstimand } from './estimand.ts';

export const estimand = defineEstimand({
  id: 'success-per-attempt',
  title: 'Success per attempt',
  unit: 'proportion',
  estimand:
    'Population: users of the scenario, personas weighted to the tenant. Of the attempts begun by opening the sign-in page, the share that ended signed in within the attempt, retries within it allowed. The arm is the one assigned, whatever method was used in the end; a sign-in by fallback counts as success of the offer. Give-up, refusal and the time limit are failures; attempts void by our own fault are left out.',
  denominator: 'attempts',
  primary: false,
  kind: 'share',
  from: 'attempts',
  numerator: { where: ['succeeded'] },
  per: 'each',
});
