// The working day of somebody who calls the help desk: so many hours within those of the persona, and the call in them where it can be. Until
// they are in again it is the same every working day. Waiting costs working time inside it, and nothing outside.
import { firstUniformAt, streamKey } from '../../../scenarios/sampling/stream.ts';
import { dayMs, hourMs, type Hours } from './calendar.ts';
import type { TenantGround } from './tenant-ground.ts';
import type { Ticket } from './ticket.ts';

/** @param copy of the ticket, which has hours of its own; 0: the ticket itself. */
export function workingHoursOf(
  {
    seed,
    rates,
    calendar,
    population,
    persona,
  }: Pick<TenantGround, 'seed' | 'rates' | 'calendar' | 'population' | 'persona'>,
  { person, ordinal, arrivedAtMs }: Pick<Ticket, 'person' | 'ordinal' | 'arrivedAtMs'>,
  copy: number,
): Hours {
  const { signInHours } = persona(population.personaOf(person));
  const [earliestMs, latestMs] = [Math.round(signInHours.from * hourMs), Math.round(signInHours.to * hourMs)];
  const lengthMs = Math.min(Math.round(rates['working-day'] * hourMs), latestMs - earliestMs);
  const calledMs = (arrivedAtMs - calendar.startsAtMs) % dayMs;
  const intoTheDay = firstUniformAt(streamKey(seed, 'tenant/working-day'), person, ordinal, copy);
  const fromMs = Math.min(Math.max(earliestMs, Math.round(calledMs - intoTheDay * lengthMs)), latestMs - lengthMs);
  return { fromMs, toMs: fromMs + lengthMs };
}
