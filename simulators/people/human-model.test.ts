import { flowNamed } from '../../scenarios/flows/flow-named.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { actionResults, actions, type Action } from '../../scenarios/flows/action.ts';
import { setBacks } from '../../scenarios/flows/action-result.ts';
import type { Flow } from '../../scenarios/flows/flow.ts';
import { flow as passkey } from '../../scenarios/flows/passkey.ts';
import { flow as passkeyRegistration } from '../../scenarios/flows/passkey-registration.ts';
import { flow as passwordOtp } from '../../scenarios/flows/password-otp.ts';
import { flow as passwordReset } from '../../scenarios/flows/password-reset.ts';
import { codeChannel } from '../attempt/code-channel.ts';
import { createDelivery } from '../delivery/delivery.ts';
import { externalParameters, projectParameters, testPopulation } from './test-population.fixture.ts';
import { createHumanModel } from './human-model.ts';
import type { HumanModel, Situation } from './intent.ts';
import { unmeantCauses } from './unmeant-causes.ts';
import { externalParameterIds, parameterIds } from './parameter-table.ts';
import { withoutSlipsAndDelays } from './without-slips-and-delays.fixture.ts';

const flows: Readonly<Record<string, Flow>> = {
  passkey,
  'passkey-registration': passkeyRegistration,
  'password-otp': passwordOtp,
  'password-reset': passwordReset,
};
const places = Object.values(flows).flatMap((flow) =>
  Object.entries(flow.steps).map(([step, { action }]) => ({ flow: flow.id, step, action })),
);

function world(overrides: Record<string, number> = {}) {
  const { scenario, parameters, population } = testPopulation({ users: 400, parameters: overrides });
  return {
    parameters,
    population,
    human: createHumanModel({ seed: scenario.seed, parameters }),
    causes: unmeantCauses({ people: true, strangers: true }, scenario.seed, parameters),
    delivery: createDelivery({ seed: scenario.seed, parameters, faults: [], flows }),
  };
}

/** A person in the middle of an attempt, at a step. */
function situationAt(
  { population }: Pick<ReturnType<typeof world>, 'population'>,
  index: number,
  given: Partial<Situation> = {},
): Situation {
  const user = population.user(index);
  return {
    user,
    device: user.devices[0],
    attempt: 0,
    visit: 0,
    flow: 'password-otp',
    step: 'submit-password',
    nowMs: Date.parse('2026-01-05T09:00:00Z'),
    elapsedMs: 20_000,
    arm: 'today',
    userPrincipalName: `${user.userName}@firm.example`,
    password: user.password,
    codeInHand: '123456',
    codeChannel: codeChannel(user, 'password-otp'),
    messageInMs: 5_000,
    ...given,
  };
}

const answer = (human: HumanModel, action: Action, situation: Situation) =>
  human[action](situation) as { modelledMs: number; cause?: string; result?: string; prompt?: string; text?: string };

/** Recoveries are lived in drills alone, by parameters of their own: experiments/recovery/known-rates.test.ts. */
const met = new Set(places.map(({ action }) => action));
/** Of each action that can set a person back, every way it does; deciding to stop is no set-back to decide about. */
const thatSetBack = actions
  .filter((action) => action !== 'decide-to-go-on' && met.has(action))
  .map((action) =>
    setBacks.flatMap((result) =>
      (actionResults[action] as readonly string[]).includes(result) ? [{ action, result }] : [],
    ),
  )
  .filter((ways) => ways.length > 0);

/** Every step of every flow in every kind of situation, for many users. */
function meetEverything(
  given: ReturnType<typeof world>,
  users: number,
  see: (action: Action, answered: ReturnType<typeof answer>, situation: Situation) => void,
  also: Partial<Situation> = {},
): void {
  for (let index = 0; index < users; index++) {
    const here = situationAt(given, index);
    const { user } = here;
    for (const [nth, { flow, step, action }] of places.entries()) {
      for (const passkeyAt of ['this-device', 'roaming-key', 'phone', 'nowhere'] as const) {
        const ofAction = thatSetBack[(index + nth) % thatSetBack.length] ?? [];
        const setBack = ofAction[index % ofAction.length];
        const visit = index % 3;
        const situation: Situation = {
          ...here,
          device: user.devices[index % 2] ?? user.devices[0],
          flow,
          step,
          visit,
          attempt: index % 5,
          passkeyAt,
          ...(index % 7 === 0 ? { messageInMs: 400_000 } : {}),
          ...also,
          ...(step === 'go-on-to-new-password' ? {} : { setBack }),
        };
        see(action, answer(given.human, action, situation), situation);
      }
    }
    given.human.patienceMs(user, 0, flowNamed('passkey'));
    for (let ordinal = 0; ordinal < 10; ordinal += 1)
      given.causes?.(user, { ordinal, day: 0, atMs: 0, device: user.devices[0] }, 8 * 3_600_000);
    given.human.startsOver(user, 0);
    given.delivery({
      user,
      attempt: 0,
      message: 0,
      channel: index % 2 === 0 ? 'text-message' : 'e-mail',
      flow: 'password-otp',
    });
  }
}

describe('the human model', () => {
  const seen = { causes: new Set<string>(), prompts: new Set<string>(), results: new Map<Action, Set<string>>() };
  let given: ReturnType<typeof world>;

  beforeAll(() => {
    given = world();
    meetEverything(given, 400, (action, { modelledMs, cause, prompt, result }) => {
      if (!(modelledMs >= 0 && modelledMs < 3_600_000)) throw new Error(`${action} takes ${modelledMs} ms`);
      if (cause !== undefined) seen.causes.add(cause);
      if (prompt !== undefined) seen.prompts.add(prompt);
      if (result !== undefined) seen.results.set(action, (seen.results.get(action) ?? new Set()).add(result));
    });
  });

  it('asks for every parameter there is, and for none without source or assumption', () => {
    const all = [...projectParameters, ...externalParameters];
    expect([...given.parameters.asked].toSorted()).toEqual(all.map(({ id }) => id).toSorted());
    expect([...parameterIds].toSorted()).toEqual(projectParameters.map(({ id }) => id).toSorted());
    for (const id of given.parameters.asked) {
      const parameter = all.find((one) => one.id === id);
      expect((parameter?.evidence?.length ?? 0) > 0 || parameter?.assumed !== undefined, id).toBe(true);
    }
  });

  it("can be met with every prompt and every result of the person's own actions", () => {
    expect(seen.prompts).toEqual(new Set(['confirmed', 'dismissed', 'verification-failed', 'not-completed']));
    expect(seen.results.get('obtain-code')).toEqual(new Set(['in-hand', 'not-at-hand', 'not-arrived']));
    expect(seen.results.get('recall-password')).toEqual(new Set(['recalled', 'forgotten']));
    expect(seen.results.get('reach-for-passkey')).toEqual(
      new Set(['on-this-device', 'on-another-device', 'not-at-hand']),
    );
    expect(seen.results.get('decide-to-go-on')).toEqual(new Set(['yes', 'no']));
  });

  it('gives the same answer again, and in any order', () => {
    const situation = situationAt(given, 17);
    const first = given.human['submit-password'](situation);
    given.human['obtain-code'](situationAt(given, 18));
    expect(given.human['submit-password'](situation)).toEqual(first);
  });

  it('counts no time for opening the first page', () => {
    expect(given.human['open-sign-in'](situationAt(given, 3, { elapsedMs: 0 })).modelledMs).toBe(0);
    expect(given.human['open-sign-in'](situationAt(given, 3)).modelledMs).toBeGreaterThan(0);
  });
});

describe('common random numbers', () => {
  it('leave the phone at home in both arms of the same attempt', () => {
    const given = world({ 'fetches-missing-device': 0, 'cross-device-declined': 0, 'phone-not-at-hand': 0.4 });
    let missing = 0;
    for (let attempt = 0; attempt < 60; attempt++) {
      const index = 12; // an information worker at a computer
      const device = { ...given.population.user(index).devices[0], kind: 'mac' as const };
      const code = given.human['obtain-code'](
        situationAt(given, index, { attempt, device, step: 'obtain-code', codeChannel: 'totp' }),
      );
      const reach = given.human['reach-for-passkey'](
        situationAt(given, index, { attempt, device, flow: 'passkey', step: 'reach-for-passkey', passkeyAt: 'phone' }),
      );
      expect(reach.result === 'not-at-hand').toBe(code.result === 'not-at-hand');
      if (code.result === 'not-at-hand') missing += 1;
    }
    expect(missing).toBeGreaterThan(10);
    expect(missing).toBeLessThan(40);
  });
});

const people = 200;
const tries = 30;

/** Mistyped passwords of each user. */
function slipsByUser(overrides: Record<string, number>): number[] {
  const given = world({ 'password-filled': 0, ...overrides });
  return Array.from({ length: people }, (_, index) => {
    const situation = situationAt(given, index);
    return Array.from(
      { length: tries },
      (__, attempt) => given.human['submit-password']({ ...situation, attempt }).cause === 'mistyped',
    ).filter(Boolean).length;
  });
}

/** Variance of the users' counts over that of independent tries at one rate. */
function dispersion(counts: readonly number[]): number {
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (counts.length - 1);
  return variance / (mean * (1 - mean / tries));
}

describe('attempts of one user', () => {
  it('are alike through traits, and independent without them', () => {
    // Under independence (n-1)·dispersion is about chi-square with 199 degrees of freedom: 1 ± 0.4 at four sd.
    expect(dispersion(slipsByUser({}))).toBeGreaterThan(1.4);
    expect(Math.abs(dispersion(slipsByUser({ 'carelessness-spread': 0 })) - 1)).toBeLessThan(0.4);
  });
});

describe('without slips and delays', () => {
  it('nothing takes time, nothing goes wrong, nobody stops', () => {
    const given = world(withoutSlipsAndDelays([...parameterIds, ...externalParameterIds]));
    meetEverything(
      given,
      40,
      (action, { modelledMs, cause, prompt, result, text }, situation) => {
        expect(modelledMs, action).toBe(0);
        if (action === 'submit-password') expect(text).toBe(situation.user.password);
        if (action === 'submit-code' && situation.codeChannel !== 'totp')
          expect([text, cause]).toEqual(['123456', undefined]);
        if (prompt !== undefined) expect([prompt, cause]).toEqual(['confirmed', undefined]);
        if (action === 'decide-to-go-on') expect(result).toBe('yes');
        if (action === 'recall-password') expect(result).toBe('recalled');
        if (action === 'reach-for-passkey') expect(result === 'not-at-hand').toBe(situation.passkeyAt === 'nowhere');
        if (action === 'obtain-code') expect(result).toBe('in-hand');
      },
      { messageInMs: 0 },
    );
    const user = given.population.user(3);
    expect(given.human.patienceMs(user, 0, flowNamed('passkey'))).toBeGreaterThan(86_400_000);
    expect(given.human.startsOver(user, 0)).toEqual({ again: true, afterMs: 0 });
    expect(given.delivery({ user, attempt: 0, message: 0, channel: 'text-message', flow: 'password-otp' })).toEqual({
      arrivesInMs: 0,
    });
    expect(user.traits).toEqual({ slowness: 1, carelessness: 1, forgetfulness: 1, patience: 1 });
  });
});
