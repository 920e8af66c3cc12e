// Why a figure is withheld, in words.
import type { WithheldReason } from '../statistics/inference.ts';

export function withheldSentence(reason: WithheldReason): string {
  switch (reason.code) {
    case 'no-data':
      return 'no data';
    case 'too-few-users':
      return `${reason.found} users are too few for an interval, ${reason.needed} are needed`;
    case 'persona-with-too-few-users':
      return `persona ${reason.persona} has a weight in the tenant but only ${reason.found} users with data, ${reason.needed} are needed`;
    case 'not-estimable':
      return 'cannot be estimated from these data (nothing to divide by)';
  }
}
