import { describe, expect, it } from 'vitest';
import { loadScenario, type LoadScenarioInput } from '../../../../scenarios/schema/scenario.ts';
import { planTrial, vusFor } from './trial-plan.ts';

const scenarioWith = (load: LoadScenarioInput['load'], seed = 1) =>
  loadScenario.parse({ kind: 'load', name: 'x', seed, users: 1, personas: { one: '100 %' }, load });
const about = { id: 'passkey-profile', arm: 'passkey', purpose: 'profile' } as const;
const ramp = [{ durationMs: 10_000, from: 4, to: 8 }];

describe('a trial', () => {
  it('begins with a lead-in at its first rate, which its plan does not show', () => {
    const { plan, leadInMs, durationMs, dueTimes } = planTrial(
      scenarioWith({ leadIn: '5 s', spacing: 'even' }),
      about,
      ramp,
    );
    expect({ plan, leadInMs, durationMs }).toEqual({ plan: ramp, leadInMs: 5_000, durationMs: 15_000 });
    expect(dueTimes).toHaveLength(20 + 60);
    expect(dueTimes.filter((time) => time < 5_000)).toHaveLength(20);
    expect(dueTimes[0]).toBe(125);
  });

  it('needs no lead-in', () => {
    const { leadInMs, durationMs, dueTimes } = planTrial(scenarioWith({ leadIn: '0 s', spacing: 'even' }), about, ramp);
    expect({ leadInMs, durationMs, due: dueTimes.length }).toEqual({ leadInMs: 0, durationMs: 10_000, due: 60 });
  });

  it('has due times of its own: the same for the same seed and name, others for other ones', () => {
    const times = (seed: number, id: string) => planTrial(scenarioWith({}, seed), { ...about, id }, ramp).dueTimes;
    expect(times(1, 'a')).toEqual(times(1, 'a'));
    expect(times(1, 'b')).not.toEqual(times(1, 'a'));
    expect(times(2, 'a')).not.toEqual(times(1, 'a'));
    // Poisson by default: gaps are not even.
    const gaps = times(1, 'a')
      .slice(1)
      .map((time, nth) => time - (times(1, 'a')[nth] ?? 0));
    expect(new Set(gaps.map(Math.round)).size).toBeGreaterThan(20);
  });

  it('keeps what it is', () => {
    expect(planTrial(scenarioWith({}), { id: 's', arm: 'passkey', purpose: 'search', repeat: 2 }, ramp)).toMatchObject({
      id: 's',
      arm: 'passkey',
      purpose: 'search',
      repeat: 2,
      vus: 10,
    });
    expect(planTrial(scenarioWith({ vus: 3 }), about, ramp).vus).toBe(3);
  });

  it('is no trial without any time', () => expect(() => planTrial(scenarioWith({}), about, [])).toThrow(RangeError));
});

it.each([
  [0.2, undefined, 10],
  [60.1, undefined, 61],
  [5_000, undefined, 200],
  [5_000, 1_000, 1_000],
  [60, 1, 1],
])('%d a second, %s asked for: %i VUs', (perSecond, asked, vus) => expect(vusFor(perSecond, asked)).toBe(vus));
