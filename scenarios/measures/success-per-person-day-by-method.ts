// Share of person-days with at least one sign-in by the arm's own method.
import { defineEstimand } from './estimand.ts';

export const estimand = defineEstimand({
  id: 'success-per-person-day-by-method',
  title: "Success per person-day by the arm's own method",
  unit: 'proportion',
  estimand:
    "Population: users of the scenario, personas weighted to the tenant. Of the days on which a person needed to sign in, the share on which they got in at least once by the arm's own method. Only the arm's own method counts: in an arm with passkeys a passkey on this device or of the phone, so a sign-in by fallback is a failure of the passkey. A day that holds a void attempt is left out.",
  denominator: 'person-days',
  primary: false,
  kind: 'share',
  from: 'person-days',
  numerator: { any: 'byOwnMethod' },
  per: 'each',
});
