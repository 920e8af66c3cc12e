import { expect, it } from 'vitest';
import { asRead } from '../../scenarios/schema/as-read.ts';
import { pilotScenario } from '../../scenarios/schema/scenario.ts';
import { syntheticManifest } from '../fixtures/synthetic-run.fixture.ts';
import { differingSettings } from './differing-settings.ts';
import { fieldTold, settingInWords } from './setting-words.ts';

const settle = { users: 20_000, points: 128, atMost: 120_000 };

it('tells a mapping by its fields, each with its unit, and no JSON', () => {
  const unitOf = (field: string) => fieldTold(asRead(pilotScenario), ['settle', field]).unit;
  expect(settingInWords(settle, undefined, unitOf)).toBe('users 20000, points 128, atMost 2\u00a0min');
  expect(settingInWords(false)).toBe('false');
  expect(settingInWords(undefined)).toBeUndefined();
  expect(settingInWords([{ a: 1 }])).toBe('[{"a":1}]');
});

it('tells so of two runs of which one was settled', () => {
  const made = syntheticManifest({});
  const written = (manifest: typeof made) => ({ manifest, departures: [], inputs: undefined });
  const other = { ...made, scenario: { ...made.scenario, settle } };
  expect(
    differingSettings(written({ ...made, scenario: { ...made.scenario, settle: false } }), written(other)),
  ).toEqual([expect.objectContaining({ what: 'settle', a: 'false', b: 'users 20000, points 128, atMost 2\u00a0min' })]);
});
