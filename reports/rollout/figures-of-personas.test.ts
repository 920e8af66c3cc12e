import { expect, it } from 'vitest';
import { timelineFixture } from '../fixtures/timeline.fixture.ts';
import { figuresOfPersonas } from './figures-of-personas.ts';

const timeline = timelineFixture();
const figures = figuresOfPersonas(timeline);

it('adds up over personas to the ledger of each tenant', () => {
  expect(figures.length).toBeGreaterThan(2);
  for (const { tenant, cost, needs, met, tickets } of timeline.totals) {
    const own = figures.filter((each) => each.tenant === tenant);
    const sum = (of: (each: (typeof own)[number]) => number) => own.reduce((total, each) => total + of(each), 0);
    // The ledger is told to the cent, line by line.
    expect(Math.abs(sum((each) => each.cost) - cost)).toBeLessThan(0.1);
    expect(sum((each) => each.needs)).toBeCloseTo(needs, 6);
    expect(sum((each) => each.met)).toBeCloseTo(met, 6);
    expect(sum((each) => each.tickets)).toBe(tickets.opened);
  }
});

it('tells people as they are at the end of the last week', () => {
  const last = Math.max(...timeline.weeks.map(({ week }) => week));
  for (const { persona, tenant, people, enrolled } of figures) {
    const week = timeline.weeks.find(
      (each) => each.persona === persona && each.tenant === tenant && each.week === last,
    );
    expect([people, enrolled]).toEqual([week?.people, week?.enrolled]);
  }
});
