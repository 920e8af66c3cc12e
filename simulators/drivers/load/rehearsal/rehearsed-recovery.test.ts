// Recoveries rehearsed: read back from their orders they are what the human model would do, which is asked only for what people show to cameras,
// say to the help desk, or mistype; and whoever comes again has lost what the last time brought.
import { beforeAll, expect, it } from 'vitest';
import { flows } from '../../../../scenarios/flows/catalogue.ts';
import type { Action } from '../../../../scenarios/flows/action.ts';
import { flowNamed } from '../../../../scenarios/flows/flow-named.ts';
import type { LoadScenario } from '../../../../scenarios/schema/scenario.ts';
import { peopleOfScenario } from '../../../attempt/people-of-scenario.ts';
import { runAttempt } from '../../../attempt/run-attempt.ts';
import { createDelivery } from '../../../delivery/delivery.ts';
import { createParameters } from '../../../people/parameters.ts';
import { createPopulation } from '../../../people/population.ts';
import { loadedOfKind } from '../../../scenario/loaded-of-kind.fixture.ts';
import { loadScenario, type LoadedScenario } from '../../../scenario/load-scenario.ts';
import { createBooks } from '../orders/create-books.ts';
import type { PlacedOrder } from '../orders/order-book.ts';
import { encodeOrder, readOrder, type RehearsedStep } from '../orders/sign-in-order.ts';
import { dueEach } from '../orders/test-books.fixture.ts';
import { expectedTarget } from './expected-target.ts';

const users = 30;
const arms = ['help-desk-recovery', 'account-recovery'] as const;
const askedFor: ReadonlySet<Action> = new Set<Action>([
  'choose-document',
  'capture-document',
  'take-selfie',
  'check-face',
  'answer-help-desk',
]);

let loaded: LoadedScenario<LoadScenario>;
let people: ReturnType<typeof peopleOfScenario>;
let delivery: ReturnType<typeof createDelivery>;
let orders: PlacedOrder[];

beforeAll(async () => {
  const overrides = [
    { path: 'users', value: String(users), option: '' },
    // Often enough to be met.
    { path: 'parameters.pass-mistyped', value: '30 %', option: '' },
  ];
  const read = await loadScenario('scenarios/recovery-peak.yaml', {
    overrides,
    metrics: { 'load-failure-share': 'proportion' },
    flows,
  });
  loaded = loadedOfKind(read, 'load');
  const { scenario, personas, providers } = loaded;
  const parameters = createParameters(loaded.parameters, scenario.parameters, personas);
  people = peopleOfScenario(loaded, parameters);
  delivery = createDelivery({ seed: scenario.seed, parameters, faults: [], flows });
  const books = createBooks(loaded, createPopulation({ scenario, personas, providers, parameters }), 0);
  orders = [];
  for (const arm of arms) orders.push(...(await books(arm).take(dueEach(2 * users))).orders);
});

const actionOf = ({ flow, step }: RehearsedStep) =>
  (flowNamed(flow).steps as Readonly<Record<string, { readonly action: Action }>>)[step]?.action;

/** At a target that answers as expected. */
async function lived({ head, tail }: PlacedOrder, isRehearsed: boolean) {
  const { user } = tail;
  const account = {
    userPrincipalName: head.userPrincipalName,
    arm: head.arm,
    password: tail.password,
    passkeys: [...tail.passkeys],
  };
  const device = user.devices.find(({ id }) => id === tail.device) ?? user.devices[0];
  const { helpDesk, temporaryAccessPass } = loaded.scenario.policy;
  const session = expectedTarget({
    account,
    afterPassword: 'accepted',
    codeAt: () => '000000',
    newPasskey: () => ({
      provider: device.provider,
      deviceId: device.id,
      credentialId: 'new',
      userHandle: 'handle',
      key: { ordinal: 0 },
      signCount: 0,
    }),
    recovery: { procedure: helpDesk?.procedure ?? [], passLength: temporaryAccessPass.length },
  });
  const { firstDraw: drawIndex, flow, startsAtMs } = head;
  const order = { user, account, device, flow, drawIndex, startsAtMs, timeLimitMs: loaded.scenario.limits.attemptTime };
  const rehearsal = isRehearsed ? { rehearsal: readOrder(encodeOrder(head)).rehearsal } : {};
  return runAttempt({ ...order, ...rehearsal }, session, people.human, delivery);
}

it('are what the human model would do, to the last bit', async () => {
  for (const order of orders) expect(await lived(order, true)).toStrictEqual(await lived(order, false));
  const ends = await Promise.all(orders.map(async (order) => (await lived(order, true)).outcome.kind));
  expect(new Set(ends)).toEqual(new Set(['succeeded', 'abandoned']));
});

it('leave to the human model what stands in no order, and nothing else', () => {
  const steps = orders.flatMap(({ head }) => head.rehearsed);
  const asked = steps.filter(({ says }) => says.kind === 'ask');
  for (const step of steps)
    expect(step.says.kind === 'ask', step.step).toBe(
      askedFor.has(actionOf(step) ?? 'open-sign-in') || step.cause === 'pass-mistyped',
    );
  expect(new Set(asked.map(actionOf))).toEqual(new Set([...askedFor, 'submit-pass']));
  expect(steps.some((step) => actionOf(step) === 'submit-pass' && step.says.kind === 'code')).toBe(true);
});

it('begin without a passkey, each time', () => {
  expect(new Set(orders.map(({ tail }) => tail.need))).toEqual(new Set([0, 1]));
  for (const { head, tail } of orders) {
    expect([tail.passkeys, head.credentials]).toEqual([[], []]);
    expect(tail.lockedOut?.reason).toMatch(/^[a-z-]+$/);
  }
});
