// Groups of the directory: who is in them.
import { expect, it } from 'vitest';
import { testPopulation } from './test-population.fixture.ts';

const everybody = (groups: Parameters<typeof testPopulation>[0]['groups'] = {}) => {
  const { population } = testPopulation({ users: 1_000, groups });
  return Array.from({ length: population.size }, (_, index) => population.user(index));
};

it('each persona is one, and a declared one has its share of the people of its personas', () => {
  const people = everybody({
    all: { share: 1 },
    tenth: { share: 0.1 },
    office: { personas: ['information-worker'], share: 0.5 },
  });
  for (const { persona, groups } of people) {
    expect(groups.slice(0, 2)).toEqual([persona, 'all']);
    if (persona !== 'information-worker') expect(groups).not.toContain('office');
  }
  const members = (id: string) => people.filter(({ groups }) => groups.includes(id)).length;
  // Five standard deviations of a binomial count.
  expect(Math.abs(members('tenth') - 100)).toBeLessThan(5 * Math.sqrt(1_000 * 0.1 * 0.9));
  const office = people.filter(({ persona }) => persona === 'information-worker').length;
  expect(Math.abs(members('office') - office / 2)).toBeLessThan(5 * Math.sqrt(office / 4));
});

it('declaring one changes nothing else about a person', () => {
  const without = everybody().map((user) => ({ ...user, groups: [] }));
  expect(everybody({ tenth: { share: 0.1 } }).map((user) => ({ ...user, groups: [] }))).toEqual(without);
});
