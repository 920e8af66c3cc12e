// Why a figure is withheld, in words.
import { countOf } from '../words/quantity.ts';
import type { WithheldReason } from '../statistics/inference.ts';

export function withheldSentence(reason: WithheldReason): string {
  switch (reason.code) {
    case 'no-data':
      return 'no data';
    case 'too-few-users':
      return `${countOf(reason.found, 'user')} in an arm cannot carry an interval, ${reason.needed} are needed`;
    case 'persona-with-too-few-users':
      return `persona ${reason.persona} counts in the tenant but has data of ${countOf(reason.found, 'user')} only; ${reason.needed} are needed for an interval`;
    case 'no-variance':
      return `all ${countOf(reason.users, 'user')} of the sample are alike in this, which does not tell how far others may differ`;
    case 'not-estimable':
      return 'cannot be estimated from these data (nothing to divide by)';
  }
}
