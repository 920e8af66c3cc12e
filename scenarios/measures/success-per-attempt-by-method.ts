// Share of attempts that ended signed in by the arm's own method.
import { defineEstimand } from './estimand.ts';

export const estimand = defineEstimand({
  id: 'success-per-attempt-by-method',
  title: "Success per attempt by the arm's own method",
  unit: 'proportion',
  estimand:
    "Population: users of the scenario, personas weighted to the tenant. Of the attempts begun by opening the sign-in page, the share that ended signed in by the arm's own method, retries within the attempt allowed. Only the arm's own method counts: in an arm with passkeys a passkey on this device or of the phone, so a sign-in by fallback is a failure of the passkey. Give-up, refusal and the time limit are failures; attempts void by our own fault are left out.",
  denominator: 'attempts',
  primary: false,
  kind: 'share',
  from: 'attempts',
  numerator: { where: ['byOwnMethod'] },
  per: 'each',
});
