import { describe, expect, it } from 'vitest';
import { PeopleMemory } from './people-memory.ts';
import { createPopulation } from './population.ts';
import { projectPersonas, projectProviders, testPopulation, type TestPopulation } from './test-population.fixture.ts';

const remembering = ({ scenario, parameters }: TestPopulation, memory: PeopleMemory) =>
  createPopulation({ scenario, parameters, personas: projectPersonas, providers: projectProviders, memory });

describe('people remembered', () => {
  it('are the same as drawn anew, with other parameters, beyond what is kept, and when an index has become another persona', () => {
    const memory = new PeopleMemory(10);
    const [first, second] = [
      testPopulation({ users: 30 }),
      testPopulation({ users: 30, parameters: { 'password-length': 14, 'slowness-spread': 1 } }),
    ];
    const alone = testPopulation({ users: 30, personas: { contractor: 1 } });
    for (const drawn of [first, second, first, alone, second]) {
      const remembered = remembering(drawn, memory);
      for (let index = 0; index < 30; index += 1) {
        expect(remembered.user(index)).toEqual(drawn.population.user(index));
        expect(remembered.needs(index)).toEqual(drawn.population.needs(index));
      }
    }
    expect(second.population.user(3).password).not.toBe(first.population.user(3).password);
  });

  it('are drawn once', () => {
    const memory = new PeopleMemory(10);
    const drawn = testPopulation({ users: 30 });
    const [one, other] = [remembering(drawn, memory), remembering(drawn, memory)];
    for (let index = 0; index < 10; index += 1) one.user(index);
    expect(other.user(3).devices).toBe(one.user(3).devices);
    expect(other.needs(3)).toBe(one.needs(3));
    one.user(20);
    expect(other.user(20).devices).not.toBe(one.user(20).devices);
  });
});
