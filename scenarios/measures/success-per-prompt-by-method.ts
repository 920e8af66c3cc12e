// Share of the own method's prompts accepted.
import { defineEstimand } from './estimand.ts';

export const estimand = defineEstimand({
  id: 'success-per-prompt-by-method',
  title: "Success per prompt of the arm's own method",
  unit: 'proportion',
  estimand:
    "Population: users of the scenario, personas weighted to the tenant. Of the times a person answered a prompt of the arm's own method (passkey; or password and code), the share the target accepted. Prompts of a fallback and of the password reset are left out.",
  denominator: 'prompts answered, own method',
  primary: false,
  kind: 'share',
  from: 'attempts',
  numerator: { add: 'ownPromptsAccepted' },
  per: { add: 'ownPrompts' },
});
