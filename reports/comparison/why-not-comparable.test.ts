import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../scenarios/schema/run.ts';
import {
  syntheticLoadManifest,
  syntheticManifest,
  syntheticRolloutManifest,
} from '../fixtures/synthetic-run.fixture.ts';
import type { Departure } from '../results/departure.ts';
import { whyNotCodes } from './comparison.ts';
import { whyNotComparable } from './why-not-comparable.ts';

const people = [{ id: 'clerk', title: 'Clerk', weight: 1, users: 20 }];
const pilot = syntheticManifest({ personas: people });
const load = syntheticLoadManifest({ personas: people });
const rollout = syntheticRolloutManifest({ personas: people });
const written = (manifest: Manifest, departures: readonly Departure[] = []) => ({
  manifest,
  departures,
  inputs: undefined,
});
const failed: Departure = { kind: 'failed', words: 'failed run', sentence: 'The run failed (no reason).', items: [] };

const { scenario } = load;
if (scenario.kind !== 'load') throw new Error('found another kind, expected load');
const { scenario: months } = rollout;
if (months.kind !== 'rollout') throw new Error('found another kind, expected rollout');
const [first] = pilot.scenario.arms;
if (first === undefined) throw new Error('found no arm');

const cases: readonly [code: (typeof whyNotCodes)[number], ReturnType<typeof whyNotComparable>][] = [
  ['kind', whyNotComparable(written(pilot), written(load))],
  ['not-valid', whyNotComparable(written(pilot, [failed]), written(pilot))],
  [
    'faults',
    whyNotComparable(
      written(pilot),
      written({ ...pilot, scenario: { ...pilot.scenario, faults: [{ at: 'passkey/use-passkey', delay: 1_000 }] } }),
    ),
  ],
  [
    'time-counted',
    whyNotComparable(
      written(load),
      written({ ...load, scenario: { ...scenario, load: { ...scenario.load, realtime: true } } }),
    ),
  ],
  [
    'months',
    whyNotComparable(
      written(rollout),
      written({ ...rollout, scenario: { ...months, rollout: { ...months.rollout, endsOn: '2026-06-30' } } }),
    ),
  ],
  [
    'no-common-arm',
    whyNotComparable(
      written(pilot),
      written({ ...pilot, scenario: { ...pilot.scenario, arms: [{ ...first, id: 'another' }] } }),
    ),
  ],
  [
    'no-common-persona',
    whyNotComparable(
      written(pilot),
      written({ ...pilot, personas: [{ ...people[0], id: 'nurse' } as (typeof people)[0]] }),
    ),
  ],
];

describe('why two runs may not be compared', () => {
  it.each(cases)('%s', (code, found) => {
    expect(found.map((each) => each.code)).toEqual([code]);
    expect(found[0]?.sentence).toMatch(/\b[AB]\b/);
    expect(found[0]?.sentence).toMatch(/\.$/);
  });

  it('is asked of each whole run here, and of single figures where they are made', () => {
    const ofFigures = ['definition', 'objective'];
    expect([...cases.map(([code]) => code), ...ofFigures]).toEqual([...whyNotCodes]);
  });

  it('is nothing of two that ask the same, whatever else differs', () => {
    const other: Manifest = { ...pilot, seed: 9, version: '9', scenario: { ...pilot.scenario, users: 7, days: 3 } };
    expect(whyNotComparable(written(pilot), written(other))).toEqual([]);
    // The same faults in both are no reason.
    const faults = { scenario: { ...pilot.scenario, faults: [{ at: 'passkey/use-passkey', delay: 1_000 }] } };
    expect(whyNotComparable(written({ ...pilot, ...faults }), written({ ...other, ...faults }))).toEqual([]);
  });
});
