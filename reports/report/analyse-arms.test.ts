// From a run folder of three arms to its results: each comparison is that of the two arms alone, whatever else the run has.
import { resultsOfKind } from '../fixtures/results-of-kind.fixture.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Attempt } from '../../scenarios/schema/attempt.ts';
import { pilotScenario } from '../../scenarios/schema/scenario.ts';
import { syntheticPilot } from '../fixtures/synthetic-pilot.fixture.ts';
import { syntheticManifest, writeSyntheticRun } from '../fixtures/synthetic-run.fixture.ts';
import { isOf } from '../results/arm-of-run.ts';
import type { Contrast } from '../results/contrast.ts';
import { results as schema, type ResultsOfPilot } from '../results/results.ts';
import { analyse } from './analyse.ts';

const personas = ['office', 'ward'].map((id, index) => ({ id, title: id, weight: [0.7, 0.3][index] ?? 0, users: 30 }));
const arms = {
  today: { title: 'As it is', signIn: 'password-otp' },
  proposed: { title: 'As proposed', signIn: 'passkey', baseline: 'today' },
  later: { title: 'As it might be later', signIn: 'passkey', baseline: 'proposed' },
};
const pair = { arm: 'proposed', baseline: 'today' };
const alike = { arm: 'later', baseline: 'proposed' };

describe('a run of three arms', () => {
  const folders: string[] = [];
  let three: ResultsOfPilot;
  let two: ResultsOfPilot;

  async function analysed(attempts: readonly Attempt[], ids: readonly (keyof typeof arms)[]): Promise<ResultsOfPilot> {
    const folder = await mkdtemp(join(tmpdir(), 'analyse-arms-'));
    folders.push(folder);
    const scenario = pilotScenario.parse({
      kind: 'pilot',
      name: 'Three arms',
      seed: 1,
      users: 60,
      personas: { office: '70 %', ward: '30 %' },
      arms: Object.fromEntries(ids.map((id) => [id, arms[id]])),
    });
    await writeSyntheticRun(folder, attempts, syntheticManifest({ scenario, personas }));
    return resultsOfKind(await analyse(folder), 'pilot');
  }

  beforeAll(async () => {
    const lived = syntheticPilot({ personas: personas.map(({ id }) => id), usersOfPersona: 30, days: 3 });
    const inArm = (from: string, arm: string) =>
      lived
        .filter((attempt) => attempt.arm === from)
        .map((attempt) => Object.assign(structuredClone(attempt), { arm }));
    const both = [...inArm('password-otp', 'today'), ...inArm('passkey', 'proposed')];
    two = await analysed(both, ['today', 'proposed']);
    three = await analysed([...both, ...inArm('passkey', 'later')], ['today', 'proposed', 'later']);
  }, 60_000);

  afterAll(async () => {
    for (const folder of folders) await rm(folder, { recursive: true });
  });

  const bare = (contrast: Contrast) =>
    Object.fromEntries(Object.entries(contrast).filter(([key]) => key !== 'adjustedP'));

  it('is a valid result with the arms of the scenario, each compared with its baseline', () => {
    expect(schema.safeParse(three).error).toBeUndefined();
    expect(three.arms.map(({ title, signIn, baseline }) => [title, signIn, baseline])).toEqual([
      ['As it is', 'password-otp', undefined],
      ['As proposed', 'passkey', 'today'],
      ['As it might be later', 'passkey', 'proposed'],
    ]);
    expect(new Set(three.contrasts.map(({ arm, baseline }) => `${arm} ${baseline}`))).toEqual(
      new Set(['proposed today', 'later proposed']),
    );
  });

  it('has the estimates and the comparison that the two arms have alone', () => {
    const lived = three.estimates.filter(({ arm }) => arm !== 'later');
    expect(lived).toEqual(two.estimates);
    const found = three.contrasts.filter(isOf(pair));
    expect(found.length).toBeGreaterThan(50);
    expect(found.map(bare)).toEqual(two.contrasts.map(bare));
  });

  it('adjusts for as many p-values as it has comparisons', () => {
    const adjusted = (from: ResultsOfPilot) =>
      from.contrasts.filter(isOf(pair)).flatMap(({ adjustedP }) => adjustedP ?? []);
    const [alone, beside] = [adjusted(two), adjusted(three)];
    expect(beside.length).toBe(alone.length);
    for (const [index, p] of beside.entries()) expect(p).toBeGreaterThanOrEqual(alone[index] ?? 1);
    expect(beside.some((p, index) => p > (alone[index] ?? 1))).toBe(true);
  });

  it('finds no difference between arms that lived alike, by the own method of their flow too', () => {
    const differences = three.contrasts.filter((each) => isOf(alike)(each) && each.kind === 'difference');
    const known = differences.filter(({ value }) => value !== undefined);
    expect(known.map(({ metric }) => metric)).toContain('success-per-attempt-by-method');
    for (const { value } of known) expect(value).toBeCloseTo(0, 12);
    const byMethod = three.estimates.filter(
      ({ metric, arm }) => metric === 'success-per-attempt-by-method' && arm !== 'today',
    );
    expect(byMethod.every(({ value = 0 }) => value > 0)).toBe(true);
  });

  it('asks for registrations in the arms whose flow needs one', () => {
    const registering = three.estimates.filter(({ metric }) => metric === 'registration-success');
    expect(new Set(registering.map(({ arm }) => arm))).toEqual(new Set(['proposed', 'later']));
  });

  it('decides on each arm that is compared, of the two alone as it does there', () => {
    for (const [index, { decisions }] of three.personas.entries()) {
      expect(decisions.map(({ arm, baseline }) => [arm, baseline])).toEqual([
        ['proposed', 'today'],
        ['later', 'proposed'],
      ]);
      expect(decisions[0]).toEqual(two.personas[index]?.decisions[0]);
    }
    expect(three.summary).toContain('with as proposed');
    expect(three.summary).toContain('with as it might be later');
  });
});
