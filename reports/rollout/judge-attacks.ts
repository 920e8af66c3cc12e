// What came of the attacks on a tenant over the whole time, of people with a passkey, without one, and of all: counts, and the share of attacks
// by which an account was taken over, with exact bounds.
import { nobodyAttacked, sumOfAttacks } from '../../scenarios/measures/tenant/attack-sums.ts';
import { addEach } from '../../scenarios/measures/tenant/ledger-sums.ts';
import type { AttackedPeople } from '../../scenarios/schema/tenant-attacks.ts';
import type { TenantWeek } from '../../scenarios/schema/timeline.ts';
import type { TenantResults } from '../results/tenant-results.ts';
import { toInterval } from '../statistics/inference.ts';
import { clopperPearsonCI } from '../statistics/proportions/clopper-pearson-ci.ts';

type Attacked = NonNullable<TenantResults['totals'][number]['attacked']>;

/** Undefined: none came. */
export function judgeAttacks(weeks: readonly Pick<TenantWeek, 'attacks'>[], conf: number): Attacked | undefined {
  const sum = sumOfAttacks(weeks.map(({ attacks }) => attacks));
  if (sum === undefined) return undefined;
  const { enrolled, notEnrolled } = sum;
  const everybody = nobodyAttacked();
  for (const each of [enrolled, notEnrolled]) addEach(everybody, each);
  return {
    enrolled: withShare(enrolled, conf),
    notEnrolled: withShare(notEnrolled, conf),
    everybody: withShare(everybody, conf),
  };
}

function withShare(people: AttackedPeople, conf: number): Attacked['everybody'] {
  const { came, takenOver } = people;
  if (came === 0) return people;
  const interval = toInterval(clopperPearsonCI({ x: takenOver, n: came, conf }), conf, 'Clopper-Pearson');
  return { ...people, takenOverShare: { value: takenOver / came, ...(interval === undefined ? {} : { interval }) } };
}
