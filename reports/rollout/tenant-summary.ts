// The paragraph a manager reads first of a rollout: who, how long, what came out against doing nothing, what it rests on.
import { count, countOf, percent, quantity, quantityWithInterval } from '../words/quantity.ts';
import type { TenantResults } from '../results/tenant-results.ts';
import { unitOfDifference } from '../words/unit-of-difference.ts';

export function tenantSummary(tenant: TenantResults): string {
  const { people, hires, leavers, startsOn, endsOn, weeks, differences, rates } = tenant;
  const last = weeks.filter(({ persona }) => persona === undefined).findLast((week) => week.tenant === 'rollout');
  const assumed = rates.filter(({ evidence }) => evidence === undefined).length;
  const perPerson = (id: TenantResults['differences'][number]['id'], words: string) =>
    changeInWords(
      differences.find((each) => each.id === id),
      words,
      unitOfDifference(id, tenant),
    );
  return [
    `${countOf(people, 'simulated person', 'simulated people')} lived from ${startsOn} to ${endsOn} (${countOf(hires, 'hire')} and ${countOf(leavers, 'leaver')} on the way), once with the rollout and once with nothing done.`,
    last === undefined || last.people === 0
      ? ''
      : `In the last week ${percent(last.enrolled / last.people)} have a passkey and ${percent(last.ready / last.people)} can use one on their main device.`,
    perPerson('lost-hours', 'working time lost per person'),
    perPerson('cost', 'cost per person'),
    perPerson('tickets', 'help-desk tickets opened per person'),
    perPerson('take-overs', 'accounts taken over per person'),
    attacksInWords(tenant),
    `What people and devices do is modelled (${assumed} of the ${countOf(rates.length, 'rate')} of the tenant are plain assumptions), what comes of it is decided by the provider’s rules; the intervals speak of the people drawn, not of doubt about the rates.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function attacksInWords({ totals }: TenantResults): string {
  const of = (tenant: 'rollout' | 'nothing') => totals.find((each) => each.tenant === tenant)?.attacked?.everybody;
  const [rollout, nothing] = [of('rollout'), of('nothing')];
  if (rollout === undefined || nothing === undefined) return '';
  return `Of ${countOf(nothing.came, 'attack')}, as many as the scenario says, ${count(rollout.takenOver)} took an account over with the rollout and ${count(nothing.takenOver)} with nothing done.`;
}

function changeInWords(
  difference: TenantResults['differences'][number] | undefined,
  words: string,
  unit: string,
): string {
  if (difference === undefined) return '';
  const { rollout, nothing, value, interval, withheld } = difference;
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}: ${quantity(rollout, unit)} against ${quantity(nothing, unit)} with nothing done, difference ${quantityWithInterval(value, interval, unit, withheld)}.`;
}
