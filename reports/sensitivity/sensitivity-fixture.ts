// INVENTED numbers for tests of charts and pages only: an analysis of the right shape. Nothing here was measured, modelled or published.
import { figureId, type PointMetric, type PointSide } from '../../scenarios/schema/parameter-point.ts';
import { figureTitle, figureUnit } from './figure-words.ts';
import { sensitivityFormat, type SensitivityOfRun } from './sensitivity-results.ts';

const personas = [
  { id: 'information-worker', title: 'Information worker', weight: 0.6 },
  { id: 'frontline-worker', title: 'Frontline worker', weight: 0.4 },
];
const parameters = [
  {
    id: 'patience',
    title: 'Time a person gives one attempt',
    unit: 's',
    centre: 240,
    low: 60,
    high: 600,
    basis: 'assumed',
  },
  { id: 'typing', title: 'Typing one character', unit: 'ms', centre: 280, low: 180, high: 420, basis: 'published' },
] as const;

/** By metric and side: the figure, and how far its band reaches on either side. */
const figures: readonly (readonly [PointMetric, PointSide, number, number])[] = [
  ['success-per-session', 'passkey', 0.95, 0.04],
  ['success-per-session', 'password-otp', 0.9, 0.07],
  ['success-per-session', 'difference', 0.05, 0.03],
  ['restricted-time-to-sign-in', 'passkey', 11, 4],
  ['restricted-time-to-sign-in', 'password-otp', 40, 6],
  ['restricted-time-to-sign-in', 'ratio', 3.6, 1.1],
];

/** @param factor how much of every band and swing there is. */
export function sensitivityFixture(factor = 1): SensitivityOfRun {
  const uncertain = (
    metric: PointMetric,
    side: PointSide,
    centre: number,
    half: number,
    persona?: string,
  ): SensitivityOfRun['uncertainty'][number] => {
    const figure = figureId(metric, side, persona);
    const reach = factor * half * (persona === undefined ? 1 : 1.4);
    return {
      figure,
      metric,
      side,
      title: figureTitle(figure, personas),
      unit: figureUnit(figure),
      centre,
      monteCarloSe: half / 8,
      ...(persona === undefined ? {} : { persona }),
      inputs: {
        mean: centre,
        meanSe: half / 50,
        sd: reach / 2,
        interval: { lower: centre - reach, upper: centre + reach * 0.9, level: 0.95, method: 'invented for a test' },
        monteCarloSe: half / 9,
        points: 256,
      },
    };
  };
  const tornado = (
    metric: PointMetric,
    side: PointSide,
    centre: number,
    threshold: number,
  ): SensitivityOfRun['tornado'][number] => {
    const figure = figureId(metric, side);
    const row = (parameter: string, swing: number, values: readonly [number, number]) => ({
      parameter,
      low: { z: -1.28, parameterValue: values[0], figure: centre * (1 - swing * factor) },
      high: { z: 1.28, parameterValue: values[1], figure: centre * (1 + swing * factor) },
    });
    return {
      figure,
      title: figureTitle(figure),
      unit: figureUnit(figure),
      centre,
      threshold,
      rows: [row('patience', 0.3, [95, 440]), row('typing', -0.1, [210, 366])],
    };
  };
  return {
    format: sensitivityFormat,
    generatedAt: '2026-01-05T11:00:00.000Z',
    version: '0.0.0',
    scenario: { name: 'Invented', file: 'pilot.yaml', seed: 1, hash: '00' },
    departures: [],
    personas,
    machineTime: 'an invented profile',
    users: 400,
    phases: [
      { title: 'Every parameter at its centre', points: 1, users: 400, seconds: 1 },
      { title: "All parameters together, Sobol' points", points: 256, users: 400, seconds: 30 },
    ],
    parameters: [...parameters],
    leftOut: [],
    uncertainty: [undefined, ...personas.map(({ id }) => id)].flatMap((persona) =>
      figures.map(([metric, side, centre, half]) => uncertain(metric, side, centre, half, persona)),
    ),
    questions: [
      {
        id: 'not-worse',
        kind: 'decision',
        title: 'Passkeys lose less than 2 points of success per need',
        figure: 'success-per-session/difference',
        unit: 'difference of proportions',
        threshold: -0.02,
        holds: 'above',
        centre: 0.05,
        holdsAtCentre: true,
        settled: true,
        shareOfDraws: 0.97,
        draws: 256,
      },
    ],
    decisions: personas.map(({ id, title }) => ({
      persona: id,
      title,
      centre: 'go',
      settled: true,
      shares: [
        { decision: 'go', share: 0.9 },
        { decision: 'amend', share: 0.1 },
      ],
      draws: 256,
      flips: [
        {
          parameter: 'patience',
          z: -1.5,
          value: 85,
          chance: 0.067,
          becomes: 'amend',
          sentence: `${title}: amend instead of go if “Time a person gives one attempt” is 85.0 s or less.`,
        },
      ],
    })),
    tornado: [
      tornado('success-per-session', 'difference', 0.05, -0.02),
      tornado('restricted-time-to-sign-in', 'ratio', 3.6, 1),
    ],
    indices: [],
    flips: [
      {
        question: 'not-worse',
        parameter: 'patience',
        z: -2.4,
        value: 47,
        chance: 0.008,
        sentence:
          'Passkeys lose less than 2 points of success per need: no longer if “Time a person gives one attempt” is 47.0 s or less.',
      },
    ],
    conditions: [
      {
        claim: 'one',
        words: '“95 % against 30 %, 3.17 times” (Somebody, 2025)',
        definition: 'per attempt',
        figure: 'success-per-attempt/ratio',
        claimed: 3.17,
        centre: 1.1,
        state: 'not found',
        sentence: 'No point found within 4 standard units of the centre shows it per attempt.',
      },
      {
        claim: 'one',
        words: '“95 % against 30 %, 3.17 times” (Somebody, 2025)',
        definition: 'per prompt',
        figure: 'success-per-prompt/ratio',
        claimed: 3.17,
        centre: 1.4,
        state: 'holds at a point',
        sentence: 'It would hold per prompt if people had no patience.',
        point: {
          distance: 3,
          chance: 0.001,
          coordinates: [{ parameter: 'patience', z: -3, value: 30, centre: 240 }],
          figure: 3.2,
          monteCarloSe: 0.1,
          unit: 'proportion',
        },
      },
    ],
  };
}
