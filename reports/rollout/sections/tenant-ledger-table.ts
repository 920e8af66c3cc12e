// Where the hours and the money are: the ledger of both tenants over the whole time, line by line, and what became of the tickets.
import type { ResultsOfRollout } from '../../results/results.ts';
import { html } from 'hono/html';
import { costLineIds, daysOfMonth, type CostLineId } from '../../../scenarios/measures/tenant/tenant-cost.ts';
import { lostTimeParts } from '../../../scenarios/schema/tenant-ledger.ts';
import { money, smallestUnitsOf } from '../../words/currency.ts';
import { asStated, count, percent, quantity, toDecimals } from '../../words/quantity.ts';
import type { TenantResults } from '../../results/tenant-results.ts';
import { whyTicketsWaitLonger } from '../why-tickets-wait-longer.ts';
import { dataTable } from '../../drawing/data-table.ts';
import type { Section } from '../../drawing/section.ts';

type Total = TenantResults['totals'][number];

const hour = 'workingHour';

/** What each line is, how much of it there was, and which price it has. */
const lines: Readonly<
  Record<
    CostLineId,
    { readonly title: string; readonly price: string; readonly amount: (total: Total) => number | undefined }
  >
> = {
  ticketsAnswered: { title: 'Tickets answered', price: 'helpDeskTicket', amount: ({ tickets }) => tickets.answered },
  messages: { title: 'Text messages', price: 'textMessage', amount: ({ messages }) => messages },
  securityKeys: { title: 'Security keys', price: 'securityKey', amount: ({ securityKeys }) => securityKeys },
  identityChecks: {
    title: 'Identity checks',
    price: 'identityCheck',
    amount: ({ identityChecks }) => identityChecks,
  },
  licences: {
    title: 'Months of licences',
    price: 'licencePerUserAndMonth',
    amount: ({ licensedDays }) => licensedDays / daysOfMonth,
  },
  signIn: { title: 'Hours of signing in', price: hour, amount: ({ lostHours }) => lostHours.signIn },
  registering: {
    title: 'Hours of registering passkeys',
    price: hour,
    amount: ({ lostHours }) => lostHours.registering,
  },
  recovering: {
    title: 'Hours of recovering accounts by an identity check',
    price: hour,
    amount: ({ lostHours }) => lostHours.recovering,
  },
  queue: {
    title: 'Hours of waiting in the queue of the help desk',
    price: hour,
    amount: ({ lostHours }) => lostHours.queue,
  },
  deskClosed: {
    title: 'Hours of waiting while the help desk is closed',
    price: hour,
    amount: ({ lostHours }) => lostHours.deskClosed,
  },
  call: { title: 'Hours on the call with the help desk', price: hour, amount: ({ lostHours }) => lostHours.call },
  passUnused: {
    title: 'Hours from getting a Temporary Access Pass to its use',
    price: hour,
    amount: ({ lostHours }) => lostHours.passUnused,
  },
};

export const tenantLedgerTable: Section<ResultsOfRollout> = {
  id: 'ledger',
  title: 'Where the hours and the money are',
  render: ({ timeline, run }) => {
    const rollout = timeline?.totals.find(({ tenant }) => tenant === 'rollout');
    const nothing = timeline?.totals.find(({ tenant }) => tenant === 'nothing');
    if (rollout === undefined || nothing === undefined) return html`<p>The run holds no tenant.</p>`;
    const why = whyTicketsWaitLonger(timeline, new Map(run.personas.map(({ id, title }) => [id, title])));
    const { currency } = timeline;
    const smallest = `${money(1 / smallestUnitsOf(currency), currency)}\u00a0${currency}`;
    const workingDay = timeline.rates.find(({ id }) => id === 'working-day')?.value;
    return html`<p>No instant that somebody loses is in two lines. What people do counts whole, whenever they do it; waiting counts within their working day${workingDay === undefined ? '' : ` of ${asStated(workingDay, 'h')}`} alone. Who fails and does not call loses the time of trying, and nothing more until they try again. Hours are shown to the hundredth; money is reckoned from whole milliseconds and adds up to the smallest unit of the currency, ${smallest}.</p>
${dataTable({
  caption: 'The whole tenant over the whole time: amount × price',
  columns: [
    'Line',
    'With the rollout',
    'Nothing done',
    'Difference',
    'Price',
    `With the rollout, ${currency}`,
    `Nothing done, ${currency}`,
    `Difference, ${currency}`,
  ],
  rows: [
    ...costLineIds.flatMap((id) => lineRow(id, rollout, nothing, timeline)),
    ['Cost', '', '', '', '', ...moneyOf(rollout.cost, nothing.cost, currency)],
    [
      'Of that: working time lost',
      ...amountsOf(rollout.lostHoursInAll, nothing.lostHoursInAll),
      '',
      ...moneyOf(workingTimeOf(rollout, currency), workingTimeOf(nothing, currency), currency),
    ],
  ],
})}
${dataTable({ caption: 'What became of the tickets', columns: ['Tickets', 'With the rollout', 'Nothing done'], rows: ticketRows(rollout, nothing) })}${why === '' ? '' : html`<p>${why}</p>`}`;
  },
};

/** None: neither tenant counts it. */
function lineRow(id: CostLineId, rollout: Total, nothing: Total, { currency, prices }: TenantResults): string[][] {
  const { title, price, amount } = lines[id];
  const one = prices.find((each) => each.id === price)?.amount;
  const [here, there] = [amount(rollout), amount(nothing)];
  if (here === undefined && there === undefined) return [];
  return [
    [
      title,
      ...amountsOf(here ?? 0, there ?? 0),
      one === undefined ? 'none' : count(one),
      ...moneyOf(rollout.costs[id] ?? 0, nothing.costs[id] ?? 0, currency),
    ],
  ];
}

/** Hours and months to the hundredth, counts whole; the difference is that of what is shown. */
function amountsOf(rollout: number, nothing: number): string[] {
  const [here, there] = [hundredthsOf(rollout), hundredthsOf(nothing)];
  const areWhole = here % 100 === 0 && there % 100 === 0;
  return [here, there, here - there].map((amount) => toDecimals(amount / 100, areWhole ? 0 : 2));
}

const hundredthsOf = (amount: number): number => Math.round(amount * 100);

/** The difference is that of what is shown. */
function moneyOf(rollout: number, nothing: number, currency: string): string[] {
  return [rollout, nothing, rollout - nothing].map((amount) => money(amount, currency));
}

/** To the smallest unit, of lines that are. */
function workingTimeOf({ costs }: Total, currency: string): number {
  const unitsOfOne = smallestUnitsOf(currency);
  return Math.round(lostTimeParts.reduce((sum, part) => sum + unitsOfOne * (costs[part] ?? 0), 0)) / unitsOfOne;
}

function ticketRows(rollout: Total, nothing: Total): string[][] {
  const both = (title: string, of: (total: Total) => string) => [title, of(rollout), of(nothing)];
  const mean =
    (hours: (lost: Total['lostHours']) => number) =>
    ({ tickets, lostHours }: Total) =>
      tickets.opened === 0 ? 'none' : quantity((60 * hours(lostHours)) / tickets.opened, 'min');
  return [
    both('Opened', ({ tickets }) => count(tickets.opened)),
    both('Of those: answered', ({ tickets }) => count(tickets.answered)),
    both('Of those: given up, as the caller left the company', ({ tickets }) => count(tickets.givenUp)),
    both('Of those: still open at the end of the last day', ({ tickets }) => count(tickets.stillOpen)),
    both('Opened while the help desk was closed', ({ tickets }) =>
      tickets.opened === 0 ? 'none' : percent(tickets.openedWhileClosed / tickets.opened),
    ),
    both(
      'Working time lost, mean of those opened: in the queue',
      mean(({ queue }) => queue),
    ),
    both(
      '… while the help desk was closed',
      mean(({ deskClosed }) => deskClosed),
    ),
    both(
      '… on the call',
      mean(({ call }) => call),
    ),
    both(
      '… from getting a Temporary Access Pass to its use',
      mean(({ passUnused }) => passUnused),
    ),
    both(
      '… in all',
      mean(({ queue, deskClosed, call, passUnused }) => queue + deskClosed + call + passUnused),
    ),
  ];
}
