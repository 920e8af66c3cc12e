// A rollout lived at one point of its inputs' ranges: sums of each persona in both tenants over the whole time, and who is enrolled week by
// week. The only thing that passes from the simulation of a rollout's doubt to its analysis.
import { z } from 'zod';
import { inCurrency } from '../../schema/currency.ts';
import { inUnit, type Unit } from '../../schema/in-unit.ts';
import type { Rollout } from '../../schema/rollout.ts';
import { tenantIds, type TenantWeek, type Timeline } from '../../schema/timeline.ts';
import { parameterPoint } from '../parameter-point.ts';
import { addEach, totalLostMs } from './ledger-sums.ts';
import { costOf, daysOfMonth } from './tenant-cost.ts';

const hourMs = 3_600_000;
const dayMs = 86_400_000;
const daysOfYear = 12 * daysOfMonth;

const sum = (unit: Unit, about: string) => z.number().nonnegative().meta(inUnit(unit, about));

export const tenantSums = z.object({
  people: sum('count of people', 'There at the end of the last week.'),
  invited: sum('count of people', 'Of those: in a wave that has begun.'),
  enrolled: sum('count of people', 'Of those there at the end: have a passkey at hand.'),
  ready: sum('count of people', 'Of those: on their main device.'),
  personYears: sum('year', 'Of all people together: people at the end of each week times its days.'),
  needs: sum('count of needs to sign in', 'Of people who were not locked out.'),
  met: sum('count of needs to sign in', 'Of those: ended signed in.'),
  lockedOutNeeds: sum('count of needs to sign in', 'Of people who waited for the help desk. Not among `needs`.'),
  tickets: sum('count of tickets', 'Opened.'),
  waitingHours: sum('h', 'Waiting for an agent, within the working day of the caller.'),
  lostHours: sum('h', 'Working time lost, all parts together.'),
  cost: sum(inCurrency, 'All parts together, not rounded; that of the project is no part of it.'),
});
export type TenantSums = z.infer<typeof tenantSums>;
export const tenantSumIds = Object.keys(tenantSums.shape) as readonly (keyof TenantSums)[];

export const tenantPoint = parameterPoint.pick({ at: true }).extend({
  users: z.int().positive().meta(inUnit('count of people', 'Who lived it: there at the start.')),
  others: z
    .int()
    .positive()
    .optional()
    .meta(inUnit('ordinal, from 1', 'Lived by other people than the rest, drawn anew. Absent: by the same.')),
  personas: z
    .array(
      z.object({
        persona: z.string().describe('Persona id'),
        rollout: tenantSums.describe('With the rollout'),
        nothing: tenantSums.describe('With nothing done'),
      }),
    )
    .describe('Sums over the whole time'),
  weeks: z
    .array(tenantSums.pick({ people: true, enrolled: true }))
    .describe('At the end of each week, all personas together, with the rollout'),
});
export type TenantPoint = z.infer<typeof tenantPoint>;

type SummedTimeline = Pick<Timeline, 'weeks' | 'startsOn' | 'endsOn'>;

/** @param prices at which its costs are reckoned. */
export function sumsOfTimeline(
  timeline: SummedTimeline,
  prices: Rollout['prices'],
): Pick<TenantPoint, 'personas' | 'weeks'> {
  const personas = [...new Set(timeline.weeks.map(({ persona }) => persona))];
  const cellsOf = (tenant: TenantWeek['tenant'], persona: string) =>
    timeline.weeks.filter((week) => week.tenant === tenant && week.persona === persona);
  const days = daysBetween(timeline);
  const sumsOf = (tenant: TenantWeek['tenant'], persona: string) => sumsOfCells(cellsOf(tenant, persona), days, prices);
  return {
    personas: personas.map((persona) => ({
      persona,
      rollout: sumsOf(tenantIds[0], persona),
      nothing: sumsOf(tenantIds[1], persona),
    })),
    weeks: byWeek(timeline),
  };
}

function sumsOfCells(cells: readonly TenantWeek[], days: number, prices: Rollout['prices']): TenantSums {
  const lastWeek = Math.max(...cells.map(({ week }) => week));
  const total = (of: (cell: TenantWeek) => number) => cells.reduce((all, cell) => all + of(cell), 0);
  const atTheEnd = (of: (cell: TenantWeek) => number) => total((cell) => (cell.week === lastWeek ? of(cell) : 0));
  return {
    people: atTheEnd(({ people }) => people),
    invited: atTheEnd(({ invited }) => invited),
    enrolled: atTheEnd(({ enrolled }) => enrolled),
    ready: atTheEnd(({ ready }) => ready),
    personYears: total(({ people, week }) => (people * Math.min(7, days - 7 * week)) / daysOfYear),
    needs: total(({ needs }) => needs),
    met: total(({ met }) => met),
    lockedOutNeeds: total(({ lockedOutNeeds }) => lockedOutNeeds),
    tickets: total(({ ledger }) => ledger.tickets.opened),
    waitingHours: total(({ ledger: { lostMs } }) => lostMs.queue + lostMs.deskClosed) / hourMs,
    lostHours: total(({ ledger }) => totalLostMs(ledger)) / hourMs,
    cost: total(({ ledger }) => costOf(ledger, prices)),
  };
}

function byWeek({ weeks, ...dates }: SummedTimeline): TenantPoint['weeks'] {
  const found = Array.from({ length: Math.ceil(daysBetween(dates) / 7) }, () => ({ people: 0, enrolled: 0 }));
  for (const { tenant, week, people, enrolled } of weeks) {
    const sums = found[week];
    if (tenant === 'rollout' && sums !== undefined) addEach(sums, { people, enrolled });
  }
  return found;
}

const daysBetween = ({ startsOn, endsOn }: Pick<Timeline, 'startsOn' | 'endsOn'>): number =>
  (Date.parse(endsOn) - Date.parse(startsOn)) / dayMs + 1;
