// Everything that a run can need is checked before it starts: a persona is refused with a sentence, or its people live.
import fc from 'fast-check';
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { flows } from '../../../scenarios/flows/catalogue.ts';
import { parameterBounds, type Parameter } from '../../../scenarios/schema/evidence.ts';
import { secondFactors } from '../../../scenarios/schema/persona.ts';
import { deviceKinds } from '../../../scenarios/schema/provider.ts';
import { createParameters } from '../../people/parameters.ts';
import { parameterIds } from '../../people/parameter-table.ts';
import { localeNames } from '../../people/identity.ts';
import { createPopulation } from '../../people/population.ts';
import { loadScenario, type LoadedScenario } from '../../scenario/load-scenario.ts';
import { ScenarioErrors } from '../../scenario/scenario-errors.ts';
import { createScenarioWorkspace, type ScenarioWorkspace } from '../../scenario/scenario-workspace.fixture.ts';
import { findMachineProfile } from './find-machine-profile.ts';
import { liveVirtually } from './live-virtually.ts';
import { sampledMachineTime } from './machine-time.ts';

let workspace: ScenarioWorkspace;
beforeAll(async () => {
  workspace = await createScenarioWorkspace();
  await rm(`${workspace.folder}/personas`, { recursive: true });
});
afterAll(() => workspace.remove());

const providers = [
  'windows-hello',
  '1password',
  'google-password-manager',
  'icloud-keychain',
  'microsoft-password-manager',
  'yubikey-5-nfc',
];
const users = 20;

/** Whole per cents that add up to 100, some of them 0. */
const sharesOf = (names: readonly string[]) =>
  fc
    .tuple(
      fc.shuffledSubarray([...names], { minLength: 1, maxLength: Math.min(4, names.length) }),
      fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 4, maxLength: 4 }),
    )
    .map(([taken, cuts]) => {
      const ends = [...cuts.slice(0, taken.length - 1).toSorted((a, b) => a - b), 100];
      return Object.fromEntries(
        taken.map((name, index) => [name, `${(ends[index] ?? 100) - (index === 0 ? 0 : (ends[index - 1] ?? 0))} %`]),
      );
    });
const mix = (names: readonly string[]) => sharesOf(names).map((shares) => ({ shares, assumed: 'for a test' }));
const hour = fc.oneof(fc.integer({ min: 0, max: 24 }), fc.double({ min: 0, max: 24, noNaN: true }));

/** Often right; where not, it must be told. */
const anyPersona = fc.record({
  id: fc.constant('anybody'),
  title: fc.string(),
  description: fc.string(),
  mainDevice: mix(deviceKinds),
  otherDevice: mix([...deviceKinds, 'none']),
  otherDeviceAtHand: fc
    .integer({ min: 0, max: 100 })
    .map((percent) => ({ share: `${percent} %`, assumed: 'for a test' })),
  providers: fc
    .tuple(
      fc.boolean(),
      fc.record(Object.fromEntries(deviceKinds.map((kind) => [kind, mix(providers)])), { requiredKeys: [] }),
    )
    .map(([sure, some]) => ({
      ...(sure
        ? Object.fromEntries(
            deviceKinds.map((kind) => [kind, { shares: { 'yubikey-5-nfc': '100 %' }, assumed: 'for a test' }]),
          )
        : {}),
      ...(sure ? {} : some),
    })),
  secondFactor: mix(secondFactors),
  locales: mix(
    [
      ...localeNames.filter((_, index) => index % 9 === 0),
      'en_US',
      'de',
      'en_UK',
      'constructor',
      'toString',
    ].toSorted(),
  ),
  signInHours: fc
    .tuple(hour, hour)
    .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b), assumed: 'for a test' })),
  habits: fc.dictionary(
    fc.constantFrom(...parameterIds),
    fc.constantFrom(0, 0.001, 1, 7.5, 100).map((factor) => ({ factor, assumed: 'for a test' })),
    { maxKeys: 6 },
  ),
});

async function loadWith(persona: object, more: object = {}): Promise<LoadedScenario> {
  await workspace.write('personas/anybody.yaml', stringify(persona));
  const file = await workspace.write(
    'any.yaml',
    stringify({
      name: 'Any',
      seed: 1,
      driver: 'virtual',
      personas: { anybody: '100 %' },
      users,
      policy: { externalMethod: { displayName: 'For whom it is asked' } },
      ...more,
    }),
  );
  return loadScenario(file, { overrides: [], metrics: {}, flows });
}

/** Attempts of everybody; none of them is void. */
async function live(loaded: LoadedScenario): Promise<number> {
  const { scenario, personas, parameters } = loaded;
  const asked = createParameters(parameters, scenario.parameters, personas);
  const population = createPopulation({ ...loaded, parameters: asked });
  const machineTime = sampledMachineTime(await findMachineProfile(scenario), scenario.seed);
  let lived = 0;
  for await (const { outcome, modelledMs, measuredMs } of liveVirtually({
    loaded,
    population,
    machineTime,
    users: Array.from({ length: population.size }, (_, index) => index),
  })) {
    expect(outcome.kind).not.toBe('void');
    expect(Number.isFinite(modelledMs) && modelledMs >= 0 && Number.isFinite(measuredMs)).toBe(true);
    lived += 1;
  }
  return lived;
}

async function livesOrIsTold(persona: object, more?: object): Promise<'lived' | 'told'> {
  let loaded: LoadedScenario;
  try {
    loaded = await loadWith(persona, more);
  } catch (error) {
    if (!(error instanceof ScenarioErrors)) throw error;
    for (const { found, expected, place } of error.problems) {
      expect(`${found}${expected}`).not.toMatch(/[\n\r]|undefined|\[object/);
      expect(place).toMatchObject({
        kind: 'file',
        line: expect.any(Number) as number,
        column: expect.any(Number) as number,
      });
    }
    return 'told';
  }
  expect(await live(loaded)).toBeGreaterThanOrEqual(users);
  return 'lived';
}

const plain =
  fc.sample(
    anyPersona.filter(({ locales }) => Object.keys(locales.shares).every((name) => localeNames.includes(name))),
    { numRuns: 1, seed: 3 },
  )[0] ?? {};
const everywhere = {
  ...plain,
  providers: Object.fromEntries(
    deviceKinds.map((kind) => [kind, { shares: { 'yubikey-5-nfc': '100 %' }, assumed: 'for a test' }]),
  ),
  signInHours: { from: 8, to: 18, assumed: 'for a test' },
  habits: {},
};

describe('a persona', () => {
  it('of any kind is told what is wrong with it, or lives', async () => {
    const ends = { lived: 0, told: 0 };
    await fc.assert(
      fc.asyncProperty(anyPersona, async (persona) => {
        ends[await livesOrIsTold(persona)] += 1;
      }),
      { numRuns: 150 },
    );
    expect(Math.min(ends.lived, ends.told)).toBeGreaterThan(5);
  }, 120_000);

  it('lives in every locale there is', async () => {
    for (const locale of localeNames) {
      expect([
        locale,
        await livesOrIsTold(
          { ...everywhere, locales: { shares: { [locale]: '100 %' }, assumed: 'for a test' } },
          { users: 20 },
        ),
      ]).toEqual([locale, 'lived']);
    }
  }, 120_000);

  it('with a locale that nobody speaks is told before anything starts, with the nearest there is', async () => {
    const told = loadWith({
      ...everywhere,
      locales: { shares: { en_US: '99 %', en_UK: '1 %' }, assumed: 'for a test' },
    });
    await expect(told).rejects.toMatchObject({
      problems: [
        {
          code: 'unknown-reference',
          path: 'locales.shares.en_UK',
          found: '"en_UK"',
          suggestion: expect.stringMatching(/^en_|^uk$/) as string,
        },
      ],
    });
  });

  /** As a scenario takes it: durations with their unit. */
  const written = (value: number, unit: Parameter['unit']) =>
    unit === 'ms' || unit === 's' ? `${value} ${unit}` : value;

  it('with any parameters within their bounds lives', async () => {
    const { parameters } = await loadWith(everywhere);
    const values = fc
      .subarray(
        parameters.map(({ id, unit }) => ({ id, unit })),
        { maxLength: 8 },
      )
      .chain((some) =>
        fc
          .tuple(
            ...some.map(({ id, unit }) =>
              fc
                .constantFrom(...parameterBounds[unit], ...(unit === 'count' ? [3] : [0.3, 1]))
                .map((value) => [id, written(value, unit)] as const),
            ),
          )
          .map((entries) => Object.fromEntries(entries)),
      );
    const ends = { lived: 0, told: 0 };
    await fc.assert(
      fc.asyncProperty(values, async (chosen) => {
        try {
          expect(await live(await loadWith(everywhere, { parameters: chosen }))).toBeGreaterThanOrEqual(users);
          ends.lived += 1;
        } catch (error) {
          if (!(error instanceof ScenarioErrors)) throw error;
          ends.told += 1;
        }
      }),
      { numRuns: 100 },
    );
    expect(ends.lived).toBeGreaterThan(50);
  }, 120_000);
});
