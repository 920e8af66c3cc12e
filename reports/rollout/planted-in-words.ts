// What a scenario plants in a tenant beside what happens by itself.
import type { Rollout } from '../../scenarios/schema/rollout.ts';
import { countOf, percent } from '../words/quantity.ts';

const lostWords = { phones: 'phones', 'main-devices': 'main devices', 'security-keys': 'security keys' } as const;

/** Empty: nothing. */
export function plantedInWords({
  losses = [],
  verifierOutages = [],
}: Pick<Rollout, 'losses' | 'verifierOutages'>): string {
  return [
    ...losses.map(
      ({ on, what, people, share = 0 }) =>
        `${people === undefined ? `${percent(share)} of the people` : countOf(people, 'person', 'people')} lose their ${lostWords[what]} on ${on}`,
    ),
    ...verifierOutages.map(({ from, until }) => `no identity check is answered from ${from} to ${until}`),
  ].join('; ');
}
