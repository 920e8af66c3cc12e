// Known truths of what happens to devices and people: a Poisson process each, with the rate that stands in the evidence.
import { expect, it } from 'vitest';
import { openStream } from '../../../scenarios/sampling/stream.ts';
import { arrivalDays, daysOfYear, deviceEventKinds, deviceEventsOf } from './device-events.ts';
import { kolmogorovP } from './kolmogorov.fixture.ts';
import { createRates } from './rates.ts';
import { tenantRateIds, type TenantRateId } from '../../../scenarios/schema/tenant-rate.ts';

const seed = 20_260_105;
const ratesOf = (perYear: Partial<Record<TenantRateId, number>>) =>
  createRates([], Object.fromEntries(tenantRateIds.map((id) => [id, perYear[id] ?? 0])));

it('each kind happens as often as its rate says, as a Poisson process has it', () => {
  const perYear = Object.fromEntries(deviceEventKinds.map((kind, nth) => [kind, 0.02 + 0.3 * nth]));
  const [people, fromDay, untilDay] = [4_000, 30, 30 + 365];
  const counts = new Map(deviceEventKinds.map((kind) => [kind, { sum: 0, squares: 0 }]));
  for (let person = 0; person < people; person += 1) {
    const events = deviceEventsOf(seed, ratesOf(perYear), person, fromDay, untilDay);
    expect(events.every(({ day }, nth) => day >= (events[nth - 1]?.day ?? fromDay) && day < untilDay)).toBe(true);
    for (const [kind, count] of counts) {
      const own = events.filter((event) => event.kind === kind).length;
      count.sum += own;
      count.squares += own ** 2;
    }
  }
  for (const [kind, { sum, squares }] of counts) {
    const mean = ((perYear[kind] ?? 0) * (untilDay - fromDay)) / daysOfYear;
    expect(Math.abs(sum / people - mean), kind).toBeLessThan(4 * Math.sqrt(mean / people));
    // Of a Poisson number the variance is the mean; that of its estimate is (mean + 2 mean²) / n.
    const variance = squares / people - (sum / people) ** 2;
    expect(Math.abs(variance - mean), kind).toBeLessThan(4 * Math.sqrt((mean + 2 * mean ** 2) / people));
  }
});

it('gaps are exponential, by the test of Kolmogorov and Smirnov', () => {
  const perYear = 3;
  const spread = openStream({ seed: 1, purpose: 'device-events.test/spread' });
  for (const ordinal of [0, 1]) {
    const gaps = Array.from({ length: 4_000 }, (_, person) => {
      const days = arrivalDays(seed, 'tenant/phone-lost', person, perYear, 0, 1e4).map((day) => day + spread.uniform());
      return (days[ordinal] ?? Number.NaN) - (days[ordinal - 1] ?? 0);
    });
    // Days are whole; spread evenly over each the distribution moves by less than a day's share of the mean.
    expect(
      kolmogorovP(gaps.map((gap) => 1 - Math.exp((-Math.max(0, gap) * perYear) / daysOfYear))),
      `gap ${ordinal}`,
    ).toBeGreaterThan(0.001);
  }
});

it('a rate moves no event of another kind, and none of its own but in proportion', () => {
  const few = deviceEventsOf(seed, ratesOf({ 'phone-lost': 2, 'device-wiped': 1 }), 7, 0, 3_000);
  const more = deviceEventsOf(seed, ratesOf({ 'phone-lost': 4, 'device-wiped': 1 }), 7, 0, 3_000);
  const days = (events: typeof few, kind: string) =>
    events.filter((event) => event.kind === kind).map(({ day }) => day);
  expect(days(more, 'device-wiped')).toEqual(days(few, 'device-wiped'));
  for (const [nth, day] of days(few, 'phone-lost').entries())
    expect(Math.abs((days(more, 'phone-lost')[nth] ?? Number.NaN) - day / 2)).toBeLessThanOrEqual(1);
});
