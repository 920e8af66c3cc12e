import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flows } from '../../../../scenarios/flows/catalogue.ts';
import { clustersAtMost, histogramsAtMost } from '../../../../scenarios/measures/sums/user-cluster.ts';
import { aggregates } from '../../../../scenarios/measures/aggregates.ts';
import { sumPlace } from '../../../../scenarios/measures/user-sums.ts';
import type { UnitId } from '../../../../scenarios/measures/unit.ts';
import type { Attempt } from '../../../../scenarios/schema/attempt.ts';
import { createParameters } from '../../../people/parameters.ts';
import { createPopulation } from '../../../people/population.ts';
import { writeScenario } from '../../../run/run-bench.fixture.ts';
import { loadScenario } from '../../../scenario/load-scenario.ts';
import { findMachineProfile } from '../find-machine-profile.ts';
import { liveVirtually } from '../live-virtually.ts';
import { sampledMachineTime } from '../machine-time.ts';
import { LivesTally } from './lives-tally.ts';

const loaded = await loadScenario(
  writeScenario({
    users: 40,
    days: 2,
    driver: 'virtual',
    parameters: { 'password-mistyped': 0.4, 'prompt-dismissed': 0.3, 'starts-over': 0.8 },
  }),
  { overrides: [], metrics: {}, flows },
);
const { scenario, personas, providers, parameters } = loaded;
const population = createPopulation({
  scenario,
  personas,
  providers,
  parameters: createParameters(parameters, scenario.parameters, personas),
});
const machineTime = sampledMachineTime(await findMachineProfile(scenario), scenario.seed);
const byUser: Attempt[][] = Array.from({ length: 40 }, () => []);
for await (const attempt of liveVirtually({ loaded, population, machineTime, users: byUser.keys() }))
  byUser[attempt.user]?.push(attempt);

const tallied = (users: readonly (readonly Attempt[])[], usersOf = 8) => {
  const tally = new LivesTally(() => usersOf);
  for (const attempts of users) tally.addUser(attempts);
  return tally.toAggregates();
};
const whole = JSON.stringify(tallied(byUser));

describe('counts of everybody', () => {
  it('are the same however the population is cut and in whichever order the parts come', () => {
    const cut = fc.tuple(
      fc.shuffledSubarray([...byUser.keys()], { minLength: 40 }),
      fc.array(fc.integer({ min: 1, max: 39 }), { maxLength: 6 }),
    );
    fc.assert(
      fc.property(cut, ([order, cuts]) => {
        const users = order.map((user) => byUser[user] ?? []);
        const at = [0, ...cuts.toSorted((a, b) => a - b), users.length];
        const merged = new LivesTally(() => 8);
        for (const [part, from] of at.entries())
          merged.merge(aggregates.parse(JSON.parse(JSON.stringify(tallied(users.slice(from, at[part + 1] ?? from))))));
        expect(JSON.stringify(merged.toAggregates())).toBe(whole);
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('take no more room for ten times the users', () => {
    const template = byUser.find((attempts) => attempts.length > 4) ?? expect.unreachable();
    const many = (users: number) =>
      tallied(
        Array.from({ length: users }, (_, user) => template.map((attempt) => ({ ...attempt, user, persona: 'any' }))),
        users,
      );
    const [some, more] = [many(3_000), many(30_000)];
    for (const [at, part] of more.parts.entries()) {
      expect(part.clusters.length).toBe(clustersAtMost);
      expect(part.successTimes.length).toBeLessThanOrEqual(histogramsAtMost);
      expect(part.endsByTime.length).toBe(some.parts[at]?.endsByTime.length);
      // Every user is in one group, and all groups have about as many.
      const place = sumPlace('needs', 'each').at;
      const needs = part.clusters.map(([, sums]) => sums[place] ?? 0);
      expect(needs.reduce((sum, each) => sum + each, 0)).toBe(
        30_000 *
          template
            .filter(({ arm, flow }) => arm === part.arm && flow !== 'passkey-registration')
            .reduce((served, { need = 0 }) => served.add(need), new Set<number>()).size,
      );
      expect(Math.max(...needs) / Math.min(...needs)).toBeLessThan(1.5);
    }
    // Only digits are added.
    expect(JSON.stringify(more).length / JSON.stringify(some).length).toBeLessThan(1.6);
  }, 60_000);

  it('leave a void attempt out, and with it its need and its day', () => {
    const attempts = (
      byUser.find((ofUser) => ofUser.every(({ outcome }) => outcome.kind === 'succeeded')) ?? expect.unreachable()
    ).filter(({ arm }) => arm === 'password-otp');
    const [first, ...others] = attempts;
    const { parts } = tallied([
      [{ ...(first ?? expect.unreachable()), outcome: { kind: 'void', code: 'harness-error' } }, ...others],
    ]);
    const units = (unit: UnitId) => parts[0]?.clusters[0]?.[1][sumPlace(unit, 'each').at];
    expect({
      all: units('all attempts'),
      voids: parts[0]?.clusters[0]?.[1][sumPlace('all attempts', { where: ['voided'] }).at],
      attempts: units('attempts'),
      needs: units('needs'),
      days: units('person-days'),
    }).toEqual({
      all: attempts.length,
      voids: 1,
      attempts: attempts.length - 1,
      needs: attempts.length - 1,
      days: attempts.length - 1,
    });
    expect(parts[0]?.signIns).toMatchObject({ void: 1, succeeded: attempts.length - 1, needs: attempts.length });
  });
});
