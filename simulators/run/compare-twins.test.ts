// The first people of a grown population are those of the run, attempt by attempt, however they are allotted; and a twin that differs is found.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { many, type Twins } from '../../scenarios/measures/many.ts';
import type { Attempt } from '../../scenarios/schema/attempt.ts';
import type { PilotScenarioInput } from '../../scenarios/schema/scenario.ts';
import { readMachineProfile } from '../drivers/virtual/read-machine-profile.ts';
import { comparePerson, compareTwins } from './compare-twins.ts';
import { journalled, runVirtually, writeScenario, type SmallScenario } from './run-bench.fixture.ts';

const machineTime = 'pilot-in-chromium';
const profile = readMachineProfile(`scenarios/machine-profiles/${machineTime}.json`);
const fresh = (): Twins => ({ compared: 0, alike: 0, differing: 0, void: 0, cut: 0, different: [] });

async function twinsOf(given: SmallScenario, grownTo: number, changed: Partial<PilotScenarioInput['limits']> = {}) {
  const run = await runVirtually(writeScenario(given), { machineTime });
  const { scenario } = run.loaded;
  const grown = { ...scenario, users: grownTo, limits: { ...scenario.limits, ...changed } };
  return {
    attempts: journalled(run.path),
    twins: compareTwins({
      loaded: { ...run.loaded, scenario: grown as typeof scenario },
      profile,
      journal: join(run.path, 'journal.ndjson'),
    }),
  };
}

const careless = { 'password-forgotten': 0.2, 'code-mistyped': 0.15, 'prompt-dismissed': 0.2, 'starts-over': 0.8 };

describe('the people of a run, among many', () => {
  const kinds = (['even', 'proportional'] as const).flatMap((allocation) =>
    (['paired', 'parallel'] as const).map((design) => [allocation, design] as const),
  );
  it.each(kinds)('are the same: %s, %s', async (allocation, design) => {
    const { attempts, twins } = await twinsOf({ users: 40, allocation, design, parameters: careless }, 9_973);
    expect(attempts.length).toBeGreaterThan(design === 'paired' ? 100 : 50);
    expect(twins).toEqual({ ...fresh(), compared: attempts.length, alike: attempts.length });
  });

  it('are the same under planted faults, changed policies and set parameters, over days', async () => {
    const { attempts, twins } = await twinsOf(
      {
        users: 20,
        days: 2,
        parameters: careless,
        policy: { sentCodes: { life: '30 s' }, smartLockout: { threshold: 3 } },
        faults: [
          { at: 'password-otp/obtain-code', delay: { distribution: 'lognormal', median: '30 s', sigma: 0.8 } },
          { at: 'passkey/use-passkey', refuse: { share: '20 %', with: '500' } },
          { at: 'password-otp/submit-code', refuse: { share: '10 %', with: 'stall' } },
          { at: '*', clockSkew: { behind: '45 s' } },
        ],
      },
      1_000,
    );
    expect(new Set(attempts.flatMap(({ steps }) => steps.map(({ code }) => code)))).toContain('no-answer');
    expect(twins).toEqual({ ...fresh(), compared: attempts.length, alike: attempts.length });
  });

  it('are found out where they live by another rule', async () => {
    const { attempts, twins } = await twinsOf({ users: 20, parameters: careless }, 20, { restartsPerNeed: 0 });
    expect(twins.differing).toBeGreaterThan(0);
    expect(twins).toMatchObject({
      void: 0,
      cut: 0,
      compared: attempts.length,
      alike: attempts.length - twins.differing,
    });
    expect(twins.different.some(({ run, many: other }) => run !== undefined && other === undefined)).toBe(true);
    expect(many.shape.alike.parse(twins)).toEqual(twins);
  });
});

describe('one person', async () => {
  const { attempts } = await twinsOf({ users: 5, days: 2, parameters: careless }, 5);
  const person = attempts.filter(({ user }) => user === 0);
  const [arm = ''] = new Set(person.map((attempt) => attempt.arm));
  const ofArm = person.filter((attempt) => attempt.arm === arm).length;
  const changed = (at: number, change: Partial<Attempt>) =>
    person.map((attempt, index): Attempt => (index === at ? { ...attempt, ...change } : attempt));
  const compared = (run: readonly Attempt[], twins = fresh()) => {
    comparePerson(run, person, twins);
    return twins;
  };
  const withStep = (attempt: Attempt | undefined, change: Partial<Attempt['steps'][number]>): Attempt['steps'] =>
    (attempt?.steps ?? []).map((step, index) => (index === 0 ? { ...step, ...change } : step));

  it('is alike whatever the machine took, and whoever drove', () => {
    const otherwise = person.map((attempt) => ({
      ...attempt,
      measuredMs: attempt.measuredMs + 3,
      overheadMs: 17,
      quiet: !attempt.quiet,
      lane: 1,
      epoch: 2,
      correlationId: 'another',
      steps: attempt.steps.map((step) => ({ ...step, measuredMs: step.measuredMs + 3 })),
    }));
    expect(compared(otherwise)).toEqual({ ...fresh(), compared: person.length, alike: person.length });
  });

  it.each([
    ['outcome', { outcome: { kind: 'timed-out', step: 'passkey/use-passkey' } }],
    ['device', { device: 'another' }],
    ['fellBack', { fellBack: !(person[0]?.fellBack ?? false) }],
    ['modelledMs', { modelledMs: (person[0]?.modelledMs ?? 0) + 0.01 }],
    ['result of a step', { steps: withStep(person[0], { result: 'another' }) }],
    ['code of a step', { steps: withStep(person[0], { code: '50126' }) }],
    ['cause of a step', { steps: withStep(person[0], { cause: 'mistyped' }) }],
    ['what was logged', { steps: withStep(person[0], { logged: !(person[0]?.steps[0]?.logged ?? false) }) }],
  ] as const)('differs by its %s, and both courses are told', (_, change) => {
    const twins = compared(changed(0, change as Partial<Attempt>));
    expect(twins).toMatchObject({ compared: person.length, alike: person.length - 1, differing: 1, cut: 0, void: 0 });
    expect(twins.different).toHaveLength(1);
    const [told] = twins.different;
    expect(told).toMatchObject({ user: 0, arm: person[0]?.arm, attempt: person[0]?.attempt });
    expect(told?.many?.steps).toHaveLength(person[0]?.steps.length ?? Number.NaN);
    expect(told?.run).not.toEqual(told?.many);
    expect(JSON.stringify(told)).not.toContain('measured');
  });

  it('is compared no further in an arm in which our own failure parted them', () => {
    const outcome = { kind: 'void', code: 'browser-crashed' } as const;
    const twins = compared([
      { ...(person[0] as Attempt), outcome },
      { ...(person[1] as Attempt), startedAt: '2026-01-05T09:00:00.000Z' },
      ...person.slice(2, -1),
      { ...(person.at(-1) as Attempt), device: 'another' },
    ]);
    expect(ofArm).toBeGreaterThan(1);
    expect(person.at(-1)?.arm).not.toBe(arm);
    expect(twins).toMatchObject({
      void: 1,
      cut: 1,
      differing: 1,
      alike: person.length - 3,
      compared: person.length - 2,
    });
  });

  it.each([
    ['no answer in time', { code: 'no-answer' }],
    ['a second or more', { measuredMs: 1_000 }],
  ])('is compared no further after %s, but for what is alike', (_, change) => {
    const slow = { ...(person[0] as Attempt), steps: withStep(person[0], change), fellBack: true };
    const twins = compared([slow, ...person.slice(1)]);
    expect(twins).toMatchObject({
      void: 0,
      cut: 1,
      differing: 0,
      alike: person.length - 1,
      compared: person.length - 1,
    });
  });

  it('is told where an attempt is missing on either side', () => {
    expect(compared(person.slice(1))).toMatchObject({ differing: 1, different: [{ many: {} }] });
    const extra = { ...(person[0] as Attempt), attempt: 99, draw: 99 };
    expect(compared([...person, extra])).toMatchObject({ differing: 1, different: [{ run: {}, attempt: 99 }] });
  });
});
