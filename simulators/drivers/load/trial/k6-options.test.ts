import { expect, it } from 'vitest';
import { loadScenario, type LoadScenarioInput } from '../../../../scenarios/schema/scenario.ts';
import { k6Options } from './k6-options.ts';

const scenarioWith = (more: Partial<LoadScenarioInput>) =>
  loadScenario.parse({ kind: 'load', name: 'x', seed: 1, users: 1, personas: { one: '100 %' }, ...more });
const shape = { iterations: 500, vus: 20, durationMs: 30_000 };
const signIns = (options: object) => (options as { scenarios: { signIns: Record<string, unknown> } }).scenarios.signIns;

it('shares all sign-ins out among the VUs, and waits for the last', () => {
  expect(signIns(k6Options(scenarioWith({ load: { giveUpStartAfter: '10 s' } }), shape))).toEqual({
    executor: 'shared-iterations',
    vus: 20,
    iterations: 500,
    // Until the last is due, until it would be dropped, and as long as an attempt and one more may take.
    maxDuration: `${30 + 10 + 2 * (900 + 10)}s`,
    gracefulStop: '2s',
  });
});

it('has no more VUs than sign-ins, as k6 wants it', () => {
  expect(signIns(k6Options(scenarioWith({}), { ...shape, iterations: 3 }))).toMatchObject({ vus: 3, iterations: 3 });
});

it.each([true, false])(
  'breaks nobody off who takes as long as an attempt may, and starts over (realtime: %s)',
  (realtime) => {
    const scenario = scenarioWith({
      load: { realtime },
      limits: { attemptTime: '15 min', answerTime: '2 min', restartsPerNeed: 2 },
    });
    expect(signIns(k6Options(scenario, { ...shape, durationMs: 30_001 }))).toMatchObject({
      maxDuration: `${31 + 10 + 3 * (900 + 120)}s`,
    });
    const short = scenarioWith({
      load: { realtime },
      limits: { attemptTime: '10 s', answerTime: '1 s', restartsPerNeed: 0 },
    });
    expect(signIns(k6Options(short, shape))).toMatchObject({ maxDuration: '100s' });
  },
);

it('keeps cookies to the sign-in that got them, and bodies and certificates to be looked at', () => {
  expect(k6Options(scenarioWith({}), shape)).toMatchObject({
    noCookiesReset: true,
    discardResponseBodies: false,
    insecureSkipTLSVerify: false,
  });
});

it('has thresholds where the scenario has gates that k6 can see, of the arm that is loaded', () => {
  const scenario = scenarioWith({
    gates: { 'load-latency-p95{arm:passkey}': ['value<1 s'], 'void-share': ['value<1 %'] },
  });
  expect(k6Options(scenario, { ...shape, arm: 'passkey' })).toMatchObject({
    thresholds: { 'sign_in_due_duration{arm:passkey}': ['p(95)<1000'] },
  });
  expect(k6Options(scenario, { ...shape, arm: 'password-otp' })).not.toHaveProperty('thresholds');
  expect(k6Options(scenarioWith({}), shape)).not.toHaveProperty('thresholds');
});
