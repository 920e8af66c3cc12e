import { describe, expect, it } from 'vitest';
import { shortArm, type Arm } from '../../scenarios/schema/arm.ts';
import type { Persona } from '../../scenarios/schema/persona.ts';
import { createHumanModel } from './human-model.ts';
import { personInArm } from './person-in-arm.ts';
import { projectPersonas, testPopulation } from './test-population.fixture.ts';

const assumed = 'a test';
const today = shortArm('password-otp');
const arm = (changes: Partial<Arm>): Arm => ({ ...today, ...changes });
const { scenario, parameters, population } = testPopulation({ users: 2_000 });
const everybody = Array.from({ length: population.size }, (_, index) => population.user(index));

describe('a person in an arm', () => {
  it('is the person, where the arm says nothing of its people', () => {
    for (const user of everybody.slice(0, 50)) expect(personInArm(scenario.seed, today, user)).toBe(user);
  });

  it('has a second factor by the weights of the arm, and is otherwise who they are', () => {
    const mixed = arm({ secondFactors: { shares: { none: 0.3, 'text-message': 0.5, totp: 0.2 }, assumed } });
    const drawn = everybody.map((user) => personInArm(scenario.seed, mixed, user));
    for (const [factor, share] of [
      ['none', 0.3],
      ['text-message', 0.5],
      ['totp', 0.2],
      ['e-mail', 0],
    ] as const)
      // Four standard errors.
      expect(
        Math.abs(drawn.filter(({ secondFactor }) => secondFactor === factor).length / drawn.length - share),
      ).toBeLessThanOrEqual(4 * Math.sqrt((share * (1 - share)) / drawn.length));
    for (const [index, user] of everybody.slice(0, 50).entries())
      expect({ ...drawn[index], secondFactor: user.secondFactor }).toEqual({ ...user });
  });

  it('is drawn as in the population: the weights of their persona give everybody what they have', () => {
    const persona = projectPersonas.find(({ id }) => id === population.personaOf(0)) as Persona;
    const same = arm({ secondFactors: { ...persona.secondFactor } });
    for (const user of everybody.filter((each) => each.persona === persona.id).slice(0, 200))
      expect(personInArm(scenario.seed, same, user).secondFactor).toBe(user.secondFactor);
  });

  it('has the habits of the arm in place of the persona’s, where it names some', () => {
    const persona = population.personaOf(0);
    const user = population.user(0);
    const slow = personInArm(
      scenario.seed,
      arm({ personas: { [persona]: { habits: { pointing: { factor: 10, assumed } } } } }),
      user,
    );
    const other = personInArm(
      scenario.seed,
      arm({ personas: { 'somebody-else': { habits: { pointing: { factor: 10, assumed } } } } }),
      user,
    );
    expect(other).toBe(user);
    const human = createHumanModel({ seed: scenario.seed, parameters });
    const opened = (who: typeof user) =>
      human['open-sign-in']({
        user: who,
        device: who.devices[0],
        attempt: 0,
        visit: 0,
        flow: 'password-otp',
        step: 'open-sign-in',
        nowMs: 0,
        elapsedMs: 1,
        arm: 'today',
        userPrincipalName: 'x',
        password: 'x',
        codeChannel: 'totp',
      }).modelledMs;
    const usual = parameters.ask('pointing', persona).habit;
    expect(opened(user)).toBeGreaterThan(0);
    expect(opened(slow) / opened(user)).toBeCloseTo(10 / usual, 9);
  });
});
