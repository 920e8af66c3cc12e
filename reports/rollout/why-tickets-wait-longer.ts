// Why a ticket can wait longer on average while there are fewer: who calls, and when, is another mixture. Reckoned from the ledger; nothing
// is said where a ticket does not wait longer.
import { percent, quantity } from '../words/quantity.ts';
import type { TenantResults, TenantWeekResult } from '../results/tenant-results.ts';

interface Waits {
  readonly opened: number;
  readonly openedWhileClosed: number;
  readonly queueHours: number;
  readonly closedHours: number;
}

type TenantId = TenantWeekResult['tenant'];

/** @param titles of personas, by id. Empty: tickets are not fewer with the rollout, or do not wait longer. */
export function whyTicketsWaitLonger(
  { weeks }: Pick<TenantResults, 'weeks'>,
  titles: ReadonlyMap<string, string>,
): string {
  const [here, there] = [waitsOf(weeks, 'rollout'), waitsOf(weeks, 'nothing')];
  if (here.opened === 0 || here.opened >= there.opened || meanOf(here) <= meanOf(there)) return '';
  const minutes = (hours: number) => quantity(hours * 60, 'min');
  const closed = (of: Waits) => percent(of.openedWhileClosed / of.opened);
  const mixture = ofMixture(weeks, here, there);
  return [
    `There are fewer tickets with the rollout, and each waits longer: ${minutes(meanOf(here))} of the caller’s working day on average against ${minutes(meanOf(there))} with nothing done.`,
    `In the queue it is ${minutes(here.queueHours / here.opened)} against ${minutes(there.queueHours / there.opened)}, while the desk is closed ${minutes(here.closedHours / here.opened)} against ${minutes(there.closedHours / there.opened)}; ${closed(here)} of the tickets are opened while it is closed, against ${closed(there)}.`,
    mixture === undefined || mixture.hours <= 0
      ? ''
      : `Other people call: that alone makes the mean ${minutes(mixture.hours)} longer, above all as ${percent(mixture.share)} of the tickets are of the persona “${titles.get(mixture.persona) ?? mixture.persona}”, against ${percent(mixture.shareThere)}.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function waitsOf(weeks: TenantResults['weeks'], tenant: TenantId, persona?: string): Waits {
  const own = weeks.filter((week) => week.tenant === tenant && week.persona === persona);
  const sum = (of: (week: TenantWeekResult) => number) => own.reduce((total, week) => total + of(week), 0);
  return {
    opened: sum(({ tickets }) => tickets.opened),
    openedWhileClosed: sum(({ tickets }) => tickets.openedWhileClosed),
    queueHours: sum(({ lostHours }) => lostHours.queue),
    closedHours: sum(({ lostHours }) => lostHours.deskClosed),
  };
}

const meanOf = ({ opened, queueHours, closedHours }: Waits): number =>
  opened === 0 ? 0 : (queueHours + closedHours) / opened;

/**
 * What of the difference of means comes of another mixture of personas (Kitagawa 1955: changes of shares, at the mean of both tenants' waits),
 * and the persona that adds most to it by calling more often. Undefined: no persona does.
 */
function ofMixture(
  weeks: TenantResults['weeks'],
  here: Waits,
  there: Waits,
):
  | { readonly hours: number; readonly persona: string; readonly share: number; readonly shareThere: number }
  | undefined {
  const personas = [...new Set(weeks.flatMap(({ persona }) => persona ?? []))];
  const overall = (meanOf(here) + meanOf(there)) / 2;
  const parts = personas.map((persona) => {
    const [own, other] = [waitsOf(weeks, 'rollout', persona), waitsOf(weeks, 'nothing', persona)];
    const [share, shareThere] = [own.opened / here.opened, other.opened / there.opened];
    // A tenant in which none of them called says nothing of how long they wait.
    const waits = [own, other].filter(({ opened }) => opened > 0).map(meanOf);
    const wait = waits.length === 0 ? 0 : waits.reduce((sum, each) => sum + each, 0) / waits.length;
    return {
      persona,
      share,
      shareThere,
      hours: (share - shareThere) * wait,
      above: (share - shareThere) * (wait - overall),
    };
  });
  const most = parts.filter(({ share, shareThere }) => share > shareThere).toSorted((a, b) => b.above - a.above)[0];
  return most === undefined || most.above <= 0
    ? undefined
    : { ...most, hours: parts.reduce((sum, { hours }) => sum + hours, 0) };
}
