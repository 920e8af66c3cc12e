import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flows } from '../../../../scenarios/flows/catalogue.ts';
import { causes } from '../../../../scenarios/schema/attempt.ts';
import type { Next, Step } from '../../../../scenarios/flows/flow.ts';
import { encodeOrder, readOrder, type HeldCredential, type RehearsedStep, type SignInOrder } from './sign-in-order.ts';

const text = fc
  .array(fc.constantFrom('a', '7', ' ', '"', '\\', '\r', '\u2028', 'ä', '\u{1f511}', '-'), { maxLength: 6 })
  .map((drawn) => drawn.join(''));
const ms = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e7, noNaN: true })).map((value) => value + 0);
const optional = <K extends string, T>(key: K, arbitrary: fc.Arbitrary<T>) =>
  fc
    .option(arbitrary, { nil: undefined })
    .map((value) => (value === undefined ? {} : ({ [key]: value } as Record<K, T>)));

const credential: fc.Arbitrary<HeldCredential> = fc
  .tuple(
    fc.record({
      from: fc.constantFrom('device', 'phone'),
      ordinal: fc.nat(),
      id: text,
      userHandle: text,
      synced: fc.boolean(),
      transport: fc.constantFrom('internal', 'usb', 'hybrid'),
    }),
    optional('signCount', fc.nat()),
  )
  .map(([held, counter]) => ({ ...held, ...counter }));
const rehearsedStep: fc.Arbitrary<RehearsedStep> = fc
  .tuple(
    fc.record({ flow: text, step: text, visit: fc.nat({ max: 12 }), modelledMs: ms }),
    optional('cause', fc.constantFrom(...causes)),
    fc.oneof(
      fc.constantFrom('nothing', 'code', 'ask').map((kind) => ({ kind })),
      fc.record({ kind: fc.constantFrom('text', 'result', 'prompt'), value: text }),
    ),
  )
  .map(([at, cause, says]) => ({ ...at, ...cause, says }) as RehearsedStep);
const anyOrder: fc.Arbitrary<SignInOrder> = fc
  .tuple(
    fc.record({
      dueMs: ms,
      user: fc.nat(),
      userPrincipalName: text,
      secondFactor: fc.constantFrom('totp', 'text-message', 'e-mail'),
      arm: fc.constantFrom('today', 'passkey'),
      flow: fc.constantFrom('password-otp', 'passkey'),
      firstDraw: fc.nat(),
      client: fc.constantFrom('windows managed', 'iOS'),
      startsAtMs: fc.double({ min: 1.7e12, max: 1.8e12, noNaN: true }),
      correlationId: fc.uuid(),
      patienceMs: ms,
      credentials: fc.array(credential, { maxLength: 3 }),
      rehearsed: fc.array(rehearsedStep, { maxLength: 6 }),
    }),
    optional('totp', fc.record({ timeStep: fc.nat(), code: fc.constantFrom('000000', '012345', '987654') })),
  )
  .map(([order, totp]) => ({ ...order, ...totp }));

/** What a rehearsed step makes the person mean to do, with this code in hand. */
function meant({ modelledMs, cause, says }: RehearsedStep, code: string): object | undefined {
  if (says.kind === 'ask') return undefined;
  const said = 'value' in says ? { [says.kind]: says.value } : says.kind === 'code' ? { text: code } : {};
  return { modelledMs, ...(cause === undefined ? {} : { cause }), ...said };
}

describe('an order', () => {
  it('comes back as it was, and its rehearsal answers step by step', () => {
    fc.assert(
      fc.property(anyOrder, (order) => {
        const { rehearsed, patienceMs, ...head } = order;
        const { rehearsal, ...read } = readOrder(encodeOrder(order));
        expect(read).toEqual(head);
        expect(rehearsal.patienceMs).toBe(patienceMs);
        let nowMs = order.startsAtMs;
        for (const step of rehearsed) {
          expect(rehearsal.intentAt(step.flow, step.step, step.visit, nowMs, '123456')).toEqual(meant(step, '123456'));
          nowMs += step.modelledMs;
        }
        expect(rehearsal.intentAt('passkey', 'use-passkey', 0, nowMs, undefined)).toBeUndefined();
      }),
    );
  });

  it('falls silent for good once the way is left: another flow, step, visit, or moment', () => {
    fc.assert(
      fc.property(anyOrder, fc.nat(), fc.constantFrom('flow', 'step', 'visit', 'clock'), (order, place, what) => {
        fc.pre(order.rehearsed.length > 0);
        const leftAt = place % order.rehearsed.length;
        const { rehearsal } = readOrder(encodeOrder(order));
        let nowMs = order.startsAtMs;
        for (const [nth, { flow, step, visit, modelledMs }] of order.rehearsed.entries()) {
          const on = nth === leftAt;
          const answer = rehearsal.intentAt(
            on && what === 'flow' ? `${flow}!` : flow,
            on && what === 'step' ? `${step}!` : step,
            on && what === 'visit' ? visit + 1 : visit,
            on && what === 'clock' ? nowMs + 1 : nowMs,
            '1',
          );
          if (nth >= leftAt) expect(answer).toBeUndefined();
          // Not even where it was left, when the person comes by there in the same moment.
          if (on) expect(rehearsal.intentAt(flow, step, visit, nowMs, '1')).toBeUndefined();
          nowMs += modelledMs;
        }
      }),
    );
  });

  it('refuses a tab or a line break in any text, and says which', () => {
    const texts = (order: SignInOrder, bad: string): SignInOrder[] => [
      { ...order, userPrincipalName: bad },
      { ...order, correlationId: bad },
      { ...order, totp: { timeStep: 1, code: bad } },
      ...(['id', 'userHandle'] as const).map((field) => ({
        ...order,
        credentials: [
          {
            from: 'device',
            ordinal: 0,
            id: 'a',
            userHandle: 'b',
            synced: true,
            transport: 'internal',
            [field]: bad,
          } as HeldCredential,
        ],
      })),
      { ...order, rehearsed: [{ flow: bad, step: 's', visit: 0, modelledMs: 0, says: { kind: 'nothing' } }] },
      { ...order, rehearsed: [{ flow: 'f', step: bad, visit: 0, modelledMs: 0, says: { kind: 'nothing' } }] },
      { ...order, rehearsed: [{ flow: 'f', step: 's', visit: 0, modelledMs: 0, says: { kind: 'text', value: bad } }] },
    ];
    fc.assert(
      fc.property(anyOrder, text, fc.constantFrom('\t', '\n'), text, (order, before, bad, after) => {
        for (const each of texts(order, before + bad + after))
          expect(() => encodeOrder(each)).toThrow(/cannot stand in an order/);
      }),
      { numRuns: 30 },
    );
  });

  it('is known when fields are lacking', () => {
    const order = (rehearsed: number, credentials: number): SignInOrder => ({
      dueMs: 1.5,
      user: 12,
      userPrincipalName: 'ada@by-code.example',
      secondFactor: 'totp',
      arm: 'passkey',
      flow: 'passkey',
      firstDraw: 2,
      client: 'windows',
      startsAtMs: 1_767_600_000_000,
      correlationId: 'x',
      patienceMs: 10,
      credentials: Array.from({ length: credentials }, (_, ordinal) => ({
        from: 'device',
        ordinal,
        id: 'a',
        userHandle: 'b',
        synced: true,
        transport: 'internal',
      })),
      rehearsed: Array.from({ length: rehearsed }, (_, visit) => ({
        flow: 'passkey',
        step: 'use-passkey',
        visit,
        modelledMs: 1,
        says: { kind: 'nothing' },
      })),
    });
    for (const whole of [order(0, 0), order(0, 2), order(2, 1)].map((each) => encodeOrder(each).split('\t'))) {
      expect(() => readOrder(whole.join('\t'))).not.toThrow();
      const headAndCredentials = 14 + 7 * Number(whole[11]);
      for (let length = 0; length < whole.length; length += 1) {
        // Whole steps fewer are a shorter rehearsal, after which the human model is asked.
        if (length >= headAndCredentials && (length - headAndCredentials) % 7 === 0) continue;
        expect(() => readOrder(whole.slice(0, length).join('\t'))).toThrow(RangeError);
      }
    }
  });
});

// A rehearsal goes by flow, step, visit and clock, not by what the target said. That suffices as long as a person who decides by their last
// set-back is asked at another step for each result that sets them back.
it('two results of a step never lead to the same decision', () => {
  const decisions = new Set(['decide-to-go-on', 'recall-password']);
  let seen = 0;
  for (const flow of Object.values(flows)) {
    const steps: Readonly<Record<string, Step>> = flow.steps;
    for (const step of Object.values(steps)) {
      const leadsTo = Object.values(step.on as Readonly<Record<string, Next>>).flatMap((next) =>
        'to' in next ? [next.to] : [],
      );
      const decided = leadsTo.filter((to) => decisions.has(steps[to]?.action ?? ''));
      seen += decided.length;
      expect(new Set(decided).size, `${flow.id}: ${JSON.stringify(step.on)}`).toBe(decided.length);
    }
  }
  expect(seen).toBeGreaterThan(20);
});
