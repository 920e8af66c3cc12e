// Of what the rollout changes for a person: the unit, as quantity.ts takes it.
import type { TenantResults } from '../results/tenant-results.ts';

/** Empty: a count. */
export function unitOfDifference(
  id: TenantResults['differences'][number]['id'],
  { currency }: Pick<TenantResults, 'currency'>,
): string {
  switch (id) {
    case 'lost-hours':
      return 'h';
    case 'cost':
      return currency;
    case 'unmet-needs':
    case 'tickets':
    case 'take-overs':
      return '';
  }
}
