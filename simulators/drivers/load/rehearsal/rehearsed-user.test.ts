import fc from 'fast-check';
import { TOTP } from 'otpauth';
import { beforeAll, describe, expect, it } from 'vitest';
import { actionResults } from '../../../../scenarios/flows/action.ts';
import { armsOfFlows, shortArm, type Arm } from '../../../../scenarios/schema/arm.ts';
import { defaultPolicy } from '../../../../scenarios/schema/policy.ts';
import { codeChannel } from '../../../attempt/code-channel.ts';
import type { DriverLane } from '../../../attempt/driver.ts';
import { liveUser } from '../../../attempt/live-user.ts';
import { scriptedHuman } from '../../../attempt/scripted-human.fixture.ts';
import {
  deviceBoundProvider,
  securityKeyProvider,
  syncedProvider,
  testUser,
} from '../../../attempt/test-user.fixture.ts';
import type { AttemptCourse } from '../../../attempt/attempt-course.ts';
import type { Rehearsal } from '../../../attempt/attempt-order.ts';
import { runAttempt } from '../../../attempt/run-attempt.ts';
import {
  nothingMeasured,
  type Performed,
  type TargetAction,
  type TargetSession,
} from '../../../attempt/target-session.ts';
import type { HumanModel } from '../../../people/intent.ts';
import type { PlacedOrder } from '../orders/order-book.ts';
import { encodeOrder, readOrder, type OrderedUser, type RehearsedStep } from '../orders/sign-in-order.ts';
import { clumsy, dueEach, testBooks, type TestBooks } from '../orders/test-books.fixture.ts';
import { passkeyIds } from './enrolled-passkeys.ts';
import { expectedTarget, type ExpectedTarget } from './expected-target.ts';
import { RehearsedUser } from './rehearsed-user.ts';

const assumed = 'a test';
const arms: readonly Arm[] = [
  ...armsOfFlows(['password-otp', 'passkey']),
  // The password suffices for some.
  {
    ...shortArm('password-otp'),
    id: 'mix',
    policy: { signIn: { multifactor: 'where-registered' } },
    secondFactors: { shares: { none: 0.5, totp: 0.5 }, assumed },
  },
  { ...shortArm('passkey'), id: 'passkey-alone', fallbacks: [] },
];
const totpAt = (secret: string, atMs: number) => new TOTP({ secret }).generate({ timestamp: atMs });

/** A target that answers otherwise than expected, once: the action's turn among all that reach it, and what it says then. */
interface Deviation {
  readonly turn: number;
  readonly otherwise: (action: TargetAction, said: Performed<TargetAction>) => Performed<TargetAction>;
}

function deviating(session: TargetSession, { turn, otherwise }: Deviation): TargetSession {
  let asked = -1;
  const actions = Object.entries(session) as [
    TargetAction,
    (...given: unknown[]) => Promise<Performed<TargetAction>>,
  ][];
  return Object.fromEntries(
    actions.map(([action, answer]) => [
      action,
      async (...given: unknown[]) => {
        asked += 1;
        return asked === turn ? otherwise(action, await answer(...given)) : answer(...given);
      },
    ]),
  ) as unknown as TargetSession;
}

/** The human model, and how often it was asked. */
function counted(human: HumanModel): { readonly human: HumanModel; readonly asked: () => number } {
  let asked = 0;
  const answers = Object.entries(human).map(([name, answer]) => [
    name,
    (...given: unknown[]) => {
      asked += 1;
      return (answer as (...given: unknown[]) => unknown)(...given);
    },
  ]);
  return { human: Object.fromEntries(answers) as HumanModel, asked: () => asked };
}

interface Lived {
  readonly course: AttemptCourse;
  /** The human model. */
  readonly asked: number;
  readonly passwordAfter: string;
}

/** Lives an order as k6 does, from its tail as JSON, at a target whose messages hold another code than rehearsed. */
async function lived(
  { human: model, delivery, scenario }: TestBooks,
  { head, tail: written }: PlacedOrder,
  rehearsal?: Rehearsal,
  deviation?: Deviation,
): Promise<Lived> {
  const tail = JSON.parse(JSON.stringify(written)) as OrderedUser;
  const { user } = tail;
  const account: ExpectedTarget['account'] = {
    userPrincipalName: head.userPrincipalName,
    arm: head.arm,
    password: tail.password,
    passkeys: [...tail.passkeys],
  };
  const target = expectedTarget({
    afterPassword: user.secondFactor === 'none' ? 'signed-in' : 'accepted',
    account,
    codeAt: (flow, nowMs) => (codeChannel(user, flow) === 'totp' ? totpAt(user.totpSecret, nowMs) : '314159'),
    newPasskey: () => {
      throw new Error('a sign-in registers no passkey');
    },
  });
  const { human, asked } = counted(model);
  const order = {
    user,
    account,
    device: user.devices.find(({ id }) => id === tail.device) ?? user.devices[0],
    flow: head.flow,
    drawIndex: head.firstDraw,
    startsAtMs: head.startsAtMs,
    timeLimitMs: scenario.limits.attemptTime,
    fallbacks: arms.find(({ id }) => id === head.arm)?.fallbacks,
    ...(rehearsal === undefined ? {} : { rehearsal }),
  };
  const course = await runAttempt(
    order,
    deviation === undefined ? target : deviating(target, deviation),
    human,
    delivery,
  );
  return { course, asked: asked(), passwordAfter: account.password };
}

const rehearsalOf = ({ head }: PlacedOrder) => readOrder(encodeOrder(head)).rehearsal;
const isAsked = ({ says }: RehearsedStep) => says.kind === 'ask';

/** Two needs of each, in all arms: the project's people as they are, and people to whom much goes wrong. */
const people: { readonly title: string; readonly books: TestBooks; orders: PlacedOrder[] }[] = [
  { title: 'people as they are', books: testBooks({ users: 100, arms }), orders: [] },
  { title: 'clumsy people', books: testBooks({ users: 60, arms, seed: 7, parameters: clumsy }), orders: [] },
];
beforeAll(async () => {
  for (const each of people) {
    const books = each.books.open();
    for (const arm of arms)
      each.orders.push(...(await books(arm.id).take(dueEach(2 * each.books.population.size))).orders);
  }
});

describe('a rehearsal read from its order', () => {
  it.each(people)(
    'answers what the human model would: the same course to the last bit, for $title',
    async ({ books, orders }) => {
      expect(orders).toHaveLength(2 * arms.length * books.population.size);
      for (const order of orders) {
        const [live, rehearsed] = [await lived(books, order), await lived(books, order, rehearsalOf(order))];
        expect(rehearsed.course).toStrictEqual(live.course);
        expect(rehearsed.passwordAfter).toBe(live.passwordAfter);
        // And it did answer: the model was asked for slips that only the code itself decides, and for nothing else.
        expect(live.asked).toBe(live.course.steps.length + 1);
        expect(rehearsed.asked).toBe(order.head.rehearsed.filter(isAsked).length);
      }
    },
  );

  it('saw every kind of day', () => {
    const steps = people.flatMap(({ orders }) => orders).flatMap(({ head }) => head.rehearsed);
    const all = new Set(
      steps.flatMap(({ flow, step, cause }) => [`${flow}/${step}`, ...(cause === undefined ? [] : [cause])]),
    );
    const wanted = [
      'password-reset/choose-new-password',
      'password-otp/resend-code',
      'passkey/use-passkey-again',
      'passkey/use-passkey-for-user-name',
      'passkey/choose-another-way',
    ];
    expect([...all]).toEqual(
      expect.arrayContaining([
        ...wanted,
        'code-mistyped',
        'code-of-previous-window',
        'mistyped',
        'old-password',
        'code-lost',
        'security-key-not-at-hand',
        'no-passkey-on-device',
      ]),
    );
    expect(new Set(steps.map(({ says }) => says.kind))).toEqual(
      new Set(['nothing', 'code', 'ask', 'text', 'result', 'prompt']),
    );
  });

  it('falls silent where the target answers otherwise, and the course is that of the human model alone', async () => {
    const { books, orders } = people[1] ?? people[0] ?? expect.unreachable();
    const kinds = fc.constantFrom('result', 'slow', 'planted delay');
    let deviations = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...orders),
        fc.nat({ max: 12 }),
        fc.nat(),
        kinds,
        async (order, turn, pick, kind) => {
          const deviation: Deviation = {
            turn,
            otherwise: (action, said) => {
              deviations += 1;
              if (kind === 'slow') return { ...said, measured: { ...nothingMeasured, serverMs: 2_500 } };
              if (kind === 'planted delay')
                return { ...said, measured: { ...nothingMeasured, serverMs: 700 }, plantedMs: 700 };
              const others = actionResults[action].filter((result) => result !== said.result);
              const result = others[pick % others.length] as typeof said.result;
              return { result, code: '50126', measured: nothingMeasured };
            },
          };
          const live = await lived(books, order, undefined, deviation);
          const answered: boolean[] = [];
          const rehearsal = rehearsalOf(order);
          const watched: Rehearsal = {
            patienceMs: rehearsal.patienceMs,
            intentAt: (...at) => {
              const intent = rehearsal.intentAt(...at);
              answered.push(intent !== undefined);
              return intent;
            },
          };
          const rehearsed = await lived(books, order, watched, deviation);
          expect(rehearsed.course).toStrictEqual(live.course);
          // It answers up to where the way, or the clock, is no more the rehearsed one.
          const onTheWay = onRehearsedWay(live.course, order.head.rehearsed, order.head.startsAtMs);
          expect(answered).toEqual(
            live.course.steps.map(
              (_, nth) => nth < onTheWay && !isAsked(order.head.rehearsed[nth] ?? expect.unreachable()),
            ),
          );
        },
      ),
      { numRuns: 200 },
    );
    expect(deviations).toBeGreaterThan(120);
  });
});

/** Steps from the begin that were taken where and when they were rehearsed. */
function onRehearsedWay({ steps }: AttemptCourse, rehearsed: readonly RehearsedStep[], startsAtMs: number): number {
  let [liveMs, rehearsedMs] = [startsAtMs, startsAtMs];
  for (const [nth, { flow, step, modelledMs, measuredMs, plantedMs = 0 }] of steps.entries()) {
    const planned = rehearsed[nth];
    if (planned === undefined || planned.flow !== flow || planned.step !== step || liveMs !== rehearsedMs) return nth;
    liveMs += modelledMs;
    liveMs += plantedMs + Math.floor((measuredMs - plantedMs) / 1_000) * 1_000;
    rehearsedMs += planned.modelledMs;
  }
  return steps.length;
}

describe('a rehearsed user', () => {
  const days = 3;
  const perDay = 2;
  const books = testBooks({ users: 30, arms, days, signInsPerUserAndDay: perDay, seed: 11, parameters: clumsy });

  it.each(arms)(
    'lives the life that a driver would at such a target: registration, needs, restarts, what a reset leaves ($id)',
    async (arm) => {
      const { scenario, population, human, delivery } = books;
      const ids = passkeyIds(scenario.seed);
      const { orders } = await books
        .open()(arm.id)
        .take(dueEach(population.size * days * perDay));
      let resets = 0;
      for (let index = 0; index < population.size; index += 1) {
        const user = population.user(index);
        const ofUser = await ids(index);
        const passwordAt = new Map<number, string>();
        const lane: DriverLane = {
          openAccount: () => Promise.resolve(),
          closeAccount: () => Promise.resolve(),
          leaveUser: () => Promise.resolve(),
          openSession: ({ user: inArm, account, device, drawIndex }) => {
            passwordAt.set(drawIndex, account.password);
            return Promise.resolve({
              session: expectedTarget({
                afterPassword: inArm.secondFactor === 'none' ? 'signed-in' : 'accepted',
                account,
                codeAt: (flow, nowMs) =>
                  codeChannel(inArm, flow) === 'totp' ? totpAt(inArm.totpSecret, nowMs) : '000000',
                newPasskey: () => ({
                  provider: device.provider,
                  deviceId: device.id,
                  ...ofUser,
                  key: { ordinal: account.passkeys.length },
                  signCount: 0,
                }),
              }),
              close: () => Promise.resolve(),
            });
          },
        };
        const firstTries: object[] = [];
        const life = {
          scenario: { ...scenario, measurement: { quietShare: 0 } },
          user,
          arms: [arm],
          needs: population.needs(index),
          human,
          delivery,
          lane,
          laneIndex: 0,
          epoch: 0,
          around: <T>(_quiet: boolean, run: () => Promise<T>) => run(),
        };
        for await (const { flow, draw, need, day, device, startedAt, correlationId, steps } of liveUser(life)) {
          if (flow !== arm.signIn || draw % (scenario.limits.restartsPerNeed + 1) !== 0) continue;
          resets += steps.filter(
            ({ action, result }) => action === 'choose-new-password' && result === 'accepted',
          ).length;
          firstTries.push({
            draw,
            password: passwordAt.get(draw),
            need,
            day,
            device,
            startedAt,
            correlationId,
            steps: steps.map(
              (each) =>
                `${each.flow}/${each.step} ${each.cause === 'lost-patience' ? 'lost patience' : `${each.modelledMs} ${each.cause}`}`,
            ),
          });
        }
        const ordered = orders.flatMap(({ head, tail }, nth) => {
          if (head.user !== index) return [];
          expect(head.dueMs).toBe(nth * 10);
          // Where patience ends before the step does, the person never does what they meant to do.
          const lost = (at: number) =>
            at === head.rehearsed.length - 1 &&
            head.rehearsed.reduce((sum, { modelledMs }) => sum + modelledMs, 0) > head.patienceMs;
          return [
            {
              draw: head.firstDraw,
              password: tail.password,
              need: tail.need,
              day: tail.day,
              device: tail.device,
              startedAt: new Date(head.startsAtMs).toISOString(),
              correlationId: head.correlationId,
              steps: head.rehearsed.map(
                (each, at) =>
                  `${each.flow}/${each.step} ${lost(at) ? 'lost patience' : `${each.modelledMs} ${each.cause}`}`,
              ),
            },
          ];
        });
        expect(ordered).toEqual(firstTries);
      }
      // Only who may come to a password can have forgotten it.
      if (arm.fallbacks === undefined) expect(resets).toBeGreaterThan(10);
      else expect(resets).toBe(0);
    },
  );

  it('comes with the password that the order before left', async () => {
    const { orders } = await books
      .open()('password-otp')
      .take(dueEach(books.population.size * days * perDay));
    const passwords = new Map<number, string>();
    let changed = 0;
    for (const order of orders) {
      const before = passwords.get(order.head.user) ?? order.tail.user.password;
      const { passwordAfter } = await lived(books, order);
      if (passwordAfter !== order.tail.password) changed += 1;
      // A restart may have changed it too: then it is the next order that tells.
      if (order.tail.password !== before) expect(order.tail.password).not.toBe(order.tail.user.password);
      passwords.set(order.head.user, passwordAfter);
    }
    expect(changed).toBeGreaterThan(10);
  });

  it('has passkeys in its own arm only, where registering came to its end', async () => {
    const [bare, held] = await Promise.all(
      arms.map(async (arm) => (await books.open()(arm.id).take(dueEach(30))).orders),
    );
    expect(bare?.every(({ head, tail }) => head.credentials.length === 0 && tail.passkeys.length === 0)).toBe(true);
    const enrolled = held?.filter(({ tail }) => tail.passkeys.length > 0) ?? [];
    expect(enrolled.length).toBeGreaterThan(15);
    expect(enrolled.length).toBeLessThan(30);
    for (const { head, tail } of enrolled) {
      expect(tail.passkeys).toHaveLength(1);
      for (const { id } of head.credentials) expect(id).toBe(tail.passkeys[0]?.credentialId);
    }
    // A device-bound passkey stays at home when the person comes with another device.
    expect(enrolled.some(({ head }) => head.credentials.length === 0)).toBe(true);
  });

  it('counts signatures upwards from order to order where its passkey counts, and never where it does not', async () => {
    const { orders } = await books
      .open()('passkey')
      .take(dueEach(books.population.size * days * perDay));
    const last = new Map<number, number>();
    let compared = 0;
    for (const { head } of orders) {
      for (const { synced, signCount } of head.credentials) {
        expect(signCount === undefined).toBe(synced);
        if (signCount === undefined) continue;
        const before = last.get(head.user);
        // Room for every assertion of the attempts between.
        if (before !== undefined) expect(signCount - before).toBeGreaterThanOrEqual(16);
        if (before !== undefined) compared += 1;
        last.set(head.user, signCount);
      }
    }
    expect(compared).toBeGreaterThan(20);
  });

  it('has at hand what its devices hold: a passkey of this one, of the security key, of the phone beside it', async () => {
    const monday = Date.UTC(2026, 0, 5, 8);
    const rehearsed = async (devices: Parameters<typeof testUser>[0]) => {
      const user = testUser(devices);
      const ground = {
        scenario: { seed: 1, limits: books.scenario.limits },
        human: scriptedHuman(),
        delivery: () => ({ arrivesInMs: 0 }) as const,
        epoch: 0,
        passkeyIdsOf: passkeyIds(1),
        totp: totpAt,
        policyOf: () => defaultPolicy,
      };
      const [main, other = main] = user.devices;
      const made = new RehearsedUser(ground, user, shortArm('passkey'), (day) =>
        [main, other].map((device, nth) => ({ ordinal: 2 * day + nth, day, atMs: monday + nth, device })),
      );
      await made.enrol();
      const heads = [(await made.order(0)).head, (await made.order(1)).head];
      return heads.map(({ credentials, rehearsed: steps }) => ({
        held: credentials.map(({ from, transport, signCount }) => [from, transport, signCount]),
        last: steps.at(-1)?.step,
      }));
    };
    // Registered on the phone, which counts; then another computer, to which it lends its passkey. Two draws were one need before.
    const phone = { id: 'main', kind: 'iphone', provider: deviceBoundProvider } as const;
    const laptop = { id: 'other', kind: 'windows-laptop', provider: deviceBoundProvider } as const;
    expect(await rehearsed({ devices: [phone, laptop] })).toEqual([
      { held: [['device', 'internal', 1]], last: 'use-passkey' },
      { held: [['phone', 'hybrid', 1 + 2 * 16]], last: 'use-passkey-of-phone' },
    ]);
    const key = { id: 'main', kind: 'mac', provider: securityKeyProvider } as const;
    expect(await rehearsed({ devices: [key, { ...laptop, kind: 'mac' }] })).toEqual([
      { held: [['device', 'usb', 1]], last: 'use-passkey' },
      { held: [['device', 'usb', 33]], last: 'use-passkey' },
    ]);
    // Synced: the same passkey on either; lent by the phone where the computer is not of that cloud.
    const cloudPhone = { ...phone, provider: syncedProvider };
    expect((await rehearsed({ devices: [cloudPhone, { ...laptop, provider: syncedProvider }] }))[1]).toEqual({
      held: [
        ['device', 'internal', undefined],
        ['phone', 'hybrid', undefined],
      ],
      last: 'use-passkey',
    });
    expect((await rehearsed({ devices: [cloudPhone, laptop] }))[1]).toEqual({
      held: [['phone', 'hybrid', undefined]],
      last: 'use-passkey-of-phone',
    });
  });

  it('has the code that the authenticator app shows when it is read, if one is read', () => {
    let shown = 0;
    for (const { head, tail } of people.flatMap(({ orders }) => orders)) {
      const { totp, secondFactor } = head;
      if (totp === undefined) continue;
      shown += 1;
      expect(secondFactor).toBe('totp');
      expect(totp.code).toBe(totpAt(tail.user.totpSecret, totp.timeStep * 30_000 + 12_345));
      const instants = head.rehearsed.map(
        (_, nth) =>
          head.startsAtMs + head.rehearsed.slice(0, nth + 1).reduce((sum, { modelledMs }) => sum + modelledMs, 0),
      );
      const read = head.rehearsed.flatMap(({ flow, step }, nth) =>
        flow === 'password-otp' && step === 'obtain-code' ? [Math.floor((instants[nth] ?? 0) / 30_000)] : [],
      );
      expect(read.at(-1)).toBe(totp.timeStep);
    }
    expect(shown).toBeGreaterThan(50);
  });
});
