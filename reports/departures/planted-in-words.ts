// What a scenario plants in a tenant beside what happens by itself.
import type { Rollout } from '../../scenarios/schema/rollout.ts';
import { countOf, percent } from '../words/quantity.ts';

const lostWords = { phones: 'phones', 'main-devices': 'main devices', 'security-keys': 'security keys' } as const;

/** Losses of many at once, each by itself. */
export function lossesInWords({ losses = [] }: Pick<Rollout, 'losses'>): string[] {
  return losses.map(
    ({ on, what, people, share = 0 }) =>
      `${people === undefined ? `${percent(share)} of the people` : countOf(people, 'person', 'people')} lose their ${lostWords[what]} on ${on}`,
  );
}

export function outagesInWords({ verifierOutages = [] }: Pick<Rollout, 'verifierOutages'>): string[] {
  return verifierOutages.map(({ from, until }) => `no identity check is answered from ${from} to ${until}`);
}

/** Both. Empty: nothing. */
export function plantedInWords(rollout: Pick<Rollout, 'losses' | 'verifierOutages'>): string {
  return [...lossesInWords(rollout), ...outagesInWords(rollout)].join('; ');
}
