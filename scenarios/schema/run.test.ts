// Manifests of before there were kinds, and of before fields that are asked for now.
import { describe, expect, it } from 'vitest';
import { manifest } from './run.ts';

const scenario = {
  name: 'Old',
  seed: 1,
  target: 'reference',
  driver: 'browser',
  design: 'paired',
  arms: ['password-otp', 'passkey'],
  personas: { one: 0.25, other: 0.75 },
  allocation: 'proportional',
  users: 3,
  days: 1,
  signInsPerUserAndDay: 1,
  startsOn: '2026-01-05',
  claims: [],
  gates: {},
  faults: [{ at: 'password-otp/obtain-code', delay: { distribution: 'lognormal', median: 30_000, sigma: 0.8 } }],
  parameters: {},
  limits: { attemptTime: 900_000, answerTime: 10_000, void: 0.02, restartsPerSession: 1 },
  measurement: { quietShare: 0.2 },
  load: { spacing: 'poisson', leadIn: 5_000, giveUpStartAfter: 10_000, realtime: false, rateLimit: 1_000 },
};
const price = { usd: 1, assumed: 'a test' };
const rollout = {
  startsOn: '2026-01-05',
  endsOn: '2026-02-01',
  waves: [{ name: 'All', startsOn: '2026-01-12', share: 1 }],
  helpDesk: { opens: 28_800_000, closes: 64_800_000, agents: 1 },
  prices: {
    helpDeskTicket: price,
    workingHour: price,
    textMessage: price,
    licencePerUserAndMonth: price,
    securityKey: price,
  },
};
const old = (more: object) => ({
  format: 'passkey-pilot-run/1',
  id: 'old',
  name: 'Old',
  state: 'completed',
  version: '0.1.0',
  scenarioFile: 'old.yaml',
  scenarioHash: '',
  scenario: { ...scenario, ...more },
  overrides: [],
  seed: 1,
  personas: [],
  claims: [],
  parameters: [],
  published: [],
  environment: { node: 'v24', operatingSystem: 'x', cpuModel: 'x', cores: 1, memoryGiB: 1, packages: {} },
  epochs: [],
  planned: { users: 3, sessions: 3 },
});

describe('a manifest that does not say its kind', () => {
  it.each([
    ['pilot', {}],
    ['pilot', { driver: 'virtual' }],
    ['load', { driver: 'load' }],
    ['rollout', { driver: 'virtual', rollout }],
  ])('is of a %s: %j', (kind, more) => {
    const read = manifest.parse(old(more));
    expect([read.kind, read.scenario.kind, 'load' in read.scenario]).toEqual([kind, kind, kind === 'load']);
  });

  it('keeps what it says, and has the defaults of what was not asked for then', () => {
    const { personas, faults, limits, policy, virtual, arms } = manifest.parse(old({})).scenario;
    expect({ personas, faults, limits }).toEqual({
      personas: scenario.personas,
      faults: scenario.faults,
      limits: scenario.limits,
    });
    expect([policy.smartLockout.duration, virtual.machineTime]).toEqual([60_000, 'pilot-in-chromium']);
    expect(arms.map(({ id, baseline }) => [id, baseline])).toEqual([
      ['password-otp', undefined],
      ['passkey', 'password-otp'],
    ]);
    const again = manifest.parse(old({}));
    expect(manifest.parse(JSON.parse(JSON.stringify(again)))).toEqual(again);
  });

  it.each([
    ['a kind that its scenario is not', { kind: 'load', ...old({}) }],
    ['an unknown kind', { kind: 'drill', ...old({}) }],
    ['a duration as text', old({ limits: { ...scenario.limits, attemptTime: '15 min' } })],
  ])('is refused with %s', (_, written) => expect(manifest.safeParse(written).success).toBe(false));
});
