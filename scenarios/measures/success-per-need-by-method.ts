// Share of needs to sign in met by the arm's own method.
import { defineEstimand } from './estimand.ts';

export const estimand = defineEstimand({
  id: 'success-per-need-by-method',
  title: "Success per need to sign in by the arm's own method",
  unit: 'proportion',
  estimand:
    "Population: users of the scenario, personas weighted to the tenant. Of the needs to sign in, the share met by the arm's own method, starting over allowed. Only the arm's own method counts: in an arm with passkeys a passkey on this device or of the phone, so a sign-in by fallback is a failure of the passkey. A need that holds a void attempt is left out.",
  denominator: 'needs to sign in',
  primary: false,
  kind: 'share',
  from: 'needs',
  numerator: { any: 'byOwnMethod' },
  per: 'each',
});
