// Share of prompts accepted, also of those that came by themselves and of those that strangers met: what telemetry counts.
import { defineEstimand } from './estimand.ts';

export const estimand = defineEstimand({
  id: 'success-per-prompt-shown',
  title: 'Success per prompt shown',
  unit: 'proportion',
  estimand:
    'Population: users of the scenario, personas weighted to the tenant. Of all prompts to sign in that were shown (password, one-time code, passkey), to people or to strangers and whether or not anybody asked for them, the share that the target accepted. A prompt that came by itself and was waved away is a failure, as is each password that a stranger tried. Prompts of the password reset are none.',
  denominator: 'prompts shown, to anybody',
  primary: false,
  kind: 'share',
  beside: 'unmeant',
  from: 'attempts of anybody',
  numerator: { add: 'promptsAccepted' },
  per: { add: 'prompts' },
});
