// Share of prompts accepted, of whichever method.
import { defineEstimand } from './estimand.ts';

export const estimand = defineEstimand({
  id: 'success-per-prompt',
  title: 'Success per prompt',
  unit: 'proportion',
  estimand:
    'Population: users of the scenario, personas weighted to the tenant. Of the times a person answered a prompt to sign in (password, one-time code, passkey), the share the target accepted; prompts of a fallback count too. Prompts of the password reset are not prompts to sign in.',
  denominator: 'prompts answered',
  primary: false,
  kind: 'share',
  from: 'attempts',
  numerator: { add: 'promptsAccepted' },
  per: { add: 'prompts' },
});
